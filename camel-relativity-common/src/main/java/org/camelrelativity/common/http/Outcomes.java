package org.camelrelativity.common.http;

import java.util.Optional;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Quoted;
import org.camelrelativity.common.operation.UnreadableAnswerException;
import org.camelrelativity.common.operation.Verdict;

/** What is known of a call's effect, and so which exception says it. */
public final class Outcomes {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final int MAX_MESSAGE_LENGTH = 2_000;

    private Outcomes() {}

    /**
     * No complete answer came.
     *
     * @param call what was sent
     * @param e why
     * @param attempts how many requests were sent, and what is known of them
     * @return not sent, unknown or unavailable
     */
    static RelativityException of(Call call, TransportException e, Attempts attempts) {
        RelativityFailure failure = RelativityFailure.withoutAnswer(e.getMessage(), attempts.sent());
        return e.beganToLeave()
                ? uncertain(call, failure, e)
                : notSent(call, failure.withMessage("not sent: " + failure.message()), e, attempts.doubtful());
    }

    /**
     * There is no token to send, or none that Relativity takes.
     *
     * @param call what was to be sent
     * @param e why
     * @param attempts how many requests were sent, and what is known of them
     * @return not sent, or refused if the identity server said no
     */
    static RelativityException ofNoToken(Call call, TokenException e, Attempts attempts) {
        RelativityFailure failure = new RelativityFailure(
                "no token: " + e.getMessage(), e.status(), null, null, null, e.retryAfter(), attempts.sent());
        return e.isRefused()
                ? refused(call, failure, e, attempts.doubtful())
                : notSent(call, failure, e, attempts.doubtful());
    }

    /**
     * The answer's status is not 2xx.
     *
     * @param call what was sent
     * @param reply what came
     * @return refused, not sent, unknown or unavailable
     */
    static RelativityException ofStatus(Call call, Reply reply) {
        RelativityFailure failure = failure(call, reply);
        int status = reply.status();
        if (status == TOO_MANY_REQUESTS) {
            return notSent(call, failure, null, reply.doubtful());
        }
        return isRefusal(status) ? refused(call, failure, null, reply.doubtful()) : uncertain(call, failure, null);
    }

    /**
     * A 2xx that is not what the contract says.
     *
     * @param call what was sent
     * @param reply what came
     * @param e what is wrong with it
     * @return unknown or unavailable
     */
    static RelativityException ofUnreadable(Call call, Reply reply, UnreadableAnswerException e) {
        return uncertain(call, succeeded(reply, e.getMessage()), e);
    }

    /**
     * A 2xx that tells of the effect.
     *
     * @param call what was sent
     * @param reply what came
     * @param verdict what it tells
     * @param failOnPartial whether it is a failure that some jobs of a mass operation failed
     * @return the exception, or empty if the operation was done
     */
    public static Optional<RelativityException> ofVerdict(
            Call call, Reply reply, Verdict verdict, boolean failOnPartial) {
        if (verdict instanceof Verdict.Refused refused) {
            RelativityFailure failure = succeeded(reply, "refused with status 200: " + refused.reason());
            return Optional.of(refused(call, failure, null, reply.doubtful()));
        }
        if (verdict instanceof Verdict.PerJob jobs) {
            return ofReport(call, reply, jobs.report(), failOnPartial);
        }
        if (verdict instanceof Verdict.Unknown unknown) {
            return Optional.of(uncertain(call, succeeded(reply, unknown.reason()), null));
        }
        return Optional.empty();
    }

    private static Optional<RelativityException> ofReport(
            Call call, Reply reply, RelativityJobReport report, boolean failOnPartial) {
        RelativityJobReport known = reply.doubtful() ? report.inDoubt() : report;
        if (known.isDone() || !known.isUncertain() && !known.isRefused() && !failOnPartial) {
            return Optional.empty();
        }
        RelativityFailure failure = succeeded(reply, known.summary());
        RelativityException exception;
        if (known.isUncertain()) {
            exception = uncertain(call, failure, null);
        } else if (known.isRefused()) {
            exception = refused(call, failure, null, reply.doubtful());
        } else {
            exception = new RelativityPartialFailureException(call.operation().name(), failure, known);
        }
        exception.setJobReport(known);
        return Optional.of(exception);
    }

