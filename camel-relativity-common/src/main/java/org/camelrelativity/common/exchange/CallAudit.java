package org.camelrelativity.common.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the end of an exchange's call: as a line of the audit trail and as an event to Camel's listeners. Values in that
 * line are cleaned, and the only free text stands last, so that no value can pass for another.
 */
public final class CallAudit {

    /** A category of its own, so that the trail can go to a file of its own. */
    private static final Logger AUDIT = LoggerFactory.getLogger("org.camelrelativity.audit");

    /** Unicode's, and the letters that are shown as nothing: Braille's and Hangul's. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\u2800\\u115F\\u1160\\u3164\\uFFA0]");

    private static final int MAX_VALUE_LENGTH = 80;
    private final Operation operation;
    private final Exchange exchange;
    private final String instance;
    private final long begin = System.nanoTime();
    private Request request;
    private RelativityOutcome kind;
    private Map<Field<?>, Object> answeredIds = Map.of();
    private RelativityJobReport jobs;
    private int status;
    private int attempts;
    private boolean replayed;
    private String error;

    public CallAudit(Operation operation, Exchange exchange, String instance) {
        this.operation = operation;
        this.exchange = exchange;
        this.instance = instance;
    }

    public void bound(Request request) {
        this.request = request;
    }

    /** If replayed, nothing was sent: it is the outcome of an earlier call of the same message. */
    public void ended(Outcome outcome, boolean replayed) {
        this.replayed = replayed;
        kind = outcome.kind();
        status = outcome.status();
        attempts = outcome.attempts();
        jobs = outcome.jobs();
        if (outcome instanceof Outcome.Done done) {
            answeredIds = done.ids();
        } else if (!ExchangeWriter.isAcceptedPartial(outcome, request)) {
            error = ((Outcome.NotDone) outcome).failure().details().message();
        }
    }

    public void failed(RelativityException e) {
        kind = e.getOutcome();
        status = e.getHttpResponseCode();
        attempts = e.getAttempts();
        jobs = e.getJobReport().orElse(null);
        String prefix = operation + ": ";
        error = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
    }

    /** Reports, also if the end is not known: a request may have been sent. */
    public void finish() {
        if (kind == null) {
            kind = request == null ? RelativityOutcome.INVALID_REQUEST : RelativityOutcome.UNKNOWN;
            error = "unexpected exception; see the exchange";
        }
        Reporting.report(() -> {
            if (AUDIT.isInfoEnabled()) {
                AUDIT.info(line());
            }
        });
        Reporting.notify(exchange.getContext(), event());
    }

    private RelativityCallEvent event() {
        return new RelativityCallEvent(
                exchange.getContext(),
                exchange.getExchangeId(),
                instance,
                operation.name(),
                request == null ? null : request.get(SharedFields.WORKSPACE_ID).orElse(null),
                kind,
                replayed,
                status,
                attempts,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private String line() {
        StringJoiner line = new StringJoiner(" ").add(operation.name()).add(kind.toString());
        Map<String, Object> values = new LinkedHashMap<>();
        Map<Field<?>, Object> ids = answeredIds.isEmpty() && request != null ? request.ids() : answeredIds;
        ids.forEach((field, id) -> values.put(field.option(), id));
        if (request != null && kind != RelativityOutcome.DONE) { // an answer has the id itself
            request.subjectId().ifPresent(id -> values.putIfAbsent("artifactId", id));
        }
        if (jobs != null) {
            values.put("jobs", jobs.requested());
            values.put("done", jobs.done().size());
            values.put("failed", jobs.failed().size());
            values.put("unknown", jobs.unknown().size() + jobs.unnamed());
            values.put("neverSent", jobs.neverSent().size());
        }
        if (status != 0) {
            values.put("status", status);
        }
        values.put("attempts", attempts);
        if (replayed) {
            values.put("replayed", true);
        }
        if (request != null && request.get(SharedFields.FIRE_AGAIN).orElse(false)) {
            values.put("fireAgain", true);
        }
        values.put("instance", instance);
        values.put("exchange", exchange.getExchangeId());
        values.forEach((name, value) -> line.add(name + "=" + word(value)));
        if (error != null) {
            line.add("error='" + Quoted.reason(error) + "'");
        }
        return line.toString();
    }

    /** A value without blanks, or it could look like several. */
    private static String word(Object value) {
        return BLANK.matcher(Quoted.plain(String.valueOf(value), MAX_VALUE_LENGTH))
                .replaceAll("_");
    }
}
