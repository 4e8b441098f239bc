package org.camelrelativity.common.status;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.StateRepository;
import org.camelrelativity.common.RelativityRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of what a source tells: one for each change, in order, at least once. What the route was told is kept after
 * its exchange has completed; until then there is no further event of the same thing.
 */
public final class StatusEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StatusEvents.class);
    private static final int UNAUTHORIZED = 401;
    /** One may be a token's end; another identity does not come by itself, and Relativity locks accounts. */
    private static final int REJECTIONS_IN_A_ROW = 2;

    private final StatusSource source;
    private final KnownStatuses statuses;
    private final Standstill standstill;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** What to call when an event's exchange has come to its end, by whatever thread. */
    public interface Completion {
        /**
         * @param told whether the route has taken the event
         */
        void ends(boolean told);
    }

    /**
     * @param source where statuses are read
     * @param repository where to keep what the route was told
     * @param instance whose things these are
     * @param elapsed how long it is since some moment in the past, to tell for how long a thing stands still
     * @param stuckAfter after which time of standstill to tell; empty for never
     */
    public StatusEvents(
            StatusSource source,
            StateRepository<String, String> repository,
            String instance,
            Supplier<Duration> elapsed,
            Optional<Duration> stuckAfter) {
        this.source = source;
        this.statuses = source.list() == null
                ? new KnownStatuses.EachByItself(repository, instance)
                : new KnownStatuses.AllTogether(repository, instance + "/" + source.list(), source::isKey);
        this.standstill = new Standstill(elapsed, stuckAfter);
    }

    /** Asks about everything again, and counts standstill anew. What is under way stays so. */
    public void startAnew() {
        gone.clear();
        standstill.retain(Set.of());
    }

    /**
     * Looks at everything once.
     *
     * @param running whether anybody still wants events
     * @param route takes an event, and calls back
     * @return how many events the route has taken by now: whoever polls on as long as there are some stops at a failure
     * @throws Exception the first failure, after all others were looked at
     */
    public int poll(BooleanSupplier running, BiConsumer<StatusEvent, Completion> route) throws Exception {
        Visit visit = new Visit(running, route);
        source.visit(visit);
        if (visit.firstFailure != null) {
            throw visit.firstFailure;
        }
        return visit.taken.get();
    }

    private final class Visit implements StatusSource.Visitor {

        private final BooleanSupplier running;
        private final BiConsumer<StatusEvent, Completion> route;
        private Exception firstFailure;
        private int rejections;
        private final AtomicInteger taken = new AtomicInteger();

        Visit(BooleanSupplier running, BiConsumer<StatusEvent, Completion> route) {
            this.running = running;
            this.route = route;
        }

        @Override
        public void begins(Set<String> keys) {
            gone.retainAll(keys);
            standstill.retain(keys);
            for (String key : statuses.keys()) {
                if (!keys.contains(key) && wants(key)) {
                    sees(source.missing(key));
                }
            }
        }

        @Override
        public boolean wants(String key) {
            return running.getAsBoolean()
                    && rejections < REJECTIONS_IN_A_ROW
                    && !underWay.contains(key)
                    && !gone.contains(key);
        }

        @Override
        public void sees(StatusReading reading) {
            rejections = 0;
            try {
                compare(reading);
            } catch (RuntimeException e) { // of the repository, which may be a database
                fails(e);
            }
        }

        private void compare(StatusReading reading) {
            KnownStatus known = statuses.get(reading.key()).orElse(KnownStatus.NONE);
            boolean stuck = standstill.begins(reading);
            if (known.isNews(reading)) {
                send(new StatusEvent(reading, known.status(), false), known.told(reading));
                return;
            }
            KnownStatus seen = reading.phase() == StatusReading.Phase.GONE ? known : known.seen(reading);
            if (!seen.equals(known)) {
                statuses.put(reading.key(), seen);
            }
            if (known.isGone()) {
                gone.add(reading.key());
            } else if (stuck) {
                send(new StatusEvent(reading, known.status(), true), seen);
            }
        }

        private void send(StatusEvent event, KnownStatus told) {
            underWay.add(event.reading().key());
            try {
                route.accept(event, done -> {
                    ended(event, told, done);
                    if (done) {
                        taken.incrementAndGet();
                    }
                });
            } catch (RuntimeException e) {
                underWay.remove(event.reading().key());
                throw e;
            }
        }

        @Override
        public void fails(Exception e) {
            rejections = isRejection(e) ? rejections + 1 : 0;
            if (firstFailure == null) {
                firstFailure = e;
            } else {
                LOG.debug("Another failure of the same poll", e);
            }
        }
    }

    /** A refusal to whom nothing was sent is the identity server's. */
    private static boolean isRejection(Exception e) {
        return e instanceof RelativityRefusedException refused
                && (refused.getHttpResponseCode() == UNAUTHORIZED || refused.getAttempts() == 0);
    }

    /** Whatever fails here, the event comes again. */
    private void ended(StatusEvent event, KnownStatus told, boolean done) {
        String key = event.reading().key();
        try {
            if (done && event.stuck()) {
                standstill.told(key);
            } else if (done) {
                statuses.put(key, told);
                if (told.isGone() && statuses.keepsGone()) {
                    gone.add(key);
                }
            }
        } finally {
            underWay.remove(key);
        }
    }
}
