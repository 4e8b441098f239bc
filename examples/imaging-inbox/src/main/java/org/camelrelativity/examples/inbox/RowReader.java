package org.camelrelativity.examples.inbox;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file in UTF-8, one at a time. A row has as many fields as the header: with one too many or too few,
 * nobody knows which field belongs to which column.
 */
final class RowReader implements Iterator<Row>, Closeable {

    static final int LONGEST_ROW = 64 * 1024;

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    /** All are needed: a forgotten qc would show images that were to be hidden. */
    private static final List<String> COLUMNS = List.of("workspaceid", "imagingsetid", "qc");

    private static final int SHOWN_TEXT = 200;
    /** And the quote behind it, which is none for the parser. */
    private static final String BYTE_ORDER_MARK = "[\uFEFF\"]";

    private static final char NOT_DECODED = '\uFFFD';

    private final LimitedReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> header;
    private int line = 1;
    private CSVRecord next;

    private RowReader(Path file) throws IOException {
        text = new LimitedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        parser = CSVParser.parse(text, CSV);
        records = parser.iterator();
    }

    /** Reads all of the file first: behind a quote that is never closed nobody knows what a row is. */
    static RowReader open(Path file) throws IOException, ParseException {
        try (RowReader trial = new RowReader(file)) {
            trial.header = trial.header();
            while (trial.hasNext()) {
                trial.next();
            }
        } catch (UncheckedIOException e) {
            throw new ParseException("the file is no CSV: " + e.getCause().getMessage(), 0);
        }
        RowReader reader = new RowReader(file);
        reader.header = reader.header();
        return reader;
    }

    private List<String> header() throws ParseException {
        if (!hasNext()) {
            throw new ParseException("the file is empty", 0);
        }
        String fault = fault(next);
        if (fault != null) {
            throw new ParseException("the header row can't be read: " + fault, 0);
        }
        List<String> names = next.stream()
                .map(name -> name.replaceAll(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : COLUMNS) {
            if (names.indexOf(column) < 0 || names.indexOf(column) != names.lastIndexOf(column)) {
                throw new ParseException(
                        "the header row must have the column " + column + " once; needed are "
                                + String.join(", ", COLUMNS) + ", separated by commas",
                        0);
            }
        }
        consume();
        return names;
    }

    /** Passes over blank lines. */
    @Override
    public boolean hasNext() {
        while (next == null && records.hasNext()) {
            next = records.next();
            if (next.size() == 1 && next.get(0).isBlank()) {
                consume();
            }
        }
        return next != null;
    }

    @Override
    public Row next() {
        CSVRecord record = next;
        int begin = line;
        String fault = fault(record);
        consume();
        try {
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
            return row(begin, record);
        } catch (IllegalArgumentException e) {
            return new Row(
                    begin, 0, 0, null, e.getMessage(), shown(CSV.format((Object[]) record.values()), SHOWN_TEXT));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void consume() {
        line = (int) parser.getCurrentLineNumber() + 1;
        next = null;
        text.allowed = LONGEST_ROW;
    }

    private String fault(CSVRecord record) {
        String all = String.join("", record);
        if (all.indexOf('\0') >= 0 || all.indexOf(NOT_DECODED) >= 0) {
            return "it is not encoded in UTF-8";
        }
        return all.indexOf('\n') >= 0 || all.indexOf('\r') >= 0
                ? "it goes on to line " + parser.getCurrentLineNumber() + ": a quote is missing, or a field holds"
                        + " line breaks, which it must not"
                : null;
    }

    private Row row(int begin, CSVRecord record) {
        if (record.size() != header.size()) {
            throw new IllegalArgumentException(
                    "it has " + record.size() + " fields, but the header row has " + header.size() + " columns");
        }
        String qc = field(record, "qc").toLowerCase(Locale.ROOT);
        if (!List.of("", "false", "true", "release").contains(qc)) {
            throw new IllegalArgumentException(
                    "qc must be empty, false, true or release, but is '" + shown(qc, 50) + "'");
        }
        return new Row(
                begin,
                artifactId(record, "workspaceId"),
                artifactId(record, "imagingSetId"),
                qc.isEmpty() ? "false" : qc,
                null,
                null);
    }

    private int artifactId(CSVRecord record, String column) {
        String text = field(record, column);
        long number = text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(column + " must be an Artifact ID, but is '" + shown(text, 50) + "'");
        }
        return (int) number;
    }

    private String field(CSVRecord record, String column) {
        return record.get(header.indexOf(column.toLowerCase(Locale.ROOT))).strip();
    }

    private static String shown(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    /** Reads only so far as a row can be long. */
    private static final class LimitedReader extends FilterReader {

        private int allowed = LONGEST_ROW;

        LimitedReader(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (allowed <= 0) {
                throw new IOException("a row is longer than " + LONGEST_ROW + " characters; is a quote not closed?");
            }
            int count = super.read(buffer, offset, Math.min(length, allowed));
            allowed -= count;
            return count;
        }
    }
}
