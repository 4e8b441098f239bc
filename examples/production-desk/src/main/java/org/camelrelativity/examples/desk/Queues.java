package org.camelrelativity.examples.desk;

import java.util.List;

/** The broker's queues. */
final class Queues {

    /** Where others send their commands. */
    static final String COMMANDS = "production.commands";

    /** Jobs that failed, each command's as a {@link Ticket}. */
    static final String SECOND_TRY = "production.second-try";

    /** Commands that may have been executed, each as a {@link Ticket}, until it is known or given up. */
    static final String IN_DOUBT = "production.in-doubt";

    /** Where the broker puts what it has delivered often enough. */
    static final String DEAD_LETTERS = "production.dead-letters";

    static final String RESULTS = "production.results";
    static final String FAILED = "production.failed";
    static final String REJECTED = "production.rejected";
    static final String PERSON = "production.person";
    static final String UNDELIVERED = "production.undelivered";

    /** Every command ends in exactly one of these, and the desk takes nothing out of them. */
    static final List<String> FINAL = List.of(RESULTS, FAILED, REJECTED, PERSON, UNDELIVERED);

    private Queues() {}
}
