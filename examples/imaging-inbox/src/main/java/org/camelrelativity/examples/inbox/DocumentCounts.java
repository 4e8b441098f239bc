package org.camelrelativity.examples.inbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.imaging.model.ImagingSet;

/**
 * How many documents a set's last run has imaged, as far as known: Relativity tells it in a sentence for people, such as
 * "0 remaining, 18 imaged, 2 errored, 0 skipped".
 *
 * @param imaged digits, or "" if not known
 * @param errored digits, or "" if not known
 */
record DocumentCounts(String imaged, String errored) {

    static final DocumentCounts NOT_KNOWN = new DocumentCounts("", "");

    private static final Pattern IMAGED = Pattern.compile("(\\d+) imaged", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERRORED = Pattern.compile("(\\d+) errored", Pattern.CASE_INSENSITIVE);

    static DocumentCounts of(ImagingSet set) {
        if (set.status() == null || set.status().imageCompletion() == null) {
            return NOT_KNOWN;
        }
        String sentence = set.status().imageCompletion();
        return new DocumentCounts(find(IMAGED, sentence), find(ERRORED, sentence));
    }

    private static String find(Pattern pattern, String sentence) {
        Matcher matcher = pattern.matcher(sentence);
        return matcher.find() ? matcher.group(1) : "";
    }
}
