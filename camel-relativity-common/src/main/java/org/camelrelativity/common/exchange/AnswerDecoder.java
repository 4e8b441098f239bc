package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Outcomes;
import org.camelrelativity.common.http.Reply;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.UnreadableAnswerException;
import org.camelrelativity.common.operation.Verdict;

/** Reads an answer, judges it, and puts it on the message. Nothing on the message changes unless all went well. */
public final class AnswerDecoder {

    /** The property by which a later step knows an answer of ours from a request. */
    static final String ANSWER = "CamelRelativityAnswer";

    /**
     * @param request what was asked
     * @param call what was sent
     * @param reply what came, with a status of 2xx
     * @param exchange its message gets the answer as body and the ids as headers
     * @throws RelativityException if the answer does not say that the operation was done
     */
    public void answer(Request request, Call call, Reply reply, Exchange exchange) throws RelativityException {
        answer(request.operation().answer(), request, call, reply, exchange);
    }

    private <A> void answer(Answer<A> expected, Request request, Call call, Reply reply, Exchange exchange)
            throws RelativityException {
        A answer;
        try {
            answer = expected.reader().read(unwrap(reply.json(), call.wire().answerEnvelope()));
        } catch (UnreadableAnswerException e) {
            throw Outcomes.ofUnreadable(call, reply, e);
        }
        Verdict verdict = expected.verdict().apply(answer);
        Optional<RelativityException> failure = Outcomes.ofVerdict(call, reply, verdict);
        if (failure.isPresent()) {
            throw failure.get();
        }
        Message message = exchange.getMessage();
        message.setBody(answer);
        exchange.setProperty(ANSWER, answer);
        request.values().forEach((field, value) -> {
            if (field.id()) {
                message.setHeader(field.header(), value);
            }
        });
        expected.ids()
                .forEach((field, id) -> id.apply(answer).ifPresent(value -> message.setHeader(field.header(), value)));
        message.setHeader(RelativityConstants.ATTEMPTS, reply.attempts());
    }

    private static JsonNode unwrap(JsonNode json, String envelope) {
        return json.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(envelope))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(json);
    }
}
