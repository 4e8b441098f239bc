package org.camelrelativity.examples.desk;

import java.util.List;

/** The broker's queues. */
final class Queues {

    /** Where others send their commands. */
    static final String COMMANDS = "production.commands";

    /** Commands that were read and are good, each as a {@link Ticket}; only the desk sends here. */
    static final String ACCEPTED = "production.accepted";

    /** See {@link Permits}. */
    static final String PERMITS = "production.permits";

    /** Commands that may have been executed, until it is known or given up. */
    static final String LOOK_FIRST = "production.look-first";

    /** Where the broker puts what it has delivered often enough. */
    static final String DEAD_LETTERS = "production.dead-letters";

    static final String RESULTS = "production.results";
    static final String FAILED = "production.failed";
    static final String REJECTED = "production.rejected";
    static final String PERSON = "production.person";
    static final String UNDELIVERED = "production.undelivered";

    /** Every command ends in exactly one of these, and the desk takes nothing out of them. */
    static final List<String> FINAL = List.of(RESULTS, FAILED, REJECTED, PERSON, UNDELIVERED);

    /** What the desk works on, or keeps for its work. */
    static final List<String> WORKING = List.of(COMMANDS, ACCEPTED, PERMITS, LOOK_FIRST, DEAD_LETTERS);

    private Queues() {}
}
