package org.camelrelativity.examples.inbox;

import java.util.regex.Pattern;
import org.camelrelativity.common.Quoted;

/** Text that we did not write ourselves, made fit for a field of a CSV file that a person may open in a spreadsheet. */
final class FreeText {

    /** Where a spreadsheet may begin to read a formula: also in full width, and behind a semicolon, at which some split. */
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)([\\s\\u00a0]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])");

    private static final int LONGEST = 10_000;

    private FreeText() {}

    /** {@return the text on one line, and never taken for a formula} */
    static String of(String text) {
        return FORMULA.matcher(oneLine(text)).replaceAll("$1$2'");
    }

    /** {@return the text without what begins a new line, steers a terminal or turns the direction of writing} */
    static String oneLine(String text) {
        return Quoted.plain(text.strip(), LONGEST);
    }
}
