package org.camelrelativity.examples.desk;

import java.io.PrintStream;
import org.camelrelativity.common.Quoted;

/** Tells a person at a terminal how things go, in lines whose ids and reasons were written by others. */
final class Console implements DeskListener {

    private static final int SHOWN = 170;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void sent(Ticket ticket, String queue) {
        String outcome = ticket.outcome() == null ? "" : " " + ticket.outcome();
        String reason = ticket.reason() == null ? "" : ": " + ticket.reason();
        out.println("  " + Quoted.plain(ticket.id() + outcome + " -> " + queue + reason, SHOWN));
    }

    @Override
    public void leftToBroker(String id, String reason) {
        out.println("  " + Quoted.plain(id + " is delivered again later: " + reason, SHOWN));
    }
}
