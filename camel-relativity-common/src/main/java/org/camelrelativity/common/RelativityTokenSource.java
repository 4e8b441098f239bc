package org.camelrelativity.common;

/**
 * Obtains bearer tokens in a way of its own, such as from a vault. The connection keeps a token for all exchanges: it asks
 * for the first one when a call needs it, for the next shortly before that expires, and for another after Relativity
 * rejected it. It asks from one thread at a time.
 */
@FunctionalInterface
public interface RelativityTokenSource {

    /**
     * Obtains a token. Exchanges wait for it, so it should have a deadline of its own.
     *
     * @return a token that is good from now on
     * @throws Exception if there is none; the calls that need it are then not sent, and may be redelivered
     */
    RelativityToken fetch() throws Exception;

    /**
     * Told before the next {@link #fetch()} if Relativity rejected the token: whoever remembers it, must forget it.
     *
     * @param token the token's value
     */
    default void rejected(String token) {}
}
