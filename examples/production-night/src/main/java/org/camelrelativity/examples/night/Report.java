package org.camelrelativity.examples.night;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDetails;

/** What became of a production, as a line of CSV. */
public final class Report {

    /** Where a spreadsheet may begin to read a formula: also in full width, and behind a semicolon, at which some split. */
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)([\\s\\u00a0]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])");

    private static final int LONGEST_TEXT = 2_000;

    /** {@return the line of a production as it is in the end, or of what kept it from being read} */
    public String line(
            @Variable("entry") ListedProduction listed,
            @Variable("production") Production production,
            @Variable("outcome") String outcome,
            @Variable("message") String message) {
        if (production == null) {
            return line(listed, outcome, null, message);
        }
        String told = production.productionMetadata().status();
        String lastError = production.productionMetadata().lastRunError();
        return switch (ProductionChecks.status(told)) {
            case Produced -> line(listed, "produced", production.details(), "");
            case ProducedWithErrors -> line(listed, "produced with errors", production.details(), lastError);
            case Error, ErrorStartingProduction -> line(listed, "error", null, told + ": " + lastError);
            case New, Staged -> line(listed, "not produced", null, "Somebody has canceled it: it is " + told);
            default -> line(listed, "look", null, "Its status is " + told);
        };
    }

    private static String line(ListedProduction listed, String outcome, ProductionDetails end, String message) {
        Stream<Object> numbers = end == null
                ? Stream.of("", "", "")
                : Stream.of(end.firstBatesValue(), end.lastBatesValue(), end.dateProduced());
        return Stream.of(Stream.of(listed.workspaceId(), listed.name(), outcome), numbers, Stream.of(message))
                .flatMap(cells -> cells)
                .map(Report::cell)
                .collect(Collectors.joining(","));
    }

    /** Names and messages were written by others: none makes a line or a cell of its own, or a formula. */
    private static String cell(Object value) {
        String text = Quoted.plain(Objects.toString(value, "").strip(), LONGEST_TEXT);
        return '"' + FORMULA.matcher(text).replaceAll("$1$2'").replace("\"", "\"\"") + '"';
    }
}
