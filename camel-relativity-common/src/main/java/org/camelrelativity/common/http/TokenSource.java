package org.camelrelativity.common.http;

import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;

/** Where tokens come from. Unlike a user's own source, it says why there is none without an exception. */
interface TokenSource {

    /** A token, or why there is none. */
    record Fetched(RelativityToken token, Response.NoToken failure) {

        static Fetched of(RelativityToken token) {
            return new Fetched(token, null);
        }

        static Fetched none(Response.NoToken failure) {
            return new Fetched(null, failure);
        }
    }

    Fetched fetch();

    /** Told before the next fetch if Relativity rejected the token. */
    default void rejected(String token) {}

    /** The user's own. What it throws is told without its message, which may hold what nobody should see. */
    static TokenSource of(RelativityTokenSource users) {
        return new TokenSource() {
            @Override
            public Fetched fetch() {
                try {
                    return Fetched.of(users.fetch());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Fetched.none(
                            Response.NoToken.unavailable("interrupted while the token source was asked", e));
                } catch (Exception e) {
                    return failed(e);
                }
            }

            @Override
            public void rejected(String token) {
                users.rejected(token);
            }
        };
    }

    static Fetched failed(Throwable e) {
        return Fetched.none(Response.NoToken.unavailable(
                "the token source failed: " + e.getClass().getName(), (Exception) null));
    }
}
