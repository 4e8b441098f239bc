package org.camelrelativity.common.http;

/** What the requests of one call have come to so far. Used by that call's thread only. */
final class AttemptHistory {

    private int sent;
    private boolean mayHaveExecuted;
    private boolean reauthorized;

    void countSent() {
        sent++;
    }

    int sent() {
        return sent;
    }

    /** From now on a refusal no longer proves that nothing happened. */
    void noteMayHaveExecuted() {
        mayHaveExecuted = true;
    }

    boolean mayHaveExecuted() {
        return mayHaveExecuted;
    }

    /** Whether this is the first time that a rejected token is replaced, which is done once. */
    boolean mayReauthorize() {
        boolean first = !reauthorized;
        reauthorized = true;
        return first;
    }
}
