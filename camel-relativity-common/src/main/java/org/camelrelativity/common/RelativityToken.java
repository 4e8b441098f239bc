package org.camelrelativity.common;

import java.time.Duration;

/**
 * A bearer token. Its text shows nothing of it.
 *
 * @param value what follows the word {@code Bearer}
 * @param lifetime how long it is good from now on, or {@code null} if that is not known: it is then renewed every hour
 */
public record RelativityToken(String value, Duration lifetime) {

    /**
     * A token of which it is not known how long it is good.
     *
     * @param value what follows the word {@code Bearer}
     * @return the token
     */
    public static RelativityToken of(String value) {
        return new RelativityToken(value, null);
    }

    @Override
    public String toString() {
        return "RelativityToken[value=xxxxxx, lifetime=" + lifetime + "]";
    }
}
