package org.camelrelativity.common.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/** Writes an outcome to the message, as body and headers, or throws the exception that the exchange fails with. */
public final class ExchangeWriter {

    /** The property by which a later step tells an answer from a request. */
    static final String ANSWER = "CamelRelativityAnswer";

    /** The property with the ids that steps of ours have left as headers. */
    private static final String IDS = "CamelRelativityIds";

    private static final List<String> OUTCOME_HEADERS = List.of(
            RelativityConstants.ATTEMPTS,
            RelativityConstants.REPLAYED,
            RelativityConstants.JOBS_REQUESTED,
            RelativityConstants.JOBS_SUCCESSFUL,
            RelativityConstants.JOBS_FAILED);

    private ExchangeWriter() {}

    /** Removes the headers in which an earlier step left its outcome. */
    public static void removeOutcomeHeaders(Message message) {
        for (String header : OUTCOME_HEADERS) {
            message.removeHeader(header);
        }
    }

    /** Leaves the body and throws if it was not done, or only for a part of the jobs and the route wants that to fail. */
    public static void write(Outcome outcome, Request request, Exchange exchange) throws RelativityException {
        RelativityJobReport jobs = outcome.jobs();
        if (jobs != null) {
            Message message = exchange.getMessage();
            message.setHeader(RelativityConstants.JOBS_REQUESTED, jobs.requested());
            message.setHeader(RelativityConstants.JOBS_SUCCESSFUL, jobs.done().size());
            message.setHeader(RelativityConstants.JOBS_FAILED, jobs.notDoneCount());
        }
        if (outcome instanceof Outcome.Done done) {
            write(done, request, exchange);
        } else if (isAcceptedPartial(outcome, request)) {
            write(((Outcome.Partial) outcome).failure().answered(), request, exchange);
        } else {
            Outcome.NotDone failed = (Outcome.NotDone) outcome;
            boolean made = jobs != null && !jobs.done().isEmpty();
            if (made && failed.failure().answered() != null) {
                writeAnsweredIds(failed.failure().answered(), request, exchange);
            }
            throw failed.toException(request.operation().name());
        }
    }

    /** Whether it is a partial failure that the route accepts. */
    static boolean isAcceptedPartial(Outcome outcome, Request request) {
        return outcome instanceof Outcome.Partial partial
                && partial.failure().answered() != null
                && !request.get(SharedFields.FAIL_ON_PARTIAL).orElse(true);
    }

    private static void write(Outcome.Done done, Request request, Exchange exchange) {
        Message message = exchange.getMessage();
        setAnswer(done.answer(), exchange);
        removeStaleIds(request, message);
        Map<String, Object> ids = new HashMap<>();
        done.ids().forEach((field, value) -> {
            if (field.header() != null) {
                ids.put(field.header(), value);
            }
        });
        leave(ids, exchange);
        message.setHeader(RelativityConstants.ATTEMPTS, done.attempts());
    }

    /** What was made although a part has failed must not be lost, nor a later step act on what an earlier one named. */
    private static void writeAnsweredIds(Outcome.Done done, Request request, Exchange exchange) {
        for (Field<?> field : request.operation().answer().ids().keySet()) {
            exchange.getMessage().removeHeader(field.header());
            if (done.ids().containsKey(field)) {
                leave(Map.of(field.header(), done.ids().get(field)), exchange);
            }
        }
    }

    /** Sets headers for the steps that follow, which tell them from those that the route sets. The map is kept as it is. */
    public static void leave(Map<String, Object> ids, Exchange exchange) {
        Map<?, ?> before = left(exchange);
        if (before.isEmpty()) {
            exchange.setProperty(IDS, ids);
        } else {
            Map<Object, Object> left = new HashMap<>(before);
            left.putAll(ids);
            exchange.setProperty(IDS, left);
        }
        ids.forEach(exchange.getMessage()::setHeader);
    }

    /** Whether a header is as a step of ours has left it: the route has not set it since. */
    static boolean isLeft(Field<?> field, Exchange exchange) {
        Object value = exchange.getMessage().getHeader(field.header());
        return value != null && value.equals(left(exchange).get(field.header()));
    }

    private static Map<?, ?> left(Exchange exchange) {
        return exchange.getProperty(IDS) instanceof Map<?, ?> ids ? ids : Map.of();
    }

    /** Makes Relativity's answer the body, such that a later step does not take it for its request. */
    public static void setAnswer(Object answer, Exchange exchange) {
        exchange.getMessage().setBody(answer);
        exchange.setProperty(ANSWER, answer);
    }

    /**
     * Removes headers by which an earlier step named another thing than this one was about: ids that the answer might have
     * carried, and those in whose place the body named it. The next step would act on that other thing.
     */
    private static void removeStaleIds(Request request, Message message) {
        Operation operation = request.operation();
        remove(operation.answer().ids().keySet(), request, message);
        remove(operation.mutuallyExclusive(), request, message);
    }

    private static void remove(Collection<? extends Field<?>> fields, Request request, Message message) {
        for (Field<?> field : fields) {
            if (!request.values().containsKey(field)) {
                message.removeHeader(field.header());
            }
        }
    }
}
