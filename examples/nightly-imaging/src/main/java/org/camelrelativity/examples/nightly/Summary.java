package org.camelrelativity.examples.nightly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.camelrelativity.common.Quoted;

/**
 * What became of the sets of a night: how many of each kind, then a line for each. As an aggregation strategy it collects
 * the lines.
 */
public final class Summary implements AggregationStrategy {

    private static final String TITLE = "Nightly imaging: ";
    private static final int LONGEST_LINE = 2_000;

    /** A new exchange takes the lines: that of a set may have ended with a failure, and the night goes on. */
    @Override
    public Exchange aggregate(Exchange collected, Exchange set) {
        Exchange lines = collected == null ? new DefaultExchange(set.getContext()) : collected;
        List<String> all = collected == null ? new ArrayList<>() : new ArrayList<>(lines(collected));
        all.add(set.getException() == null ? set.getMessage().getBody(String.class) : interrupted(set));
        lines.getMessage().setBody(all);
        return lines;
    }

    /** Camel ends an exchange that waits to try something again when it stops, and asks no route. */
    private static String interrupted(Exchange set) {
        String step = set.getVariable("step", String.class);
        boolean before = step == null || step.equals("look");
        return (before ? "not run: " : "look: ") + set.getVariable("set") + ": the night was interrupted"
                + (before ? "" : " at the step '" + step + "'");
    }

    @SuppressWarnings("unchecked")
    private static List<String> lines(Exchange collected) {
        return collected.getMessage().getBody(List.class);
    }

    /** {@return the summary of lines that begin with a result and a colon, such as {@code skipped: …}} */
    public String of(List<String> lines) {
        if (lines.isEmpty()) {
            return TITLE + "the list is empty";
        }
        Map<String, Long> results = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.split(":", 2)[0], LinkedHashMap::new, Collectors.counting()));
        String counts = results.entrySet().stream()
                .map(result -> result.getValue() + " " + result.getKey())
                .collect(Collectors.joining(", "));
        return TITLE + counts + "\n" + lines.stream().map(Summary::oneLine).collect(Collectors.joining("\n"));
    }

    /** {@return the first line, for the subject of a mail} */
    public String subject(String summary) {
        return oneLine(summary.lines().findFirst().orElse(TITLE));
    }

    /** Names and messages were written by others: none of them makes a line of its own, or steers a terminal. */
    static String oneLine(String text) {
        return Quoted.plain(text.strip(), LONGEST_LINE);
    }
}
