package org.camelrelativity.examples.desk;

/** Whom the routes tell how things go. They tell it before the broker has confirmed it. */
interface DeskListener {

    /**
     * @param ticket goes to
     * @param queue this one
     */
    void sent(Ticket ticket, String queue);

    /**
     * @param id of a command that the broker delivers again later
     * @param reason why
     */
    void leftToBroker(String id, String reason);
}
