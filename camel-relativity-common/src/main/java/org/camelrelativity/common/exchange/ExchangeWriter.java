package org.camelrelativity.common.exchange;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;

/** Writes what became of a call to the message, as body and headers; or makes the exception that the exchange fails with. */
public final class ExchangeWriter {

    /** The property by which a later step knows an answer of ours from a request. */
    static final String ANSWER = "CamelRelativityAnswer";

    private static final List<String> OUTCOME_HEADERS = List.of(
            RelativityConstants.ATTEMPTS,
            RelativityConstants.REPLAYED,
            RelativityConstants.JOBS_REQUESTED,
            RelativityConstants.JOBS_SUCCESSFUL,
            RelativityConstants.JOBS_FAILED);

    private ExchangeWriter() {}

    /**
     * Takes away what an earlier step's headers say of its outcome: it is none of this one's.
     *
     * @param message the message that comes to a step
     */
    public static void forgetOutcome(Message message) {
        for (String header : OUTCOME_HEADERS) {
            message.removeHeader(header);
        }
    }

    /**
     * Writes what became of a call. The body stays unless all went well.
     *
     * @param outcome what became of it
     * @param request what was asked
     * @param exchange the exchange
     * @throws RelativityException if it was not done, or done for a part that the route does not let pass
     */
    public static void write(Outcome outcome, Request request, Exchange exchange) throws RelativityException {
        Message message = exchange.getMessage();
        if (outcome.jobs() != null) {
            count(outcome.jobs(), message);
        }
        if (outcome instanceof Outcome.Done done) {
            write(done, request, exchange);
        } else if (letsPass(outcome, request)) {
            write(((Outcome.Partial) outcome).failure().answered(), request, exchange);
        } else {
            throw ((Outcome.NotDone) outcome).toException(request.operation().name());
        }
    }

    /** Whether it is a partial failure of which the route has said that it is none. */
    static boolean letsPass(Outcome outcome, Request request) {
        return outcome instanceof Outcome.Partial partial
                && partial.failure().answered() != null
                && !request.get(SharedFields.FAIL_ON_PARTIAL).orElse(true);
    }

    private static void write(Outcome.Done done, Request request, Exchange exchange) {
        Message message = exchange.getMessage();
        putAnswer(done.answer(), exchange);
        forgetOtherSubjects(request, message);
        done.ids().forEach((field, value) -> {
            if (field.header() != null) {
                message.setHeader(field.header(), value);
            }
        });
        message.setHeader(RelativityConstants.ATTEMPTS, done.attempts());
    }

    /**
     * Puts what Relativity answered on the message, as body. A later step takes it for an answer, not for its request.
     *
     * @param answer may be {@code null}
     * @param exchange the exchange
     */
    public static void putAnswer(Object answer, Exchange exchange) {
        exchange.getMessage().setBody(answer);
        exchange.setProperty(ANSWER, answer);
    }

    /**
     * What an earlier step's header may still name, though this step was about another thing: the ids that the answer might
     * have carried, and those that the body stood in for. A next step would act on that other thing.
     */
    private static void forgetOtherSubjects(Request request, Message message) {
        request.operation().answer().ids().keySet().forEach(field -> forgetUnlessGiven(field, request, message));
        request.operation().mutuallyExclusive().forEach(field -> forgetUnlessGiven(field, request, message));
    }

    private static void forgetUnlessGiven(Field<?> field, Request request, Message message) {
        if (!request.values().containsKey(field)) {
            message.removeHeader(field.header());
        }
    }

    private static void count(RelativityJobReport jobs, Message message) {
        message.setHeader(RelativityConstants.JOBS_REQUESTED, jobs.requested());
        message.setHeader(RelativityConstants.JOBS_SUCCESSFUL, jobs.done().size());
        message.setHeader(RelativityConstants.JOBS_FAILED, jobs.notDone());
    }
}
