package org.camelrelativity.common.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpStatus;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.http.RetryPolicy.Attempt;
import org.camelrelativity.common.http.RetryPolicy.History;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Outcome.Done;
import org.camelrelativity.common.operation.Outcome.Failure;
import org.camelrelativity.common.operation.Outcome.NotDone;
import org.camelrelativity.common.operation.ResponseBody;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/**
 * The one place that says what became of a call, from (the idempotency of its wire, the history of its attempts, the
 * last response).
 */
public final class Outcomes {

    private Outcomes() {}

    static Attempt of(Call call, History history, Response response) {
        if (response instanceof Response.NoResponse none) {
            return new Attempt(ofNoResponse(call, history, none), none.repeatability());
        }
        if (response instanceof Response.NoToken none) {
            return new Attempt(ofNoToken(call, history, none), none.repeatability());
        }
        CompleteResponse complete = (CompleteResponse) response;
        if (call.wire().deletes() && history.mayHaveExecuted && saysGone(complete)) {
            complete = complete.asDone(); // an earlier attempt has done it
        }
        Attempt attempt = complete.isSuccess()
                ? ofSuccess(call, history, complete)
                : new Attempt(ofStatus(call, history, complete), Repeatability.ofStatus(complete.status()));
        return new Attempt(complete.secrets().hideIn(attempt.outcome()), attempt.repeatability());
    }

    private static Outcome ofNoResponse(Call call, History history, Response.NoResponse none) {
        RelativityFailure details = RelativityFailure.withoutAnswer(none.message(), history.sent);
        return none.requestSent()
                ? uncertain(call, Failure.of(details, none.cause()))
                : notSent(call, history, details.withMessage("not sent: " + none.message()), none.cause());
    }

    private static Outcome ofNoToken(Call call, History history, Response.NoToken none) {
        RelativityFailure details =
                RelativityFailure.of("no token: " + none.message(), none.status(), none.retryAfter(), history.sent);
        return none.refused()
                ? refused(call, history.mayHaveExecuted, Failure.of(details, none.cause()))
                : notSent(call, history, details, none.cause());
    }

    /** The status is not 2xx. */
    private static Outcome ofStatus(Call call, History history, CompleteResponse response) {
        RelativityFailure details = details(call, history, response);
        if (response.status() == HttpStatus.SC_TOO_MANY_REQUESTS || response.proxyAsks()) {
            return notSent(call, history, details, null);
        }
        Failure failure = Failure.of(details, null);
        return isRefusal(response.status())
                ? refused(call, history.mayHaveExecuted, failure)
                : uncertain(call, failure);
    }

    /** The status is 2xx, which alone says nothing of the effect. */
    private static Attempt ofSuccess(Call call, History history, CompleteResponse response) {
        try {
            return new Attempt(ofAnswer(call, call.operation().answer(), history, response), Repeatability.ANSWERED);
        } catch (UnreadableAnswerException e) {
            String titled = response.isHtml() ? told(ErrorText.in(response)) : "";
            Failure failure = Failure.of(succeeded(history, response, e.getMessage() + titled), null);
            return new Attempt(uncertain(call, failure), Repeatability.RETRYABLE_RESPONSE);
        }
    }

    private static <A> Outcome ofAnswer(Call call, Answer<A> expected, History history, CompleteResponse response)
            throws UnreadableAnswerException {
        ResponseBody content = expected.isFile()
                ? response.file()
                : response.content(call.wire().answerEnvelope());
        A answer = expected.reader().read(call.request(), content);
        Verdict verdict = expected.verdict().apply(call.request(), answer);
        if (verdict instanceof Verdict.Refused refused) {
            RelativityFailure details = succeeded(history, response, "refused with status 200: " + refused.reason());
            return refused(call, history.mayHaveExecuted, Failure.of(details, null));
        }
        if (verdict instanceof Verdict.Unknown unknown) {
            KeplerError error = KeplerError.in(response);
            String said = error.isAbsent() ? "" : told(ErrorText.in(response));
            return uncertain(call, Failure.of(succeeded(history, response, unknown.reason() + said), null));
        }
        Map<Field<?>, Object> ids = ids(call, expected, answer);
        return verdict instanceof Verdict.PerJob perJob
                ? ofJobs(call, new Done(answer, ids, response.status(), history.sent, jobs(perJob, history)))
                : new Done(answer, ids, response.status(), history.sent, null);
    }

    /** The ids that were used and those that were answered; of a field that was both, the answer's. */
    private static <A> Map<Field<?>, Object> ids(Call call, Answer<A> expected, A answer) {
        Map<Field<?>, Object> ids = new LinkedHashMap<>();
        List<Field<?>> sent = call.wire().fields();
        call.request().values().forEach((field, value) -> {
            if (field.id() && sent.contains(field)) {
                ids.put(field, value);
            }
        });
        expected.ids().forEach((field, id) -> id.apply(answer).ifPresent(value -> ids.put(field, value)));
        return ids;
    }

