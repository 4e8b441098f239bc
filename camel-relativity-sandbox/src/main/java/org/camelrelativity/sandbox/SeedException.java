package org.camelrelativity.sandbox;

/** What is wrong with a seed file, in one line: the file, the place in it, and what was expected there. */
final class SeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SeedException(String message) {
        super(message);
    }
}
