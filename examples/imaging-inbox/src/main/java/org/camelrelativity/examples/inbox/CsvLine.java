package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Fields as one line of a CSV file that we write ourselves. */
final class CsvLine {

    private static final CSVFormat CSV = CSVFormat.RFC4180;

    private CsvLine() {}

    /** {@return the fields quoted where needed, without a line end} */
    static String of(List<String> fields) {
        return CSV.format(fields.toArray());
    }

    static List<String> parse(String line) {
        try (CSVParser parser = CSVParser.parse(new StringReader(line), CSV)) {
            return parser.iterator().next().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
