package org.camelrelativity.common.status;

import java.util.Set;

/** Where a consumer reads statuses. */
public interface StatusSource {

    /**
     * Looks once at everything, one after the other.
     *
     * @param visitor is told what there is
     * @throws Exception if nothing can be looked at
     */
    void visit(Visitor visitor) throws Exception;

    /**
     * What to keep the statuses of a source under that lists all there are, rather than those that somebody names: what
     * is missing in the list is gone.
     *
     * @return the list's name; {@code null} for a source without one
     */
    default String list() {
        return null;
    }

    /**
     * @param text what somebody may have written by hand
     * @return whether a thing in the list can have that key
     */
    default boolean isKey(String text) {
        return false;
    }

    /**
     * @param key of a thing that was in the list and is missing now
     * @return that it is gone
     */
    default StatusReading missing(String key) {
        throw new IllegalStateException("no list, so nothing is missing in it");
    }

    /** Is told what there is, by one thread. */
    interface Visitor {

        /**
         * Comes first.
         *
         * @param keys all that this visit is about
         */
        void begins(Set<String> keys);

        /**
         * Whether to look at a thing: not while the route has an event of it under way, nor after it was told that the
         * thing is gone.
         *
         * @param key the thing's name
         * @return whether to look
         */
        boolean wants(String key);

        /**
         * @param reading what a look at a thing told
         */
        void sees(StatusReading reading);

        /**
         * @param e why a thing could not be looked at
         */
        void fails(Exception e);
    }
}
