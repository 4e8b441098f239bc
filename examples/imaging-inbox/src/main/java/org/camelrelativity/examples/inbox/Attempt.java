package org.camelrelativity.examples.inbox;

/**
 * A run, or a retry of errors, that was at least about to be sent. If it is not known to have been started, a status that
 * is another one than before proves that it was; one that is the same proves nothing.
 */
final class Attempt {

    private final SetStatus before;
    private boolean proven;
    private boolean over;

    /**
     * @param before the set's status before it was sent
     */
    Attempt(SetStatus before) {
        this.before = before;
    }

    /** It was started: Relativity has confirmed it, or a status has shown it. */
    void prove() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    /** Nothing more is to be learnt. */
    void close() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    SetStatus before() {
        return before;
    }
}
