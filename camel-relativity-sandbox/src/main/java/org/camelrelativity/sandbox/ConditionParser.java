package org.camelrelativity.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition: {@code 'F' == 'text'}, {@code == n}, {@code IN [..]}, {@code == OBJECT n}, {@code == CHOICE id-or-GUID},
 * {@code 'ArtifactId' IN SAVEDSEARCH n}, AND, NOT and parentheses. Whatever else it is, is refused.
 */
final class ConditionParser {
    private static final int MAX_NESTING = 50;
    private static final Pattern WORD_OR_SIGN = Pattern.compile("[A-Za-z0-9-]++|==|[()\\[\\],]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** A quoted text, or a word or sign. */
    private record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equals(word);
        }
    }

    private final List<Token> tokens;
    private int next;
    private int nesting;

    private ConditionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Condition parse(String condition) {
        if (condition.isBlank()) {
            return new Condition.Any();
        }
        ConditionParser parser = new ConditionParser(tokens(condition));
        Condition read = parser.all();
        if (parser.next < parser.tokens.size()) {
            throw refused("something follows its end");
        }
        return read;
    }

    private static List<Token> tokens(String condition) {
        List<Token> tokens = new ArrayList<>();
        Matcher wordOrSign = WORD_OR_SIGN.matcher(condition);
        int at = 0;
        while (at < condition.length()) {
            if (condition.charAt(at) == ' ') {
                at++;
            } else if (condition.charAt(at) == '\'') {
                StringBuilder text = new StringBuilder();
                at = readQuoted(condition, at + 1, text);
                tokens.add(new Token(text.toString(), true));
            } else if (wordOrSign.region(at, condition.length()).lookingAt()) {
                tokens.add(new Token(wordOrSign.group().toUpperCase(Locale.ROOT), false));
                at = wordOrSign.end();
            } else {
                throw refused("there is something else at " + at);
            }
        }
        return tokens;
    }

    /** Up to its end, with the two escapes. */
    private static int readQuoted(String condition, int from, StringBuilder text) {
        int at = from;
        while (at < condition.length() && condition.charAt(at) != '\'') {
            if (condition.charAt(at) == '\\') {
                at++;
                if (at == condition.length() || "'\\".indexOf(condition.charAt(at)) < 0) {
                    throw refused("there is an unknown escape at " + at);
                }
            }
            text.append(condition.charAt(at++));
        }
        if (at == condition.length()) {
            throw refused("a quotation does not end");
        }
        return at + 1;
    }

    private Condition all() {
        Condition read = one();
        while (takes("AND")) {
            read = new Condition.And(read, one());
        }
        return read;
    }

    private Condition one() {
        if (++nesting > MAX_NESTING) {
            throw refused("it is nested too deeply");
        }
        Condition read;
        if (takes("NOT")) {
            read = new Condition.Not(one());
        } else if (takes("(")) {
            read = all();
            take(")");
        } else {
            read = comparison(quoted());
        }
        nesting--;
        return read;
    }

    private Condition comparison(String field) {
        if (takes("IN")) {
            return takes("SAVEDSEARCH") ? savedSearch(field) : new Condition.In(field, list());
        }
        take("==");
        if (takes("OBJECT")) {
            return new Condition.Refers(field, matching(NUMBER));
        }
        if (takes("CHOICE")) {
            return new Condition.Refers(field, is(NUMBER) ? matching(NUMBER) : matching(GUID));
        }
        return new Condition.Is(field, value());
    }

    private Condition savedSearch(String field) {
        if (!FoundObject.isArtifactId(field)) {
            throw refused("a saved search finds Artifact IDs");
        }
        return new Condition.FoundBy(Integer.parseInt(matching(NUMBER)));
    }

    private List<String> list() {
        List<String> values = new ArrayList<>();
        take("[");
        do {
            values.add(value());
        } while (takes(","));
        take("]");
        return values;
    }

    private String value() {
        return next < tokens.size() && tokens.get(next).quoted() ? quoted() : matching(NUMBER);
    }

    private boolean is(Pattern pattern) {
        return next < tokens.size()
                && !tokens.get(next).quoted()
                && pattern.matcher(tokens.get(next).text()).matches();
    }

    private String matching(Pattern pattern) {
        if (!is(pattern)) {
            throw refused("a value is missing");
        }
        return tokens.get(next++).text();
    }

    private String quoted() {
        if (next == tokens.size() || !tokens.get(next).quoted()) {
            throw refused("a name or a text in single quotes is missing");
        }
        return tokens.get(next++).text();
    }

    private boolean takes(String word) {
        boolean taken = next < tokens.size() && tokens.get(next).is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    private void take(String word) {
        if (!takes(word)) {
            throw refused(word + " is missing");
        }
    }

    private static Refusal refused(String why) {
        return Refusal.invalid("The condition can't be read: " + why + ".");
    }
}
