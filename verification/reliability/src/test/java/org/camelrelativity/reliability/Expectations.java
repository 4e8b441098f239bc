package org.camelrelativity.reliability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camelrelativity.reliability.Call.Effect;
import org.camelrelativity.reliability.Call.Kind;
import org.camelrelativity.reliability.Result.Outcome;

/**
 * What must become of each call under each fault, written by hand after the design's promises: a call that is not
 * idempotent gets a second attempt only if the first provably was not executed.
 *
 * <p>The second column says where a fault strikes: before anything left ({@code unsent}), before Relativity read it
 * ({@code unread}), before it was executed ({@code before}), or {@code after}. The others say how a safe, an idempotent
 * and another call end, and after how many attempts.
 */
enum Expectations {
    LASTING("The fault lasts", """
            connection refused                      | unsent | not sent 3    | not sent 3    | not sent 2
            unknown host                            | unsent | not sent 3    | not sent 3    | not sent 2
            TLS handshake fails                     | unsent | not sent 3    | not sent 3    | not sent 2
            no free connection                      | unsent | not sent 3    | not sent 3    | not sent 2
            proxy refuses to connect                | unsent | not sent 3    | not sent 3    | not sent 2
            client certificate refused (TLS 1.3)    | unread | unavailable 3 | unavailable 3 | unknown 1
            connection reset, request half read     | unread | unavailable 3 | unavailable 3 | unknown 1
            connection reset, request not executed  | before | unavailable 3 | unavailable 3 | unknown 1
            connection reset, request executed      | after  | unavailable 3 | unavailable 3 | unknown 1
            no answer in time                       | after  | unavailable 3 | unavailable 3 | unknown 1
            answer in drips                         | after  | unavailable 3 | unavailable 3 | unknown 1
            answer cut off                          | after  | unavailable 3 | unavailable 3 | unknown 1
            200, JSON cut off                       | after  | unavailable 3 | unavailable 3 | unknown 1
            200, empty                              | after  | unavailable 3 | unavailable 3 | unknown 1
            200, HTML (login page)                  | before | unavailable 3 | unavailable 3 | unknown 1
            200, text instead of JSON               | after  | unavailable 3 | unavailable 3 | unknown 1
            200, gzip                               | after  | done 1        | done 1        | done 1
            200, gzip bomb                          | after  | unavailable 1 | unavailable 1 | unknown 1
            200, too long                           | after  | unavailable 1 | unavailable 1 | unknown 1
            302 to another host                     | before | unavailable 1 | unavailable 1 | unknown 1
            307 to another host                     | before | refused 1     | refused 1     | refused 1
            400                                     | before | refused 1     | refused 1     | refused 1
            401                                     | before | refused 1     | refused 1     | refused 1
            401, token can be renewed               | before | refused 2     | refused 2     | refused 2
            403                                     | before | refused 1     | refused 1     | refused 1
            404                                     | before | refused 1     | refused 1     | refused 1
            404, Relativity's                       | before | refused 1     | refused 1     | refused 1
            404, no such service                    | before | refused 1     | refused 1     | refused 1
            409                                     | before | refused 1     | refused 1     | refused 1
            413                                     | before | refused 1     | refused 1     | refused 1
            429                                     | before | not sent 3    | not sent 3    | not sent 1
            429, Retry-After: 7                     | before | not sent 3    | not sent 3    | not sent 1
            429, Retry-After: 60                    | before | not sent 1    | not sent 1    | not sent 1
            500                                     | before | unavailable 3 | unavailable 3 | unknown 1
            500, Relativity's                       | before | unavailable 3 | unavailable 3 | unknown 1
            502                                     | before | unavailable 3 | unavailable 3 | unknown 1
            503                                     | before | unavailable 3 | unavailable 3 | unknown 1
            503, Retry-After: 7                     | before | unavailable 3 | unavailable 3 | unknown 1
            503, Retry-After: 60                    | before | unavailable 1 | unavailable 1 | unknown 1
            504                                     | before | unavailable 3 | unavailable 3 | unknown 1
            504, request executed                   | after  | unavailable 3 | unavailable 3 | unknown 1
            """),
    ONCE("The fault strikes once", """
            connection dropped while idle           | unread | done 2        | done 2        | unknown 1
            connection reset, request not executed  | before | done 2        | done 2        | unknown 1
            connection reset, request executed      | after  | done 2        | done 2        | unknown 1
            no answer in time                       | after  | done 2        | done 2        | unknown 1
            answer in drips                         | after  | done 2        | done 2        | unknown 1
            answer cut off                          | after  | done 2        | done 2        | unknown 1
            200, JSON cut off                       | after  | done 2        | done 2        | unknown 1
            200, empty                              | after  | done 2        | done 2        | unknown 1
            200, HTML (login page)                  | before | done 2        | done 2        | unknown 1
            200, text instead of JSON               | after  | done 2        | done 2        | unknown 1
            401, token can be renewed               | before | done 2        | done 2        | done 2
            404                                     | before | refused 1     | refused 1     | refused 1
            429                                     | before | done 2        | done 2        | not sent 1
            429, Retry-After: 7                     | before | done 2        | done 2        | not sent 1
            500                                     | before | done 2        | done 2        | unknown 1
            500, Relativity's                       | before | done 2        | done 2        | unknown 1
            502                                     | before | done 2        | done 2        | unknown 1
            503                                     | before | done 2        | done 2        | unknown 1
            503, Retry-After: 7                     | before | done 2        | done 2        | unknown 1
            504                                     | before | done 2        | done 2        | unknown 1
            504, request executed                   | after  | done 2        | done 2        | unknown 1
            """);

