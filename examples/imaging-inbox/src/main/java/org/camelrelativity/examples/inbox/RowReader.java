package org.camelrelativity.examples.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.camelrelativity.examples.inbox.LineReader.Line;

/**
 * The rows of a CSV file, one at a time, the good and the bad. A quoted field may hold line breaks, as long as the row
 * stays within {@link LineReader#LONGEST_LINE}; a quote that is never closed, or only by that of another row after good
 * ones, costs its own line and no other.
 */
final class RowReader implements Iterator<InputRow>, Closeable {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final int SHOWN_TEXT = 200;

    private final LineReader lines;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private final Columns columns;
    private InputRow next;

    /**
     * Reads the header.
     *
     * @param file is closed with the reader
     * @throws UnusableFileException if there is no usable header
     */
    RowReader(InputStream file) throws IOException, UnusableFileException {
        lines = new LineReader(file);
        try {
            columns = readHeader();
        } catch (IOException | UnusableFileException e) {
            lines.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public InputRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InputRow row = next;
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Columns readHeader() throws IOException, UnusableFileException {
        Line header = nextFilledLine();
        if (header == null) {
            throw new UnusableFileException("the file is empty");
        }
        if (header.fault() != null) {
            throw new UnusableFileException("the header row can't be read: " + header.fault());
        }
        CSVRecord names = parse(header.text())
                .orElseThrow(() -> new UnusableFileException("the header row is no CSV: check its quotes"));
        return Columns.of(names);
    }

    private InputRow read() throws IOException {
        Line line = nextFilledLine();
        if (line == null) {
            return null;
        }
        if (line.fault() != null) {
            return rejected(line, line.fault());
        }
        Optional<CSVRecord> row = quotesMatch(line.text()) ? parse(line.text()) : parseSeveralLines(line);
        if (row.isEmpty()) {
            return rejected(line, "a quote is not closed, or stands where none may be");
        }
        try {
            return columns.row(line.number(), row.get());
        } catch (IllegalArgumentException e) {
            return rejected(line, e.getMessage());
        }
    }

    /** Reads on until the quotes match; if that makes no row, the lines after the first are read on their own. */
    private Optional<CSVRecord> parseSeveralLines(Line first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<Line> others = new ArrayList<>();
        boolean open = true;
        while (open && text.length() < LineReader.LONGEST_LINE) {
            Line line = nextLine();
            if (line == null) {
                break;
            }
            others.add(line);
            if (line.fault() != null) {
                break;
            }
            text.append('\n').append(line.text());
            open = quotesMatch(line.text());
        }
        Optional<CSVRecord> row = open || swallowsRows(others) ? Optional.empty() : parse(text.toString());
        if (row.isEmpty()) {
            for (int i = others.size() - 1; i >= 0; i--) {
                putBack.push(others.get(i));
            }
        }
        return row;
    }

    /** A field in quotes whose lines are all complete rows is none: its quote was forgotten, and another row's ends it. */
    private boolean swallowsRows(List<Line> others) {
        List<Line> between = others.subList(0, others.size() - 1);
        return !between.isEmpty() && between.stream().allMatch(this::isRow);
    }

    private boolean isRow(Line line) {
        Optional<CSVRecord> fields = parse(line.text());
        if (fields.isEmpty()) {
            return false;
        }
        try {
            columns.row(line.number(), fields.get());
            return true;
        } catch (IllegalArgumentException e) {
            // This is how it says that it is none.
            return false;
        }
    }

    private static boolean quotesMatch(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    /** Empty if the text is anything but exactly one row. */
    private static Optional<CSVRecord> parse(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSV)) {
            List<CSVRecord> rows = parser.getRecords();
            return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            // It reads from memory: this is how the parser says that quotes are wrong.
            return Optional.empty();
        }
    }

    private Line nextFilledLine() throws IOException {
        Line line = nextLine();
        while (line != null && line.text().isBlank()) {
            line = nextLine();
        }
        return line;
    }

    private Line nextLine() throws IOException {
        return putBack.isEmpty() ? lines.next() : putBack.pop();
    }

    private static RejectedRow rejected(Line line, String reason) {
        String text = line.text();
        return new RejectedRow(
                line.number(), reason, text.length() > SHOWN_TEXT ? text.substring(0, SHOWN_TEXT) + "…" : text);
    }
}
