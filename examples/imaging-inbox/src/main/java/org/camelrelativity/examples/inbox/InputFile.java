package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that came into the inbox. Its content tells whether it was processed before, and names what is written about it.
 *
 * @param path where it lies
 * @param digest SHA-256 of its content
 */
record InputFile(Path path, String digest) {

    /** Comes before the name, so that files are run in the order of their arrival. */
    static final String ARRIVAL_TIME = "yyyyMMdd-HHmmss-SSS";

    private static final int SHOWN_DIGEST = 8;
    private static final int LONGEST_STEM = 100;

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
        return path.getFileName().toString().substring(ARRIVAL_TIME.length() + 1);
    }

    /** {@return its name without .csv, and the beginning of its digest: another content gets another name} */
    String title() {
        String name = name();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return stem.substring(0, Math.min(stem.length(), LONGEST_STEM)) + "-" + digest.substring(0, SHOWN_DIGEST);
    }
}
