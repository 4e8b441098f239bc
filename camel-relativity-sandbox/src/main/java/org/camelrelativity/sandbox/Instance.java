package org.camelrelativity.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The state behind the HTTP server. Everything in it is reached through {@link #look} and only there: one lock over
 * all, under which no I/O happens.
 */
final class Instance {
    static final int DEFAULT_PRIORITY = 100;
    static final int ON_THE_FLY_PRIORITY = 1;
    /** The sandbox knows no users; this is the number of the one that every Relativity comes with. */
    static final int ADMINISTRATOR = 9;

    private static final int FIRST_WORKSPACE = 1_020_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final SandboxSettings settings;
    private JobQueue queue;
    private ProductionQueue productionQueue;
    private DatabaseTokens databaseTokens;
    private final AtomicInteger artifactIds = new AtomicInteger(ArtifactIds.FIRST);
    private final Map<Integer, Workspace> workspaces = new LinkedHashMap<>();
    private int lastWorkspace = FIRST_WORKSPACE;
    private Instant now = Instant.MIN;

    Instance(Clock clock, SandboxSettings settings) {
        this.clock = clock;
        this.settings = settings;
        clear();
    }

    /** Nothing is left but the ids, which go on. */
    final void clear() {
        queue = new JobQueue(settings.timing(), settings.workers());
        productionQueue = new ProductionQueue(settings.timing());
        databaseTokens = new DatabaseTokens();
        workspaces.clear();
    }

    /** Lets all jobs catch up with the clock, then looks at or changes the state. */
    <T> T look(Supplier<T> action) {
        lock.lock();
        try {
            now = clock.instant();
            queue.catchUp(now);
            productionQueue.catchUp(now);
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable action) {
        look(() -> {
            action.run();
            return null;
        });
    }

    /** The one instant of the present look. */
    Instant now() {
        return now;
    }

    SandboxSettings settings() {
        return settings;
    }

    /** The clock, if it is one whose speed can be changed. */
    Optional<PacedClock> pacedClock() {
        return clock instanceof PacedClock paced ? Optional.of(paced) : Optional.empty();
    }

    JobQueue queue() {
        return queue;
    }

    ProductionQueue productionQueue() {
        return productionQueue;
    }

    DatabaseTokens databaseTokens() {
        return databaseTokens;
    }

    /** Selects items of the production queue. */
    UUID addDatabaseToken(int... productionJobs) {
        return databaseTokens.add(
                IntStream.of(productionJobs).mapToObj(productionQueue::item).toList());
    }

    /** Counts the documents that a running set has imaged so far. */
    void progress(ImagingSet set) {
        if (set.lastJob() != null) {
            queue.progress(set.lastJob(), now);
        }
    }

    Collection<Workspace> workspaces() {
        return workspaces.values();
    }

    void cleanUpJobs() {
        workspaces.values().forEach(workspace -> workspace.jobs().cleanUp());
    }

    Workspace addWorkspace() {
        do {
            lastWorkspace++;
        } while (workspaces.containsKey(lastWorkspace));
        return addWorkspace(lastWorkspace);
    }

    Workspace addWorkspace(int artifactId) {
        if (artifactId <= 0 || workspaces.containsKey(artifactId)) {
            throw new IllegalArgumentException("Not a free Artifact ID for a workspace: " + artifactId);
        }
        Workspace workspace = new Workspace(artifactId, new ArtifactIds(artifactIds), this);
        workspaces.put(artifactId, workspace);
        return workspace;
    }

    Workspace workspace(int artifactId) {
        return findWorkspace(artifactId).orElseThrow(() -> Refusal.notFound("workspace", artifactId));
    }

    Optional<Workspace> findWorkspace(int artifactId) {
        return Optional.ofNullable(workspaces.get(artifactId));
    }
}