    /** What failed now may have been done by an earlier attempt. */
    private static RelativityJobReport jobs(Verdict.PerJob verdict, History history) {
        RelativityJobReport jobs = verdict.report();
        return history.mayHaveExecuted ? jobs.withFailedAsUnknown() : jobs;
    }

    /** What became of a mass operation, of which the call was the last request. */
    public static Outcome ofJobs(Call call, Done done) {
        if (done.jobs().isDone()) {
            return done;
        }
        RelativityFailure details = RelativityFailure.of(done.jobs().summary(), done.status(), null, done.attempts());
        Failure failure = new Failure(details, done.jobs(), done, null);
        if (done.jobs().isUncertain()) {
            return uncertain(call, failure);
        }
        return done.jobs().isRefused() ? new Outcome.Refused(failure) : new Outcome.Partial(failure);
    }

    /** What became of a mass operation that was sent in several requests, of which one ended the whole. */
    public static Outcome ofStopped(Operation operation, NotDone stoppedBy, RelativityJobReport jobs, int attempts) {
        RelativityFailure stop = stoppedBy.failure().details();
        RelativityFailure details = stop.withAttempts(attempts)
                .withMessage(jobs.summary() + ". It was stopped by " + operation + ": " + stop.message());
        Failure failure = new Failure(details, jobs, null, stoppedBy.toException(operation.name()));
        if (stoppedBy instanceof Outcome.Unavailable) {
            return new Outcome.Unavailable(failure);
        }
        if (jobs.isUncertain()) {
            return new Outcome.Unknown(failure);
        }
        return jobs.isRefused() ? new Outcome.Refused(failure) : new Outcome.Partial(failure);
    }

    /** 408 and the redirects that turn a POST into a GET don't say whether the request was executed. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status <= 428 && status != 408 || status == 431 || status == 307 || status == 308;
    }

    private static Outcome notSent(Call call, History history, RelativityFailure details, Exception cause) {
        return history.mayHaveExecuted
                ? uncertain(call, Failure.of(afterDoubtfulAttempt(details), cause))
                : new Outcome.NotSent(Failure.of(details, cause));
    }

    /** Of what only reads, nothing can have happened before. */
    private static Outcome refused(Call call, boolean mayHaveExecuted, Failure failure) {
        return mayHaveExecuted && call.wire().idempotency() != Idempotency.SAFE
                ? uncertain(call, failure.with(afterDoubtfulAttempt(failure.details())))
                : new Outcome.Refused(failure);
    }

    /** The outcome of several attempts is the most uncertain of them. */
    private static RelativityFailure afterDoubtfulAttempt(RelativityFailure details) {
        return details.withMessage(details.message() + "; an earlier attempt may have taken effect");
    }

    private static Outcome uncertain(Call call, Failure failure) {
        if (call.wire().idempotency() != Idempotency.NOT_IDEMPOTENT) {
            return new Outcome.Unavailable(failure);
        }
        RelativityFailure details = failure.details();
        String message = "the outcome is unknown: " + details.message()
                + ". It may have been executed and is not repeated. Look first: "
                + call.request().lookFirst();
        return new Outcome.Unknown(failure.with(details.withMessage(message)));
    }

    private static RelativityFailure succeeded(History history, CompleteResponse response, String message) {
        return new RelativityFailure(
                message, response.status(), null, null, null, response.text(), response.retryAfter(), history.sent);
    }

    private static RelativityFailure details(Call call, History history, CompleteResponse response) {
        if (response.proxyAsks()) {
            return RelativityFailure.of(response.statusLine(), response.status(), response.retryAfter(), history.sent);
        }
        KeplerError error = KeplerError.in(response);
        boolean notFound = response.status() == HttpStatus.SC_NOT_FOUND;
        String perhaps = notFound && error.isAbsent()
                ? ". A 404 without Relativity's own error can also mean that this Relativity lacks the service, that"
                        + " the X-CSRF-Header was lost on the way, or that instanceUrl is wrong: asked was "
                        + response.url()
                : "";
        String refusedCredentials =
                response.status() == HttpStatus.SC_UNAUTHORIZED ? "the credentials were refused: " : "";
        boolean lacking = notFound && error.mayBeUnknownService();
        String offered = call.operation()
                .offeredBy()
                .filter(product -> lacking)
                .map(product -> ". Only " + product + " is known to offer " + call.operation())
                .orElse("");
        return new RelativityFailure(
                refusedCredentials + "status " + response.status() + told(ErrorText.in(response)) + perhaps + offered,
                response.status(),
                error.errorType(),
                error.message(),
                error.identifier(),
                response.text(),
                response.retryAfter(),
                history.sent);
    }

    private static String told(String text) {
        return text == null ? "" : ": " + text;
    }

    /** In Relativity's own words or in none: a page of the web server or of a proxy only lacks the address. */
    private static boolean saysGone(CompleteResponse response) {
        if (response.status() != HttpStatus.SC_NOT_FOUND) {
            return false;
        }
        return response.body().length == 0 || KeplerError.in(response).isNotFound();
    }
}
