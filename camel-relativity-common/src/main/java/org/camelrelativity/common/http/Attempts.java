package org.camelrelativity.common.http;

/** What one exchange's requests have come to so far. Used by that exchange's thread only. */
final class Attempts {

    private int sent;
    private boolean doubtful;
    private boolean reauthorized;

    /** A request began to leave. */
    void countSent() {
        sent++;
    }

    /** How many requests were sent. */
    int sent() {
        return sent;
    }

    /** From now on a refusal no longer proves that nothing happened. */
    void becomeDoubtful() {
        doubtful = true;
    }

    /** Whether one of them may have been executed without our knowing. */
    boolean doubtful() {
        return doubtful;
    }

    /** Whether this is the first time that a rejected token is replaced, which is done once. */
    boolean mayReauthorize() {
        boolean first = !reauthorized;
        reauthorized = true;
        return first;
    }
}
