package org.camelrelativity.common.operation;

import java.util.Map;
import java.util.Optional;
import org.camelrelativity.common.PlainCause;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;

/**
 * What became of a call: done, refused, not sent, unavailable, unknown or partial. Computed once; retries, the memory
 * of calls, audit, events and the message only read it, and exceptions are made of it at the last hop.
 */
public sealed interface Outcome {

    /** Relativity did it. Of several answers the status is the last one's; jobs is null unless it was a mass operation. */
    record Done(Object answer, Map<Field<?>, Object> ids, int status, int attempts, RelativityJobReport jobs)
            implements Outcome {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.DONE;
        }
    }

    /** Relativity said no: nothing happened. */
    record Refused(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.REFUSED;
        }
    }

    /** The request provably was not executed. */
    record NotSent(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.NOT_SENT;
        }
    }

    /** No usable answer to a call that may be repeated. */
    record Unavailable(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.UNAVAILABLE;
        }
    }

    /** A call that is not idempotent may or may not have been executed. */
    record Unknown(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.UNKNOWN;
        }
    }

    /** A mass operation of which some jobs failed. */
    record Partial(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.PARTIAL;
        }
    }

    /** Every outcome but {@link Done}. */
    sealed interface NotDone extends Outcome {

        Failure failure();

        @Override
        default int status() {
            return failure().details().status();
        }

        @Override
        default int attempts() {
            return failure().details().attempts();
        }

        @Override
        default RelativityJobReport jobs() {
            return failure().jobs();
        }

        /** {@return the same, telling what became of each job} */
        default NotDone with(RelativityJobReport jobs) {
            return with(new Failure(
                    failure().details(), jobs, failure().answered(), failure().cause()));
        }

        /** {@return the same, told otherwise} */
        default NotDone with(Failure told) {
            return switch (kind()) {
                case REFUSED -> new Refused(told);
                case NOT_SENT -> new NotSent(told);
                case UNAVAILABLE -> new Unavailable(told);
                case UNKNOWN -> new Unknown(told);
                case PARTIAL -> new Partial(told);
                case DONE, INVALID_REQUEST -> throw new IllegalStateException(kind() + " is no failed call");
            };
        }

        /** {@return a new exception that says it of an operation} */
        default RelativityException toException(String operation) {
            RelativityFailure details = failure().details();
            Throwable cause = failure().causeForCamel();
            RelativityException exception =
                    switch (kind()) {
                        case REFUSED -> new RelativityRefusedException(operation, details, cause);
                        case NOT_SENT -> new RelativityNotSentException(operation, details, cause);
                        case UNAVAILABLE -> new RelativityUnavailableException(operation, details, cause);
                        case UNKNOWN -> new RelativityOutcomeUnknownException(operation, details);
                        case PARTIAL -> new RelativityPartialFailureException(operation, details, jobs());
                        case DONE, INVALID_REQUEST -> throw new IllegalStateException(kind() + " is no failed call");
                    };
            exception.setJobReport(jobs());
            if (failure().cause() != null && exception.getCause() == null) {
                exception.addSuppressed(PlainCause.of(failure().cause()));
            }
            return exception;
        }
    }

    /** What is known of a call that was not done, or not wholly; answered is what would have been the answer, if any. */
    record Failure(RelativityFailure details, RelativityJobReport jobs, Done answered, Throwable cause) {

        public static Failure of(RelativityFailure details, Throwable cause) {
            return new Failure(details, null, null, cause);
        }

        public Failure with(RelativityFailure other) {
            return new Failure(other, jobs, answered, cause);
        }

        /** An exception of ours as a cause would choose Camel's onException clause in place of the outcome's own. */
        private Throwable causeForCamel() {
            return cause instanceof RelativityException ? null : cause;
        }
    }

    /** {@return whether nothing happened, so that the call may be made again} */
    default boolean provablyNotExecuted() {
        return this instanceof NotSent || this instanceof Refused;
    }

    RelativityOutcome kind();

    /** 0 if nothing was answered. */
    int status();

    int attempts();

    /** {@code null} unless it was a mass operation. */
    RelativityJobReport jobs();

    /** {@return what Relativity answered, if it was an answer to the request} */
    default Optional<Object> answered() {
        Done done = this instanceof NotDone other ? other.failure().answered() : (Done) this;
        return Optional.ofNullable(done).map(Done::answer);
    }

    /** {@return this, for whoever needs the answer itself; an exception if it was not done} */
    default Done orThrow(String operation) throws RelativityException {
        if (this instanceof NotDone failed) {
            throw failed.toException(operation);
        }
        return (Done) this;
    }
}
