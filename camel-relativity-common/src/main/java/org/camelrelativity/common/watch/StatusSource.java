package org.camelrelativity.common.watch;

import java.util.Map;
import java.util.Optional;

/** The subjects of a consumer. */
@FunctionalInterface
public interface StatusSource {

    /**
     * What to read now, by key, in this order; one after the other, so that a server in trouble can stand it.
     *
     * @throws Exception if that can't be told; the poll fails with it
     */
    Map<String, StatusReader<StatusSnapshot>> subjects() throws Exception;

    /**
     * The name of the list, if {@link #subjects} lists all there are, so that what is missing is gone; {@code null} if
     * somebody names them.
     */
    default String list() {
        return null;
    }

    /** That a subject is gone which was in the list. Empty if the list can't have had such a key. */
    default Optional<StatusSnapshot> missing(String key) {
        return Optional.empty();
    }
}
