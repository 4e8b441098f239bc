package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;

/** What an exchange waits for: how it is read, and when it has ended. */
public interface Awaited {

    /** Tells what a request waits for. */
    @FunctionalInterface
    interface Source {
        Awaited of(Request request) throws RelativityRequestException;
    }

    /** {@return what it is, such as "imaging set"} */
    String kind();

    /** {@return what it is, with its ids} */
    String subject();

    /** {@return the request that reads its status; who has an equal one shares the reads} */
    Request reading();

    /** {@return the request that read what a message remembers of the time before a call} */
    default Request evidence() {
        return reading();
    }

    Outcome.Done read() throws RelativityException;

    /** {@return the rule of one wait, by what was read before the run; {@code null} if nothing was} */
    Rule rule(String beforeRun);

    /** Judges reads in the order in which they were asked for. */
    interface Rule {

        /** How it ended, if it has; made with how long the wait took. */
        Optional<Function<Duration, RelativityRecord>> end(Outcome.Done read, Duration waited);

        /** {@return the status that was read; never null} */
        String status(Outcome.Done read);

        /** {@return what a read tells to those who have waited in vain} It shows the status as the cleaner leaves it. */
        String told(Outcome.Done read, UnaryOperator<String> cleaner);
    }
}
