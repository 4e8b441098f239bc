package org.camelrelativity.common.http;

/** No complete answer came. What matters is whether the request began to leave. */
final class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean beganToLeave;
    private final Repeatability repeatability;

    TransportException(String message, boolean beganToLeave, Repeatability repeatability, Throwable cause) {
        super(message, cause);
        this.beganToLeave = beganToLeave;
        this.repeatability = repeatability;
    }

    /** Whether Relativity may have seen the request. */
    boolean beganToLeave() {
        return beganToLeave;
    }

    Repeatability repeatability() {
        return repeatability;
    }
}
