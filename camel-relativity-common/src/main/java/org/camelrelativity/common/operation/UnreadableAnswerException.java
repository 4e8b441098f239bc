package org.camelrelativity.common.operation;

/** An answer is not what the contract says, so that its meaning is not known. */
public final class UnreadableAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected and what came
     * @param cause what went wrong below, or {@code null}
     */
    public UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
