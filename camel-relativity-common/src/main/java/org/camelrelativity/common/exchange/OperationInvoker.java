package org.camelrelativity.common.exchange;

import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Outcomes;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes a request and sends it. A list is sent in as many requests as {@code chunkSize} says, one after another. */
public final class OperationInvoker {

    /** Sends a call. */
    @FunctionalInterface
    public interface Transport {

        /**
         * @param call what to send
         * @return what became of it
         */
        Outcome send(Call call);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OperationInvoker.class);

    private final RequestEncoder encoder;
    private final Transport transport;

    /**
     * @param encoder says a request in the endpoint's generation of the API
     * @param transport the connection
     */
    public OperationInvoker(RequestEncoder encoder, Transport transport) {
        this.encoder = encoder;
        this.transport = transport;
    }

    /**
     * @param request what to ask
     * @return what became of it
     * @throws RelativityRequestException if it can't be said in this generation of the API; nothing was sent
     */
    public Outcome invoke(Request request) throws RelativityRequestException {
        return request.elements().isEmpty()
                ? send(encode(request))
                : inChunks(request, request.operation().answer());
    }

    /** {@return what repeating the request would do} */
    Idempotency idempotency(Request request) {
        return encoder.idempotency(request);
    }

    private Call encode(Request request) throws RelativityRequestException {
        Call call = encoder.encode(request);
        Reporting.report(
                () -> LOG.debug("{} {} {}", request.operation(), call.wire().verb(), call.path()));
        return call;
    }

    private Outcome send(Call call) {
        return transport.send(call);
    }

    /** Whatever leaves the fate of a job open, or will not let the next request through either, ends the whole. */
    private <A> Outcome inChunks(Request request, Answer<A> expected) throws RelativityRequestException {
        List<? extends RelativityRecord> all = request.elements();
        int size = request.get(SharedFields.CHUNK_SIZE).filter(n -> n > 0).orElse(all.size());
        JobTally tally = new JobTally();
        List<A> answers = new ArrayList<>();
        int attempts = 0;
        int next = 0;
        Call call = null;
        Outcome last = null;
        while (next < all.size() && !tally.isUncertain()) {
            List<? extends RelativityRecord> chunk = all.subList(next, next + Math.min(size, all.size() - next));
            next += chunk.size();
            try {
                call = encode(request.about(chunk));
                last = send(call);
            } catch (RelativityRequestException e) {
                if (answers.isEmpty()) {
                    throw e;
                }
                last = new Outcome.NotSent(Outcome.Failure.of(RelativityFailure.withoutAnswer(e.getMessage(), 0), e));
            }
            attempts += last.attempts();
            if (last.jobs() == null) { // not answered job by job
                Outcome.NotDone stop = (Outcome.NotDone) last;
                tally.addUnanswered(chunk, stop);
                tally.addNeverSent(all.subList(next, all.size()));
                return answers.isEmpty()
                        ? stop.with(tally.report())
                        : Outcomes.ofStopped(request.operation(), stop, tally.report(), attempts);
            }
            answers.add(expected.type().cast(last.answered().orElseThrow()));
            tally.addAnswered(last.jobs());
        }
        tally.addNeverSent(all.subList(next, all.size()));
        A merged = answers.size() == 1 ? answers.get(0) : expected.merger().apply(answers);
        return Outcomes.ofJobs(call, new Outcome.Done(merged, request.ids(), last.status(), attempts, tally.report()));
    }
}