    /**
     * A mass operation that was sent in several requests, of which one ended the whole.
     *
     * @param stoppedBy what became of that one
     * @param report what became of each job
     * @param attempts how many requests were sent
     * @return unknown, unavailable, refused or partial
     */
    public static RelativityException ofStopped(
            RelativityException stoppedBy, RelativityJobReport report, int attempts) {
        String operation = stoppedBy.getOperation();
        RelativityFailure failure = new RelativityFailure(
                report.summary() + ". It was stopped by " + stoppedBy.getMessage(),
                stoppedBy.getHttpResponseCode(),
                stoppedBy.getErrorType(),
                stoppedBy.getRelativityMessage(),
                stoppedBy.getIdentifier(),
                stoppedBy.getRetryAfter().orElse(null),
                attempts);
        RelativityException exception;
        if (stoppedBy instanceof RelativityUnavailableException) {
            exception = new RelativityUnavailableException(operation, failure, null);
        } else if (report.isUncertain()) {
            exception = new RelativityOutcomeUnknownException(operation, failure);
        } else if (report.isRefused()) {
            exception = new RelativityRefusedException(operation, failure, null);
        } else {
            exception = new RelativityPartialFailureException(operation, failure, report);
        }
        exception.setJobReport(report);
        exception.addSuppressed(stoppedBy); // as a cause it would choose Camel's onException clause
        return exception;
    }

    /** 408 and the redirects that turn a POST into a GET don't say whether the request was executed (design §8). */
    private static boolean isRefusal(int status) {
        return status >= 400 && status <= 428 && status != 408 || status == 431 || status == 307 || status == 308;
    }

    private static RelativityException notSent(
            Call call, RelativityFailure failure, Exception cause, boolean doubtful) {
        return doubtful
                ? uncertain(call, inDoubt(failure), cause)
                : new RelativityNotSentException(call.operation().name(), failure, cause);
    }

    /** Of what only reads, nothing can have happened before. */
    private static RelativityException refused(
            Call call, RelativityFailure failure, Exception cause, boolean doubtful) {
        return doubtful && call.wire().idempotency() != Idempotency.SAFE
                ? uncertain(call, inDoubt(failure), cause)
                : new RelativityRefusedException(call.operation().name(), failure, cause);
    }

    /** The outcome of several attempts is the most uncertain of them. */
    private static RelativityFailure inDoubt(RelativityFailure failure) {
        return failure.withMessage(failure.message() + "; but an attempt before may have been executed");
    }

    private static RelativityException uncertain(Call call, RelativityFailure failure, Exception cause) {
        String operation = call.operation().name();
        if (call.wire().idempotency() != Idempotency.NOT_IDEMPOTENT) {
            return new RelativityUnavailableException(operation, failure, cause);
        }
        String message = "the outcome is unknown: " + failure.message()
                + ". It may have been executed and is not repeated. Look first: "
                + call.operation().lookFirst();
        RelativityException unknown = new RelativityOutcomeUnknownException(operation, failure.withMessage(message));
        if (cause != null) {
            unknown.addSuppressed(cause); // as a cause an onException(IOException) would redeliver it
        }
        return unknown;
    }

    private static RelativityFailure succeeded(Reply reply, String message) {
        return new RelativityFailure(
                Quoted.plain(reply.mask().in(message), MAX_MESSAGE_LENGTH),
                reply.status(),
                null,
                null,
                null,
                reply.retryAfter().orElse(null),
                reply.attempts());
    }

    private static RelativityFailure failure(Call call, Reply reply) {
        Optional<KeplerError> error = KeplerError.in(reply);
        String said = error.map(KeplerError::message).map(m -> ": " + m).orElse("");
        String perhaps = reply.status() == NOT_FOUND && error.isEmpty()
                ? ". A 404 without Relativity's own error can also mean that this Relativity lacks the service, or that"
                        + " the X-CSRF-Header was lost on the way"
                : "";
        boolean lacking = reply.status() == NOT_FOUND
                && error.map(KeplerError::mayBeUnknownService).orElse(true);
        String offered = call.operation()
                .offeredBy()
                .filter(product -> lacking)
                .map(product -> ". Only " + product + " is known to offer " + call.operation())
                .orElse("");
        return new RelativityFailure(
                "status " + reply.status() + said + perhaps + offered,
                reply.status(),
                error.map(KeplerError::errorType).orElse(null),
                error.map(KeplerError::message).orElse(null),
                error.map(KeplerError::identifier).orElse(null),
                reply.retryAfter().orElse(null),
                reply.attempts());
    }
}
