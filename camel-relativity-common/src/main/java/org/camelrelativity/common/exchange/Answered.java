package org.camelrelativity.common.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Outcomes;
import org.camelrelativity.common.http.Reply;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Verdict;

/**
 * A request that was answered; in chunks, by several answers that were made one.
 *
 * @param expected what the operation answers
 * @param request what was asked
 * @param call what was sent, of several the last
 * @param reply what came, with a status of 2xx; of several the last
 * @param answer what it says
 * @param verdict what it says of the effect
 * @param <A> the answer's type
 */
public record Answered<A>(Answer<A> expected, Request request, Call call, Reply reply, A answer, Verdict verdict) {

    /** The property by which a later step knows an answer of ours from a request. */
    static final String ANSWER = "CamelRelativityAnswer";

    private static final List<String> OUTCOME_HEADERS = List.of(
            RelativityConstants.ATTEMPTS,
            RelativityConstants.JOBS_REQUESTED,
            RelativityConstants.JOBS_SUCCESSFUL,
            RelativityConstants.JOBS_FAILED);

    /**
     * Takes away what an earlier step's headers say of its outcome: it is none of this one's.
     *
     * @param message the message that comes to a step
     */
    public static void forgetOutcome(Message message) {
        OUTCOME_HEADERS.forEach(message::removeHeader);
    }

    /**
     * Judges the answer.
     *
     * @return the answer
     * @throws RelativityException if it does not say that the operation was done
     */
    public A orThrow() throws RelativityException {
        boolean failOnPartial = request.get(SharedFields.FAIL_ON_PARTIAL).orElse(true);
        Optional<RelativityException> failure = Outcomes.ofVerdict(call, reply, verdict, failOnPartial);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer;
    }

    /**
     * Puts the answer on the message, as body and headers. Its body stays unless all went well.
     *
     * @param exchange the exchange
     * @throws RelativityException if the answer does not say that the operation was done
     */
    public void writeTo(Exchange exchange) throws RelativityException {
        Message message = exchange.getMessage();
        put(orThrow(), exchange);
        forgetWhatIsNotMeant(message);
        forEachId((field, value) -> {
            if (field.header() != null) {
                message.setHeader(field.header(), value);
            }
        });
        message.setHeader(RelativityConstants.ATTEMPTS, reply.attempts());
        if (verdict instanceof Verdict.PerJob jobs) {
            count(jobs.report(), message);
        }
    }

    /**
     * Puts what Relativity answered on the message, as body. A later step takes it for an answer, not for its request.
     *
     * @param answer may be {@code null}
     * @param exchange the exchange
     */
    public static void put(Object answer, Exchange exchange) {
        exchange.getMessage().setBody(answer);
        exchange.setProperty(ANSWER, answer);
    }

    /**
     * What an earlier step's header may still name, though this step was about another thing: the ids that the answer might
     * have carried, and those that the body stood in for. A next step would act on that other thing.
     */
    private void forgetWhatIsNotMeant(Message message) {
        expected.ids().keySet().forEach(field -> forgetUnlessGiven(field, message));
        request.operation().mutuallyExclusive().forEach(field -> forgetUnlessGiven(field, message));
    }

    private void forgetUnlessGiven(Field<?> field, Message message) {
        if (!request.values().containsKey(field)) {
            message.removeHeader(field.header());
        }
    }

    /** The ids that were used and those that were answered. */
    Map<Field<?>, Object> ids() {
        Map<Field<?>, Object> ids = new LinkedHashMap<>();
        forEachId(ids::put);
        return ids;
    }

    /** Of a field that was both used and answered, the answer's comes last. */
    private void forEachId(BiConsumer<Field<?>, Object> taker) {
        List<Field<?>> sent = call.wire().fields();
        request.values().forEach((field, value) -> {
            if (field.id() && sent.contains(field)) {
                taker.accept(field, value);
            }
        });
        expected.ids().forEach((field, id) -> id.apply(answer).ifPresent(value -> taker.accept(field, value)));
    }

    /**
     * Counts the jobs of a mass operation.
     *
     * @param report what became of each
     * @param message its headers get the numbers
     */
    public static void count(RelativityJobReport report, Message message) {
        message.setHeader(RelativityConstants.JOBS_REQUESTED, report.requested());
        message.setHeader(RelativityConstants.JOBS_SUCCESSFUL, report.done().size());
        message.setHeader(RelativityConstants.JOBS_FAILED, report.notDone());
    }
}
