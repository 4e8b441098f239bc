package org.camelrelativity.examples.nightly;

/** A list of which nothing is run; the message tells what is wrong where. */
public final class UnusableListException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableListException(String message, Exception cause) {
        super(message, cause);
    }
}
