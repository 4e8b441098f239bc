package org.camelrelativity.common.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.event.Listeners;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange on its way, and what the outside is told of it at its end: a line of the audit trail, and an event to those
 * who listen. Everybody's text in that line is cleaned, and the only free text stands last, so that no value can pass for
 * another.
 */
public final class Fire {

    /** A category of its own, so that the trail can go to a file of its own. */
    private static final Logger AUDIT = LoggerFactory.getLogger("org.camelrelativity.audit");

    private static final int MAX_VALUE_LENGTH = 80;
    private static final int MAX_ERROR_LENGTH = 300;

    private final Operation operation;
    private final Exchange exchange;
    private final String instance;
    private final long begin = System.nanoTime();

    private Request request;
    private Answered<?> done;
    private RelativityOutcome outcome;
    private int status;
    private int attempts;
    private RelativityJobReport report;
    private String error;

    /**
     * @param operation what the endpoint does
     * @param exchange the exchange
     * @param instance where
     */
    public Fire(Operation operation, Exchange exchange, String instance) {
        this.operation = operation;
        this.exchange = exchange;
        this.instance = instance;
    }

    /**
     * @param bound what is asked, before anything is sent
     * @return the same
     */
    public Request asks(Request bound) {
        request = bound;
        return bound;
    }

    /**
     * @param answered the answer, which says that it was done
     */
    public void isDone(Answered<?> answered) {
        done = answered;
        status = answered.reply().status();
        attempts = answered.reply().attempts();
        report = answered.verdict() instanceof Verdict.PerJob jobs ? jobs.report() : null;
        outcome = report == null || report.isDone() ? RelativityOutcome.DONE : RelativityOutcome.PARTIAL;
    }

    /**
     * @param e why it failed
     */
    public void failed(RelativityException e) {
        outcome = e.getOutcome();
        status = e.getHttpResponseCode();
        attempts = e.getAttempts();
        report = e.getJobReport().orElse(null);
        String prefix = operation + ": ";
        error = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
    }

    /** Tells of it. Also if neither way was taken: whatever broke, a request may be out there. */
    public void ends() {
        if (outcome == null) {
            outcome = request == null ? RelativityOutcome.NOT_FIRED : RelativityOutcome.UNKNOWN;
            error = "an unexpected exception, which the exchange has";
        }
        if (AUDIT.isInfoEnabled()) {
            AUDIT.info(line());
        }
        Listeners.tell(
                exchange.getContext(),
                () -> new RelativityCallEvent(
                        exchange.getContext(),
                        exchange.getExchangeId(),
                        instance,
                        operation.name(),
                        Optional.ofNullable(request)
                                .flatMap(asked -> asked.get(SharedFields.WORKSPACE_ID))
                                .orElse(null),
                        outcome,
                        status,
                        attempts,
                        Duration.ofNanos(System.nanoTime() - begin)));
    }

    private String line() {
        StringJoiner line = new StringJoiner(" ").add(operation.name()).add(outcome.toString());
        Map<String, Object> values = new LinkedHashMap<>();
        ids().forEach((field, id) -> values.put(field.option(), id));
        idOfSubject().ifPresent(id -> values.putIfAbsent("artifactId", id));
        if (report != null) {
            values.put("jobs", report.requested());
            values.put("done", report.done().size());
            values.put("failed", report.failed().size());
            values.put("unknown", report.unknown().size() + report.unnamed());
            values.put("neverSent", report.neverSent().size());
        }
        if (status != 0) {
            values.put("status", status);
        }
        values.put("attempts", attempts);
        values.put("instance", instance);
        values.put("exchange", exchange.getExchangeId());
        values.forEach((name, value) -> line.add(name + "=" + word(value)));
        if (error != null) {
            line.add("error='" + Quoted.plain(error, MAX_ERROR_LENGTH) + "'");
        }
        return line.toString();
    }

    private Map<Field<?>, Object> ids() {
        if (done != null) {
            return done.ids();
        }
        return request == null ? Map.of() : request.ids();
    }

    /** What a save was to update; the answer has it only if it was done. */
    private Optional<Integer> idOfSubject() {
        return request == null || outcome == RelativityOutcome.DONE ? Optional.empty() : request.subjectId();
    }

    /** A value without blanks, or it could look like several. */
    private static String word(Object value) {
        return Quoted.plain(String.valueOf(value), MAX_VALUE_LENGTH).replaceAll("\\s", "_");
    }
}
