package org.camelrelativity.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        row((Object[]) columns);
        text.append(Arrays.stream(columns).map(column -> "---").collect(Collectors.joining("|", "|", "|\n")));
    }

    Table row(Object... cells) {
        text.append(Arrays.stream(cells).map(Table::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** Three digits are enough for anybody. */
    private static String cell(Object value) {
        if (value instanceof Double number) {
            double size = Math.abs(number);
            return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
        }
        return value instanceof Number ? String.format(Locale.ROOT, "%,d", value) : String.valueOf(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
