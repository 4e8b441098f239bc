package org.camelrelativity.sandbox;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Artifact IDs of one workspace. The numbers come from a counter of the whole instance, so that an id used with the
 * wrong workspace is not found instead of meaning something else; ids chosen by a test may repeat between workspaces.
 */
final class ArtifactIds {
    private final AtomicInteger instanceCounter;
    private final Set<Integer> chosen = new HashSet<>();

    ArtifactIds(AtomicInteger instanceCounter) {
        this.instanceCounter = instanceCounter;
    }

    int next() {
        int id = instanceCounter.incrementAndGet();
        while (chosen.contains(id)) {
            id = instanceCounter.incrementAndGet();
        }
        return id;
    }

    /** Whether a positive id may be chosen. */
    boolean free(int id) {
        boolean handedOut = id > FIRST && id <= instanceCounter.get();
        return !handedOut && !chosen.contains(id);
    }

    /** Reserves an id chosen by a test. */
    int choose(int id) {
        if (id <= 0) {
            throw new IllegalArgumentException("An Artifact ID is positive, not " + id);
        }
        if (!free(id)) {
            throw new IllegalArgumentException("The Artifact ID " + id + " is in use");
        }
        chosen.add(id);
        return id;
    }

    /** Where the instance's counter starts: far above what the vendor's samples use, so that tests may choose those. */
    static final int FIRST = 2_000_000;
}
