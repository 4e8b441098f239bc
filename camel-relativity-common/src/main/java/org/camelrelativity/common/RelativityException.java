package org.camelrelativity.common;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call that did not end well. The subclass says what is known of its effect: refused, not sent, unavailable, unknown or
 * partial; and so what a route may do next. No message ever holds a credential.
 *
 * <p>A call that is not idempotent takes effect at most once for a message: the connection remembers what became of it. An
 * unknown or partial outcome is given again to whatever repeats the same request for the same message, and nothing is
 * sent, unless the endpoint says {@code fireAgain=true}.
 */
public abstract class RelativityException extends CamelException implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private static final int MAX_MESSAGE_LENGTH = 4_000;
    private static final int NOT_FOUND = 404;

    private final String operation;
    private final RelativityOutcome outcome;
    private final RelativityFailure failure;
    private transient RelativityJobReport jobReport;
    private String context;
    private int httpResponseCode;
    private String httpResponseStatus;

    /**
     * @param operation the operation as in the endpoint's URI, such as {@code job/run}
     * @param outcome what is known of the effect, in one word
     * @param failure what is known of the failure
     * @param cause what went wrong below, or {@code null}; text from outside in it is left out
     */
    protected RelativityException(
            String operation, RelativityOutcome outcome, RelativityFailure failure, Throwable cause) {
        super(operation + ": " + Quoted.plain(failure.message(), MAX_MESSAGE_LENGTH), PlainCause.of(cause));
        this.operation = operation;
        this.outcome = outcome;
        this.failure = failure;
        this.httpResponseCode = failure.status();
    }

    /** {@return the operation as in the endpoint's URI, such as {@code job/run}} */
    public String getOperation() {
        return operation;
    }

    /** Says, for a person, what the call was about, such as "imaging set 1039603 of workspace 1017371". */
    public final void setContext(String context) {
        this.context = context;
    }

    /** {@return what happened, for a person; without credentials} */
    @Override
    public String getMessage() {
        return context == null ? super.getMessage() : super.getMessage() + " (" + context + ")";
    }

    /**
     * {@return whether Relativity itself says that there is no such thing, in a 404 with its own error} Not a page of a
     * server or proxy in between, and not that it lacks the service.
     */
    public final boolean isNotFound() {
        String type = failure.errorType();
        return failure.status() == NOT_FOUND && type != null && !type.endsWith("ServiceNotFoundException");
    }

    /** {@return what is known of the failure} */
    protected final RelativityFailure failure() {
        return failure;
    }

    /** {@return what is known of the effect, in one word; the subclass says the same} */
    public final RelativityOutcome getOutcome() {
        return outcome;
    }

    /** {@return how many requests were sent; of an outcome given again, how many led to it} */
    public int getAttempts() {
        return failure.attempts();
    }

    /** {@return the type that Relativity named, such as {@code Relativity.Services.Exceptions.NotFoundException}} */
    public String getErrorType() {
        return failure.errorType();
    }

    /** {@return the {@code Message} of Relativity's own error, shortened if very long, or {@code null}} */
    public String getRelativityMessage() {
        return failure.relativityMessage();
    }

    /** {@return the identifier that Relativity gave the error, or {@code null}} */
    public String getIdentifier() {
        return failure.identifier();
    }

    /**
     * {@return what was answered, as it came, or {@code null} if nothing readable was} Credentials in it are hidden, control
     * characters are not: it is not to be written to a log. Cut after 16,384 characters.
     */
    public String getResponseBody() {
        return failure.responseBody();
    }

    /** {@return how long Relativity asked to wait, if it did} */
    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(failure.retryAfter());
    }

    /**
     * {@return what became of each job, if this was a mass operation on references, or one that was answered job by job}
     * Not serialised.
     */
    public Optional<RelativityJobReport> getJobReport() {
        return Optional.ofNullable(jobReport);
    }

    /** For the component, which knows what became of each job. */
    public final void setJobReport(RelativityJobReport report) {
        this.jobReport = report;
    }

    /** {@return the HTTP status, or 0 if there was no answer} */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int httpResponseCode) {
        this.httpResponseCode = httpResponseCode;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String httpResponseStatus) {
        this.httpResponseStatus = httpResponseStatus;
    }
}
