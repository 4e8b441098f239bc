package org.camelrelativity.common.http;

import org.camelrelativity.common.operation.Idempotency;

/** What a failed attempt says of another one. This is the one place that decides what may be repeated. */
enum Repeatability {

    /** Sending did not begin: refused connection, unknown host, failed handshake, no free connection, no token. */
    NOT_SENT(10),

    /** Sending began, and no complete answer came: timeout, reset, cut answer. */
    UNANSWERED(10),

    /** A response that may be another one next time: 408, 425, 429, most of 5xx, or nothing readable. */
    RETRYABLE_RESPONSE(5),

    /** Another attempt would end alike: a refusal, a redirect, 501, 505, an answer that is too large, a wrong option. */
    FINAL(0),

    /** It was answered, and the answer was read. */
    ANSWERED(0);

    /** What a repeat takes from the budget: no answer is worse than a bad one, as in the AWS SDKs. */
    private final int cost;

    Repeatability(int cost) {
        this.cost = cost;
    }

    static Repeatability ofStatus(int status) {
        boolean later = status == 408 || status == 425 || status == 429;
        boolean serverError = status >= 500 && status != 501 && status != 505;
        return later || serverError ? RETRYABLE_RESPONSE : FINAL;
    }

    /**
     * Whether a wire of that class may be sent again. One that is not idempotent may be only if nothing left, and once:
     * whatever else happened to it is final.
     */
    boolean allows(Idempotency idempotency, int attemptsSoFar) {
        return switch (this) {
            case NOT_SENT -> idempotency != Idempotency.NOT_IDEMPOTENT || attemptsSoFar == 1;
            case UNANSWERED, RETRYABLE_RESPONSE -> idempotency != Idempotency.NOT_IDEMPOTENT;
            case FINAL, ANSWERED -> false;
        };
    }

    int cost() {
        return cost;
    }
}
