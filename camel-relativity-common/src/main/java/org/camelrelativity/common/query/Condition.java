package org.camelrelativity.common.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Conditions of the Object Manager. The only place where a text becomes part of one: no text can end its quotation, and
 * so none can say anything but itself.
 */
public final class Condition {

    private Condition() {}

    /** Of a field whose value is this text. Whether letters of the other case are the same, Relativity decides. */
    public static String is(String field, String text) {
        return quoted(field) + " == " + quoted(text);
    }

    public static String isObject(String field, int artifactId) {
        return quoted(field) + " == OBJECT " + artifactId;
    }

    public static String isChoice(String field, int artifactId) {
        return quoted(field) + " == CHOICE " + artifactId;
    }

    public static String isOneOf(List<Integer> artifactIds) {
        return "'Artifact ID' IN [" + artifactIds.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "]";
    }

    public static String isFoundBy(int savedSearch) {
        return "'ArtifactId' IN SAVEDSEARCH " + savedSearch;
    }

    public static String both(String one, String other) {
        return "(" + one + ") AND (" + other + ")";
    }

    /** These two escapes are all there are. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