    /** Single calls that differ from their column. */
    enum Exemption {
        OLDER_NAME(
                "In the legacy API `job/retry-errors` asks again by the method's older name: Relativity itself says that"
                        + " there is no such method, and so that nothing was executed. `re-production/eligible`, which"
                        + " only reads, asks again by its older path also if a server in between does not know the path."),
        EMPTY_ANSWER("To deletes, `set/hide`, `set/release`, `environment/clean-up-inactive-jobs`, `production/re-run`,"
                + " `production/remove-conflicts`, `production/set-restriction` and updates by `data-source/save` and"
                + " `placeholder/save` Relativity answers with nothing, so that an empty 200 is done."),
        REFUSED_REPEAT("`job/stop` and the cancels are refused when repeated after they were executed, which proves"
                + " nothing: unavailable after 2 attempts.");

        private final String note;

        Exemption(String note) {
            this.note = note;
        }

        String note() {
            return note;
        }
    }

    /** Where a fault strikes. */
    private enum Stage {
        UNSENT,
        UNREAD,
        BEFORE,
        AFTER
    }

    private record Ending(Outcome outcome, int attempts) {

        static Ending parse(String text) {
            int space = text.lastIndexOf(' ');
            return new Ending(Outcome.of(text.substring(0, space)), Integer.parseInt(text.substring(space + 1)));
        }
    }

    private record Row(Stage stage, Map<Kind, Ending> endings) {}

    private final String title;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    Expectations(String title, String table) {
        this.title = title;
        table.lines().map(line -> line.split(" *\\| *")).forEach(cells -> rows.put(cells[0], row(cells)));
    }

    private static Row row(String[] cells) {
        return new Row(
                Stage.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Map.of(
                        Kind.SAFE, Ending.parse(cells[2]),
                        Kind.IDEMPOTENT, Ending.parse(cells[3]),
                        Kind.NOT_IDEMPOTENT, Ending.parse(cells[4])));
    }

    String title() {
        return title;
    }

    /** The faults, in the table's order. */
    List<String> faults() {
        return List.copyOf(rows.keySet());
    }

    Optional<Exemption> exemption(String fault, Call call) {
        boolean foreign404 = fault.equals("404") && call.kind() == Kind.SAFE;
        if ((fault.equals("404, no such service") || foreign404) && call.hasOlderName()) {
            return Optional.of(Exemption.OLDER_NAME);
        }
        if (fault.equals("200, empty") && !call.readsAnswer()) {
            return Optional.of(Exemption.EMPTY_ANSWER);
        }
        Row row = rows.get(fault);
        boolean repeated = row.endings().get(call.kind()).equals(new Ending(Outcome.DONE, 2));
        return this == ONCE && row.stage() == Stage.AFTER && repeated && call.effect() == Effect.ONCE_THEN_REFUSED
                ? Optional.of(Exemption.REFUSED_REPEAT)
                : Optional.empty();
    }

    Result of(String fault, Call call) {
        Row row = rows.get(fault);
        Ending ending = exemption(fault, call).map(this::exempted).orElseGet(() -> row.endings()
                .get(call.kind()));
        int attempts = ending.attempts();
        int sent = row.stage() == Stage.UNSENT ? 0 : attempts;
        boolean healed = this == ONCE && ending.outcome() == Outcome.DONE;
        int arrived =
                switch (row.stage()) {
                    case UNSENT -> 0;
                    case UNREAD -> healed ? sent - 1 : 0;
                    case BEFORE, AFTER -> sent;
                };
        int received = row.stage() == Stage.AFTER ? sent : healed ? 1 : 0;
        int tookEffect = call.effect() == Effect.EACH_TIME ? received : Math.min(received, 1);
        return new Result(ending.outcome(), attempts, sent, arrived, received, tookEffect);
    }

    private Ending exempted(Exemption exemption) {
        return switch (exemption) {
            case OLDER_NAME -> new Ending(this == ONCE ? Outcome.DONE : Outcome.REFUSED, 2);
            case EMPTY_ANSWER -> new Ending(Outcome.DONE, 1);
            case REFUSED_REPEAT -> new Ending(Outcome.UNAVAILABLE, 2);
        };
    }

    /** Under these faults alone a call that is not idempotent may arrive twice: they prove that nothing was executed. */
    static boolean provesNothingWasExecuted(String fault, Call call) {
        return fault.equals("401, token can be renewed") || fault.equals("404, no such service") && call.hasOlderName();
    }
}
