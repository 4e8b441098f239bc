package org.camelrelativity.common.watch;

import java.util.Map;
import java.util.Optional;

/** The subjects of a consumer. */
@FunctionalInterface
public interface StatusSource {

    /**
     * What to read now, by key, in this order; one after the other, to spare a server in trouble. The poll fails with an
     * exception.
     */
    Map<String, StatusReader<StatusSnapshot>> subjects() throws Exception;

    /**
     * The name of the list, if {@link #subjects} lists all there are, so that what is missing is gone; {@code null} if they
     * are chosen.
     */
    default String list() {
        return null;
    }

    /** Whether the list that was read last could be read wholly: else nobody knows what is missing in it. */
    default boolean isComplete() {
        return true;
    }

    /** That a subject is gone which was in the list. Empty if the list can't have had such a key. */
    default Optional<StatusSnapshot> missing(String key) {
        return Optional.empty();
    }
}
