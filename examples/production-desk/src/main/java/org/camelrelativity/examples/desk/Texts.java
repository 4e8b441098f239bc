package org.camelrelativity.examples.desk;

/** Text that we did not write ourselves, made fit for a line. */
final class Texts {

    private Texts() {}

    /** {@return the text on one line} */
    static String oneLine(String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** {@return no more than so many characters of it} */
    static String cut(String text, int characters) {
        return text.length() > characters ? text.substring(0, characters) + "…" : text;
    }
}
