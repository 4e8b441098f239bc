package org.camelrelativity.sandbox;

import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** For callers in Java, to whom a refusal of the API means a mistake in their test. */
final class Present {
    private Present() {}

    /**
     * Looks something up.
     *
     * @throws NoSuchElementException if it isn't there
     * @throws IllegalArgumentException if the state refuses for any other reason
     */
    static <T> T orThrow(Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (Refusal refusal) {
            throw refusal.status() == 404
                    ? new NoSuchElementException(refusal.getMessage(), refusal)
                    : new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
