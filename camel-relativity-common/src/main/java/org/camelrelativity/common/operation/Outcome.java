package org.camelrelativity.common.operation;

import java.util.Map;
import java.util.Optional;
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
 * What became of a call. Computed once; retries, the memory of calls, audit, events and the message only read it, and
 * exceptions are made of it at the last hop (design §3, §8).
 */
public sealed interface Outcome {

    /**
     * Relativity did it.
     *
     * @param answer what becomes the body
     * @param ids those that were used and those that were answered
     * @param status the HTTP status, of several answers the last
     * @param attempts how many requests were sent
     * @param jobs what became of each job of a mass operation, else {@code null}
     */
    record Done(Object answer, Map<Field<?>, Object> ids, int status, int attempts, RelativityJobReport jobs)
            implements Outcome {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.DONE;
        }
    }

    /** Every other outcome. */
    sealed interface NotDone extends Outcome {

        /** {@return what is known of it} */
        Failure failure();

        /** {@return the same, telling what became of each job} */
        NotDone with(RelativityJobReport jobs);

        /**
         * @param operation the operation's name
         * @return a new exception that says it
         */
        RelativityException toException(String operation);

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
    }

    /**
     * What is known of a call that was not done, or not wholly.
     *
     * @param details the message, and what Relativity said
     * @param jobs what became of each job of a mass operation, else {@code null}
     * @param answered what the answer would have been if it had told of success, or {@code null} if there is none
     * @param cause what went wrong below, or {@code null}
     */
    record Failure(RelativityFailure details, RelativityJobReport jobs, Done answered, Throwable cause) {

        public static Failure of(RelativityFailure details, Throwable cause) {
            return new Failure(details, null, null, cause);
        }

        Failure with(RelativityJobReport other) {
            return new Failure(details, other, answered, cause);
        }

        /** An exception of ours as a cause would choose Camel's onException clause in place of the outcome's own. */
        private Throwable causeForCamel() {
            return cause instanceof RelativityException ? null : cause;
        }

        private <E extends RelativityException> E complete(E exception) {
            exception.setJobReport(jobs);
            if (cause != null && exception.getCause() != cause) {
                exception.addSuppressed(cause);
            }
            return exception;
        }
    }

    /** Relativity said no: nothing happened. */
    record Refused(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.REFUSED;
        }

        @Override
        public NotDone with(RelativityJobReport jobs) {
            return new Refused(failure.with(jobs));
        }

        @Override
        public RelativityException toException(String operation) {
            return failure.complete(
                    new RelativityRefusedException(operation, failure.details(), failure.causeForCamel()));
        }
    }

    /** The request provably was not executed. */
    record NotSent(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.NOT_SENT;
        }

        @Override
        public NotDone with(RelativityJobReport jobs) {
            return new NotSent(failure.with(jobs));
        }

        @Override
        public RelativityException toException(String operation) {
            return failure.complete(
                    new RelativityNotSentException(operation, failure.details(), failure.causeForCamel()));
        }
    }

    /** No usable answer to a call that may be repeated. */
    record Unavailable(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.UNAVAILABLE;
        }

        @Override
        public NotDone with(RelativityJobReport jobs) {
            return new Unavailable(failure.with(jobs));
        }

        @Override
        public RelativityException toException(String operation) {
            return failure.complete(
                    new RelativityUnavailableException(operation, failure.details(), failure.causeForCamel()));
        }
    }

    /** A call that is not idempotent may or may not have been executed. */
    record Unknown(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.UNKNOWN;
        }

        @Override
        public NotDone with(RelativityJobReport jobs) {
            return new Unknown(failure.with(jobs));
        }

        /** Without a cause, since an onException(IOException) with redeliveries would repeat the call. */
        @Override
        public RelativityException toException(String operation) {
            return failure.complete(new RelativityOutcomeUnknownException(operation, failure.details()));
        }
    }

    /** A mass operation of which some jobs failed. */
    record Partial(Failure failure) implements NotDone {

        @Override
        public RelativityOutcome kind() {
            return RelativityOutcome.PARTIAL;
        }

        @Override
        public NotDone with(RelativityJobReport jobs) {
            return new Partial(failure.with(jobs));
        }

        @Override
        public RelativityException toException(String operation) {
            return failure.complete(
                    new RelativityPartialFailureException(operation, failure.details(), failure.jobs()));
        }
    }

    /** {@return how it ended, in one word} */
    RelativityOutcome kind();

    /** {@return the HTTP status, of several answers the last; 0 if there was none} */
    int status();

    /** {@return how many requests were sent} */
    int attempts();

    /** {@return what became of each job of a mass operation, else {@code null}} */
    RelativityJobReport jobs();

    /** {@return what Relativity answered, if it was an answer to the request} */
    default Optional<Object> answered() {
        Done done = this instanceof NotDone other ? other.failure().answered() : (Done) this;
        return Optional.ofNullable(done).map(Done::answer);
    }

    /**
     * For whoever needs the answer itself.
     *
     * @param operation the operation's name
     * @return this
     * @throws RelativityException if it was not done
     */
    default Done orThrow(String operation) throws RelativityException {
        if (this instanceof Done done) {
            return done;
        }
        throw ((NotDone) this).toException(operation);
    }
}
