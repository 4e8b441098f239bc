package org.camelrelativity.common.status;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route has been told, kept in Camel's repository under keys that begin with the instance. */
sealed interface KnownStatuses {

    Logger LOG = LoggerFactory.getLogger(KnownStatuses.class);

    Optional<KnownStatus> get(String key);

    void put(String key, KnownStatus known);

    /** The things that are known by themselves, without that anybody names them. */
    Collection<String> keys();

    /** Whether it is kept that a thing is gone. */
    boolean keepsGone();

    private static <T> Optional<T> unreadable(String key) {
        LOG.warn("What the state repository has for {} was not written by this component: it counts as nothing", key);
        return Optional.empty();
    }

    /** An entry for each thing, for those that somebody names. There is no way to remove an entry. */
    record EachByItself(StateRepository<String, String> repository, String instance) implements KnownStatuses {

        @Override
        public Optional<KnownStatus> get(String key) {
            String place = instance + "/" + key;
            String text = repository.getState(place);
            return text == null ? Optional.empty() : KnownStatus.of(text).or(() -> KnownStatuses.unreadable(place));
        }

        @Override
        public void put(String key, KnownStatus known) {
            repository.setState(instance + "/" + key, known.text());
        }

        @Override
        public Collection<String> keys() {
            return List.of();
        }

        @Override
        public boolean keepsGone() {
            return true;
        }
    }

    /** One entry for a whole list, so that what is missing in the next list is known after a restart. */
    final class AllTogether implements KnownStatuses {

        private final StateRepository<String, String> repository;
        private final String place;
        private final Map<String, KnownStatus> known;
        private final Lock lock = new ReentrantLock();

        AllTogether(StateRepository<String, String> repository, String place, Predicate<String> isKey) {
            this.repository = repository;
            this.place = place;
            String text = repository.getState(place);
            this.known = new TreeMap<>(
                    text == null
                            ? Map.of()
                            : KnownStatus.manyOf(text)
                                    .filter(many -> many.keySet().stream().allMatch(isKey))
                                    .or(() -> KnownStatuses.unreadable(place))
                                    .orElse(Map.of()));
        }

        @Override
        public Optional<KnownStatus> get(String key) {
            lock.lock();
            try {
                return Optional.ofNullable(known.get(key));
            } finally {
                lock.unlock();
            }
        }

        /** What is gone is in the list no more. What can't be written is not known either. */
        @Override
        public void put(String key, KnownStatus status) {
            lock.lock();
            try {
                Map<String, KnownStatus> changed = new TreeMap<>(known);
                if (status.isGone()) {
                    changed.remove(key);
                } else {
                    changed.put(key, status);
                }
                repository.setState(place, KnownStatus.text(changed));
                known.keySet().retainAll(changed.keySet());
                known.putAll(changed);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Collection<String> keys() {
            lock.lock();
            try {
                return List.copyOf(known.keySet());
            } finally {
                lock.unlock();
            }
        }

        /** What was missing in one list may be in the next. */
        @Override
        public boolean keepsGone() {
            return false;
        }
    }
}
