package org.camelrelativity.examples.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.camelrelativity.common.Quoted;

/** A CSV file that we write: there as a whole or not at all, and safe to open in a spreadsheet. */
final class CsvFile implements Closeable {

    /** Where a spreadsheet may begin to read a formula: also in full width, and behind a semicolon, at which some split. */
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)([\\s\\u00a0]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])");

    private static final int LONGEST_TEXT = 10_000;

    private final Path path;
    private final Path part;
    private final CSVPrinter printer;

    CsvFile(Path path, List<String> header) throws IOException {
        this.path = path;
        part = path.resolveSibling("." + path.getFileName() + ".part");
        printer = new CSVPrinter(Files.newBufferedWriter(part, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        add(header);
    }

    void add(List<String> fields) throws IOException {
        printer.printRecord(fields);
    }

    /** Completes the file; one of the same name is replaced. */
    void publish() throws IOException {
        printer.close();
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Closes a file that may or may not have been completed. */
    @Override
    public void close() throws IOException {
        printer.close();
        Files.deleteIfExists(part);
    }

    /** {@return what somebody else has written, on one line and never taken for a formula} */
    static String free(String text) {
        return FORMULA.matcher(Quoted.plain(text.strip(), LONGEST_TEXT)).replaceAll("$1$2'");
    }
}
