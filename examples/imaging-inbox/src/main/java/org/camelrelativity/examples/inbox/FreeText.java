package org.camelrelativity.examples.inbox;

/** Text that we did not write ourselves, made fit for a field of a CSV file that a person may open in a spreadsheet. */
final class FreeText {

    private static final String FORMULA_BEGINNINGS = "=+-@";

    private FreeText() {}

    /** {@return the text on one line, and never taken for a formula} */
    static String of(String text) {
        String line = oneLine(text);
        return !line.isEmpty() && FORMULA_BEGINNINGS.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    /** {@return the text with line breaks and other control characters turned into spaces} */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
