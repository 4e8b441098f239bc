package org.camelrelativity.examples.inbox;

/** The application is being stopped: what is not finished goes on at the next start. */
final class StoppingException extends Exception {

    private static final long serialVersionUID = 1L;

    StoppingException() {
        super("the application is stopping");
    }
}
