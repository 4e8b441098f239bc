package org.camelrelativity.reliability;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;

/**
 * What became of a call.
 *
 * @param outcome what the route is told
 * @param attempts how many were made, of which nothing but the first of them may be sent
 * @param sent how many of them began to leave, as the component says
 * @param arrived how many requests the sandbox read
 * @param received how many of them got through to the operation
 * @param tookEffect how many of them were executed
 */
record Result(Outcome outcome, int attempts, int sent, int arrived, int received, int tookEffect) {

    /** By the exact class of the exception. */
    enum Outcome {
        DONE(null),
        REFUSED(RelativityRefusedException.class),
        NOT_SENT(RelativityNotSentException.class),
        UNAVAILABLE(RelativityUnavailableException.class),
        UNKNOWN(RelativityOutcomeUnknownException.class),
        PARTIAL(RelativityPartialFailureException.class);

        private final Class<? extends RelativityException> exception;

        Outcome(Class<? extends RelativityException> exception) {
            this.exception = exception;
        }

        static Outcome of(Exchange exchange) {
            Class<?> thrown = exchange.getException() == null
                    ? null
                    : exchange.getException().getClass();
            for (Outcome outcome : values()) {
                if (outcome.exception == thrown) {
                    return outcome;
                }
            }
            throw new IllegalStateException("no outcome of ours", exchange.getException());
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
