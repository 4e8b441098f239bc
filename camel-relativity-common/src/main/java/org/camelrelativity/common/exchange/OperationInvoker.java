package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.http.Call;
import org.camelrelativity.common.http.Outcomes;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes a request and sends it. A list is sent in as many requests as {@code chunkSize} says, one after another. */
public final class OperationInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(OperationInvoker.class);

    private final List<Wire> wires;
    private final Function<Call, Outcome> transport;
    private final Function<Request, Outcome> reads;

    public OperationInvoker(List<Wire> wires, Function<Call, Outcome> transport) {
        this(wires, transport, null);
    }

    private OperationInvoker(List<Wire> wires, Function<Call, Outcome> transport, Function<Request, Outcome> reads) {
        this.wires = List.copyOf(wires);
        this.transport = transport;
        this.reads = reads;
    }

    /** {@return one for operations that are made of these reads} */
    public static OperationInvoker composing(Function<Request, Outcome> reads) {
        return new OperationInvoker(List.of(), null, reads);
    }

    /** Throws only before anything is sent: if the wires can't express the request. */
    public Outcome invoke(Request request) throws RelativityRequestException {
        if (reads != null) {
            return request.operation().composition().orElseThrow().run(request, reads);
        }
        return request.elements().isEmpty()
                ? transport.apply(encode(request))
                : inChunks(request, request.operation().answer());
    }

    public Idempotency idempotency(Request request) {
        return reads != null ? Idempotency.SAFE : wireOf(request).idempotency();
    }

    /** {@return in how many requests a call is sent} */
    public static int requests(Request request) {
        int elements = Math.max(1, request.elements().size());
        int size = Math.max(1, chunkSize(request));
        return (elements + size - 1) / size;
    }

    private static int chunkSize(Request request) {
        return request.get(SharedFields.CHUNK_SIZE)
                .filter(size -> size > 0)
                .orElse(request.elements().size());
    }

    /** A chunk that is not answered job by job ends the whole, and so does one that leaves the fate of a job open. */
    private <A> Outcome inChunks(Request request, Answer<A> expected) throws RelativityRequestException {
        List<? extends RelativityRecord> all = request.elements();
        int size = chunkSize(request);
        RelativityJobReport.Builder report = RelativityJobReport.builder();
        List<A> answers = new ArrayList<>();
        int attempts = 0;
        int next = 0;
        Call call = null;
        Outcome last = null;
        while (next < all.size() && !report.isUncertain()) {
            List<? extends RelativityRecord> chunk = all.subList(next, next + Math.min(size, all.size() - next));
            next += chunk.size();
            try {
                call = encode(request.about(chunk));
                last = transport.apply(call);
            } catch (RelativityRequestException e) {
                if (answers.isEmpty()) {
                    throw e;
                }
                last = new Outcome.NotSent(Outcome.Failure.of(RelativityFailure.withoutAnswer(e.getMessage(), 0), e));
            }
            attempts += last.attempts();
            if (last.jobs() == null) {
                Outcome.NotDone stop = (Outcome.NotDone) last;
                addUnanswered(chunk, stop, report);
                RelativityJobReport jobs =
                        report.neverSent(all.subList(next, all.size())).build();
                return answers.isEmpty()
                        ? stop.with(jobs)
                        : Outcomes.ofStopped(request.operation(), stop, jobs, attempts);
            }
            answers.add(expected.type().cast(last.answered().orElseThrow()));
            report.addAll(last.jobs());
        }
        report.neverSent(all.subList(next, all.size()));
        A merged = answers.size() == 1
                ? answers.get(0)
                : expected.merger().ofParts().apply(answers);
        return Outcomes.ofJobs(call, new Outcome.Done(merged, request.ids(), last.status(), attempts, report.build()));
    }

    private static void addUnanswered(
            List<? extends RelativityRecord> chunk, Outcome.NotDone outcome, RelativityJobReport.Builder report) {
        if (outcome instanceof Outcome.NotSent) {
            report.neverSent(chunk);
        } else if (outcome instanceof Outcome.Refused refused) {
            List<String> reasons = List.of(refused.failure().details().message());
            chunk.forEach(job -> report.failed(job, reasons));
        } else {
            chunk.forEach(report::unknown);
        }
    }

    /** The first wire that takes the request. */
    private Wire wireOf(Request request) {
        for (Wire wire : wires) {
            if (wire.guard().test(request)) {
                return wire;
            }
        }
        throw new IllegalStateException("no wire of " + request.operation() + " accepts the request");
    }

    /** Throws if a field is missing that this generation needs, or if what is to be saved breaks a rule of it. */
    private Call encode(Request request) throws RelativityRequestException {
        Wire wire = wireOf(request);
        for (Field<?> field : wire.requiredFields()) {
            request.required(field);
        }
        Call call = new Call(request, wire, wire.path(request), json(request, wire));
        Reporting.report(() -> LOG.debug("{} {} {}", request.operation(), wire.verb(), call.path()));
        return call;
    }

    private static Optional<byte[]> json(Request request, Wire wire) throws RelativityRequestException {
        if (!wire.hasPayload()) {
            return Optional.empty();
        }
        if (wire.payload().contains(Part.NOTHING)) {
            return Optional.of(new byte[0]);
        }
        String operation = request.operation().name();
        byte[] json;
        try {
            json = RelativityJson.strict().writeValueAsBytes(wire.body(request));
        } catch (IOException e) {
            if (e.getCause() instanceof Constraints.ConstraintViolation broken) {
                throw new RelativityRequestException(operation, broken.getMessage(), broken);
            }
            String message = e instanceof JsonProcessingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            throw new RelativityRequestException(operation, "the request can't be written as JSON: " + message, e);
        }
        if (json.length > BodyReader.MAX_BODY_BYTES) {
            String advice = request.operation().fields().contains(SharedFields.CHUNK_SIZE)
                    ? "; option chunkSize sends it in several"
                    : "";
            throw new RelativityRequestException(
                    operation, "the request is larger than " + BodyReader.MAX_BODY_BYTES + " bytes" + advice);
        }
        return Optional.of(json);
    }
}
