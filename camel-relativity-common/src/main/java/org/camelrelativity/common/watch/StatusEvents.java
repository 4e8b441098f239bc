package org.camelrelativity.common.watch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.StateRepository;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.watch.StatusSnapshot.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of a source's statuses: one for each change, in order, at least once. A checkpoint is written after an
 * event's exchange has completed; until then there is no further event of the same subject. Camel's scheduled consumer
 * decides when to poll.
 */
public final class StatusEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StatusEvents.class);
    private static final int UNAUTHORIZED = 401;
    /** The first may be an expired token. Wrong credentials stay wrong, and Relativity locks accounts. */
    private static final int MAX_REJECTIONS_IN_A_ROW = 2;

    private final StatusSource source;
    private final StatusCheckpoints checkpoints;
    private final StallDetector stalls;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    /** What was not there when it was first asked for; only the poll's thread knows them. */
    private final Set<String> notYetThere = new HashSet<>();

    /** A change of status, for the route. */
    public record Event(StatusSnapshot snapshot, String oldStatus, boolean stuck) {}

    /** To be called when an event's exchange has ended, by any thread. */
    @FunctionalInterface
    public interface Completion {
        void completed(boolean accepted);
    }

    public StatusEvents(
            StatusSource source,
            StateRepository<String, String> repository,
            String instance,
            Supplier<Duration> elapsed,
            Optional<Duration> stuckAfter) {
        this.source = source;
        this.checkpoints = source.list() == null
                ? new StatusCheckpoints.PerKey(repository, instance)
                : new StatusCheckpoints.Snapshot(repository, instance + "/" + source.list(), key -> source.missing(key)
                        .isPresent());
        this.stalls = new StallDetector(elapsed, stuckAfter);
    }

    /** For a route that is started again: reads everything again, also what is gone. What is in flight stays so. */
    public void restart() {
        gone.clear();
        stalls.retain(Set.of());
    }

    /** {@return how many events the route has accepted by now} Throws the first failure, after all other subjects. */
    public int poll(BooleanSupplier running, BiConsumer<Event, Completion> route) throws Exception {
        Map<String, StatusReader<StatusSnapshot>> subjects = source.subjects();
        gone.retainAll(subjects.keySet());
        notYetThere.retainAll(subjects.keySet());
        stalls.retain(subjects.keySet());
        Poll poll = new Poll(running, route);
        for (String key : checkpoints.keys()) {
            if (!subjects.containsKey(key) && source.isComplete()) {
                poll.read(key, () -> source.missing(key).orElseThrow());
            }
        }
        subjects.forEach(poll::read);
        if (poll.firstFailure != null) {
            throw poll.firstFailure;
        }
        return poll.accepted.get();
    }

    private final class Poll {

        private final BooleanSupplier running;
        private final BiConsumer<Event, Completion> route;
        private final AtomicInteger accepted = new AtomicInteger();
        private Exception firstFailure;
        private int rejections;

        Poll(BooleanSupplier running, BiConsumer<Event, Completion> route) {
            this.running = running;
            this.route = route;
        }

        void read(String key, StatusReader<StatusSnapshot> reader) {
            if (!running.getAsBoolean()
                    || rejections == MAX_REJECTIONS_IN_A_ROW
                    || inFlight.contains(key)
                    || gone.contains(key)) {
                return;
            }
            try {
                StatusSnapshot snapshot = reader.read();
                rejections = 0;
                compare(snapshot);
            } catch (RelativityException e) {
                rejections = isRejection(e) ? rejections + 1 : 0;
                failed(e);
            } catch (RuntimeException e) { // of the repository, which may be a database, or of the source
                failed(e);
            }
        }

        private void failed(Exception e) {
            if (firstFailure == null) {
                firstFailure = e;
            } else {
                LOG.debug("Another failure of the same poll", e);
            }
        }

        private void compare(StatusSnapshot snapshot) {
            StatusCheckpoint known = checkpoints.get(snapshot.key()).orElse(StatusCheckpoint.NONE);
            boolean isGone = snapshot.phase() == Phase.GONE;
            if (isGone && known.equals(StatusCheckpoint.NONE) && notYetThere.add(snapshot.key())) {
                return; // a new one may be there at the next look
            }
            boolean stuck = stalls.isStuck(snapshot);
            if (known.isChangedBy(snapshot)) {
                send(new Event(snapshot, known.status(), false), known.afterEvent(snapshot));
                return;
            }
            if (isGone) {
                gone.add(snapshot.key());
                return;
            }
            StatusCheckpoint seen = known.withoutEvent(snapshot);
            if (!seen.equals(known)) {
                checkpoints.put(snapshot.key(), seen);
            }
            if (stuck) {
                send(new Event(snapshot, known.status(), true), seen);
            }
        }

        private void send(Event event, StatusCheckpoint next) {
            String key = event.snapshot().key();
            inFlight.add(key);
            try {
                route.accept(event, taken -> {
                    completed(event, next, taken);
                    if (taken) {
                        accepted.incrementAndGet();
                    }
                });
            } catch (RuntimeException e) {
                inFlight.remove(key);
                throw e;
            }
        }
    }

    /** Whatever fails here, the event comes again. */
    private void completed(Event event, StatusCheckpoint next, boolean accepted) {
        String key = event.snapshot().key();
        try {
            if (accepted && event.stuck()) {
                stalls.reported(key);
            } else if (accepted) {
                checkpoints.put(key, next);
                if (event.snapshot().phase() == Phase.GONE && source.list() == null) { // a list may have it again
                    gone.add(key);
                }
            }
        } finally {
            inFlight.remove(key);
        }
    }

    /** A refusal without a request to Relativity is the identity server's. */
    private static boolean isRejection(RelativityException e) {
        return e instanceof RelativityRefusedException
                && (e.getHttpResponseCode() == UNAUTHORIZED || e.getAttempts() == 0);
    }
}
