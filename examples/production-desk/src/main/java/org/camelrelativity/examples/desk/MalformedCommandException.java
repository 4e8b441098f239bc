package org.camelrelativity.examples.desk;

/** A message from which no command can be read. */
final class MalformedCommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Ticket ticket;

    /** The text is null if none came. */
    MalformedCommandException(String id, String reason, String text) {
        super(reason);
        this.ticket = TicketBuilder.builder().id(id).text(text).build();
    }

    Ticket ticket() {
        return ticket;
    }
}
