package org.camelrelativity.common.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much repeating a connection may do, so that many exchanges do not finish off a server in trouble: a token bucket as
 * in the standard retry mode of the AWS SDKs.
 */
final class RetryBudget {

    static final int CAPACITY = 500;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes what a repeat costs, or nothing if there is not so much left. */
    boolean take(int cost) {
        return tokens.getAndUpdate(left -> left < cost ? left : left - cost) >= cost;
    }

    int left() {
        return tokens.get();
    }

    void giveBack(int amount) {
        tokens.updateAndGet(left -> Math.min(CAPACITY, left + amount));
    }
}
