package org.camelrelativity.examples.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * Where a file has its columns, and what may stand in them. A row must have as many fields as the header: with one too
 * many or too few, nobody knows which field belongs to which column.
 */
record Columns(int count, int workspaceId, int imagingSetId, int qc, int priority) {

    private static final Pattern ID = Pattern.compile("\\d{1,10}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,10}");
    private static final int SHOWN_VALUE = 50;

    /**
     * @throws UnusableFileException if a column is missing or occurs twice; all four are needed, since a forgotten
     *     {@code qc} would show images that were to be hidden
     */
    static Columns of(CSVRecord header) throws UnusableFileException {
        List<String> names = new ArrayList<>();
        header.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        return new Columns(
                names.size(),
                find("workspaceId", names),
                find("imagingSetId", names),
                find("qc", names),
                find("priority", names));
    }

    /**
     * @throws IllegalArgumentException if it can't be run; the message tells why
     */
    Row row(int line, CSVRecord fields) {
        if (fields.size() != count) {
            throw new IllegalArgumentException(
                    "it has " + fields.size() + " fields, but the header row has " + count + " columns");
        }
        return new Row(
                line,
                id("workspaceId", fields.get(workspaceId)),
                id("imagingSetId", fields.get(imagingSetId)),
                qualityControl(fields.get(qc)),
                priority(fields.get(priority)));
    }

    private static int find(String name, List<String> names) throws UnusableFileException {
        String lower = name.toLowerCase(Locale.ROOT);
        int found = names.indexOf(lower);
        if (found < 0) {
            throw new UnusableFileException("the header row has no column " + name
                    + "; needed are workspaceId, imagingSetId, qc and priority, separated by commas");
        }
        if (found != names.lastIndexOf(lower)) {
            throw new UnusableFileException("the header row has the column " + name + " more than once");
        }
        return found;
    }

    private static int id(String column, String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(column + " is missing");
        }
        long id = ID.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (id < 1 || id > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    column + " must be an Artifact ID from 1 to " + Integer.MAX_VALUE + ", but is " + shown(text));
        }
        return (int) id;
    }

    private static QualityControl qualityControl(String value) {
        String text = value.strip();
        return QualityControl.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "qc must be empty, false, true or release, but is " + shown(text)));
    }

    private static Integer priority(String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return null;
        }
        long priority = INTEGER.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
        if (priority < Integer.MIN_VALUE || priority > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("priority must be empty or a whole number, but is " + shown(text));
        }
        return (int) priority;
    }

    private static String shown(String text) {
        return "'" + (text.length() > SHOWN_VALUE ? text.substring(0, SHOWN_VALUE) + "…" : text) + "'";
    }
}
