package org.camelrelativity.common.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
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
 * What the outside is told when a call of an exchange has ended: a line of the audit trail, and an event to those who
 * listen. Everybody's text in that line is cleaned, and the only free text stands last, so that no value can pass for
 * another.
 */
public final class CallAudit {

    /** A category of its own, so that the trail can go to a file of its own. */
    private static final Logger AUDIT = LoggerFactory.getLogger("org.camelrelativity.audit");

    private static final int MAX_VALUE_LENGTH = 80;
    private static final int MAX_ERROR_LENGTH = 300;

    private final Operation operation;
    private final Exchange exchange;
    private final String instance;
    private final long begin = System.nanoTime();
    private Request request;
    private RelativityOutcome kind;
    private Map<Field<?>, Object> ids = Map.of();
    private RelativityJobReport jobs;
    private int status;
    private int attempts;
    private boolean replayed;
    private String error;

    /**
     * @param operation what the endpoint does
     * @param exchange the exchange
     * @param instance where
     */
    public CallAudit(Operation operation, Exchange exchange, String instance) {
        this.operation = operation;
        this.exchange = exchange;
        this.instance = instance;
    }

    /**
     * @param request what is asked, before anything is sent
     */
    public void bound(Request request) {
        this.request = request;
    }

    /**
     * @param outcome what became of the call
     * @param replayed whether nothing was sent, since the same message's earlier call had this outcome
     */
    public void ended(Outcome outcome, boolean replayed) {
        this.replayed = replayed;
        kind = outcome.kind();
        status = outcome.status();
        attempts = outcome.attempts();
        jobs = outcome.jobs();
        if (outcome instanceof Outcome.Done done) {
            ids = done.ids();
        } else if (!ExchangeWriter.letsPass(outcome, request)) {
            error = ((Outcome.NotDone) outcome).failure().details().message();
        }
    }

    /**
     * @param e why the call failed
     */
    public void failed(RelativityException e) {
        kind = e.getOutcome();
        status = e.getHttpResponseCode();
        attempts = e.getAttempts();
        jobs = e.getJobReport().orElse(null);
        String prefix = operation + ": ";
        error = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
    }

    /** Tells of it. Also if nothing is known of the end: whatever broke, a request may be out there. */
    public void finish() {
        if (kind == null) {
            kind = request == null ? RelativityOutcome.NOT_FIRED : RelativityOutcome.UNKNOWN;
            error = "unexpected exception; see the exchange";
        }
        Reporting.report(() -> {
            if (AUDIT.isInfoEnabled()) {
                AUDIT.info(line());
            }
        });
        Reporting.notify(exchange.getContext(), this::event);
    }

    private RelativityCallEvent event() {
        Integer workspaceId = Optional.ofNullable(request)
                .flatMap(asked -> asked.get(SharedFields.WORKSPACE_ID))
                .orElse(null);
        return new RelativityCallEvent(
                exchange.getContext(),
                exchange.getExchangeId(),
                instance,
                operation.name(),
                workspaceId,
                kind,
                replayed,
                status,
                attempts,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private String line() {
        StringJoiner line = new StringJoiner(" ").add(operation.name()).add(kind.toString());
        Map<String, Object> values = new LinkedHashMap<>();
        ids().forEach((field, id) -> values.put(field.option(), id));
        idOfSubject().ifPresent(id -> values.putIfAbsent("artifactId", id));
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
        if (firesAgain()) {
            values.put("fireAgain", true);
        }
        values.put("instance", instance);
        values.put("exchange", exchange.getExchangeId());
        values.forEach((name, value) -> line.add(name + "=" + word(value)));
        if (error != null) {
            line.add("error='" + Quoted.plain(error, MAX_ERROR_LENGTH) + "'");
        }
        return line.toString();
    }

    private Map<Field<?>, Object> ids() {
        return ids.isEmpty() && request != null ? request.ids() : ids;
    }

    private boolean firesAgain() {
        return request != null && request.get(SharedFields.FIRE_AGAIN).orElse(false);
    }

    /** What a save was to update; the answer has it only if it was done. */
    private Optional<Integer> idOfSubject() {
        return request == null || kind == RelativityOutcome.DONE ? Optional.empty() : request.subjectId();
    }

    /** A value without blanks, or it could look like several. */
    private static String word(Object value) {
        return Quoted.plain(String.valueOf(value), MAX_VALUE_LENGTH).replaceAll("\\s", "_");
    }
}
