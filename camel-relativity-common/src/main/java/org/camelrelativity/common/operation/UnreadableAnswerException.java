package org.camelrelativity.common.operation;

/** An answer is not what the contract says, so that its meaning is not known. */
public final class UnreadableAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message says what was expected and what came. */
    public UnreadableAnswerException(String message) {
        super(message);
    }
}
