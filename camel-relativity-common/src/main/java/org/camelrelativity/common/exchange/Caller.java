package org.camelrelativity.common.exchange;

import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Outcomes;
import org.camelrelativity.common.http.ReadReply;
import org.camelrelativity.common.http.Reading;
import org.camelrelativity.common.http.Reply;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Relativity: encode, call, read. A list is sent in as many requests as {@code chunkSize} says, one after another. */
public final class Caller {

    /** Sends a call. */
    @FunctionalInterface
    public interface Sender {
        /**
         * @param call what to send
         * @param reading reads the answer
         * @param <A> the answer's type
         * @return the answer
         * @throws RelativityException if there is none that can be read
         */
        <A> ReadReply<A> send(Call call, Reading<A> reading) throws RelativityException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final RequestEncoder encoder;
    private final Sender sender;

    /**
     * @param encoder says a request in the endpoint's generation of the API
     * @param sender the connection
     */
    public Caller(RequestEncoder encoder, Sender sender) {
        this.encoder = encoder;
        this.sender = sender;
    }

    /**
     * @param request what to ask
     * @return the answer, not yet judged
     * @throws RelativityException if there is none, or none to one of several requests
     */
    public Answered<?> call(Request request) throws RelativityException {
        return call(request.operation().answer(), request);
    }

    private <A> Answered<A> call(Answer<A> expected, Request request) throws RelativityException {
        return request.elements().isEmpty() ? once(expected, request) : inChunks(expected, request);
    }

    private <A> Answered<A> once(Answer<A> expected, Request request) throws RelativityException {
        Call call = encoder.encode(request);
        LOG.debug("{} {} {}", request.operation(), call.wire().verb(), call.path());
        ReadReply<A> read = sender.send(
                call, reply -> expected.reader().read(reply.content(call.wire().answerEnvelope())));
        Verdict verdict = expected.verdict().apply(request, read.answer());
        return new Answered<>(expected, request, call, read.reply(), read.answer(), verdict);
    }

    /** Whatever leaves the fate of a job open, or will not let the next request through either, ends the whole. */
    private <A> Answered<A> inChunks(Answer<A> expected, Request request) throws RelativityException {
        List<? extends RelativityRecord> all = request.elements();
        int size = request.get(SharedFields.CHUNK_SIZE).filter(n -> n > 0).orElse(all.size());
        JobTally tally = new JobTally();
        List<A> answers = new ArrayList<>();
        Answered<A> last = null;
        int attempts = 0;
        int next = 0;
        while (next < all.size() && !tally.isUncertain()) {
            List<? extends RelativityRecord> chunk = all.subList(next, next + Math.min(size, all.size() - next));
            next += chunk.size();
            try {
                last = once(expected, request.about(chunk));
            } catch (RelativityException e) {
                tally.addUnanswered(chunk, e);
                tally.addNeverSent(all.subList(next, all.size()));
                e.setJobReport(tally.report());
                throw answers.isEmpty() ? e : Outcomes.ofStopped(e, tally.report(), attempts + e.getAttempts());
            }
            attempts += last.reply().attempts();
            answers.add(last.answer());
            tally.addAnswered(last.verdict(), last.reply().doubtful());
        }
        tally.addNeverSent(all.subList(next, all.size()));
        A merged = answers.size() == 1 ? answers.get(0) : expected.merger().apply(answers);
        Reply reply = last.reply().ofAll(attempts);
        return new Answered<>(expected, request, last.call(), reply, merged, new Verdict.PerJob(tally.report()));
    }
}
