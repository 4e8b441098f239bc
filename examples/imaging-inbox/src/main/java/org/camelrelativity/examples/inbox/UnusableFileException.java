package org.camelrelativity.examples.inbox;

/** A file none of whose rows can be read. The message tells a person why. */
final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        super(message);
    }
}
