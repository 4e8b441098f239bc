package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file that came into the inbox. Its content tells whether it was processed before, and names what is written about it.
 *
 * @param path where it lies
 * @param digest SHA-256 of its content
 */
record InputFile(Path path, String digest) {

    /** Comes before the name, so that files are run in the order of their arrival; in UTC, which no clock change repeats. */
    private static final DateTimeFormatter ARRIVAL_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private static final int ARRIVAL_TIME_LENGTH = 19;

    private static final int SHOWN_DIGEST = 8;
    /** In bytes, which file systems count: 255 are usual for a whole name, and ours get something at both ends. */
    private static final int LONGEST_STEM = 100;

    private static final int LONGEST_ARRIVED_STEM = 180;

    /** What a listing of the folder would not show, or show as something else. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    static InputFile of(Path path) throws IOException {
        return new InputFile(path, digest(path));
    }

    /** {@return the SHA-256 of a file's content, in hexadecimal digits} */
    static String digest(Path path) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        try (InputStream content = new DigestInputStream(Files.newInputStream(path), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** {@return its name in the inbox} */
    String name() {
        return path.getFileName().toString().substring(ARRIVAL_TIME_LENGTH + 1);
    }

    /** {@return its name without .csv, and the beginning of its digest: another content gets another name} */
    String title() {
        return cut(stem(name()), LONGEST_STEM) + "-" + digest.substring(0, SHOWN_DIGEST);
    }

    /** {@return what a file is called once it was taken out of the inbox: names that were cut or cleaned stay apart} */
    static String arrivalName(String name, LocalDateTime time) {
        String stem = stem(name);
        String cut = cut(UNPRINTABLE.matcher(stem).replaceAll("_"), LONGEST_ARRIVED_STEM);
        String rest = cut.equals(stem) ? "" : "~" + Integer.toHexString(name.hashCode());
        return ARRIVAL_TIME.format(time) + "_" + cut + rest + name.substring(stem.length());
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int bytes) {
        StringBuilder cut = new StringBuilder();
        int size = 0;
        for (int character : text.codePoints().toArray()) {
            String next = Character.toString(character);
            size += next.getBytes(StandardCharsets.UTF_8).length;
            if (size > bytes) {
                break;
            }
            cut.append(next);
        }
        return cut.toString();
    }
}
