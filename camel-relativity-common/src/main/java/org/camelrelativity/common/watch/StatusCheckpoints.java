package org.camelrelativity.common.watch;

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

/** Checkpoints in Camel's repository, under keys that begin with the instance. */
sealed interface StatusCheckpoints {

    Logger LOG = LoggerFactory.getLogger(StatusCheckpoints.class);

    Optional<StatusCheckpoint> get(String key);

    void put(String key, StatusCheckpoint checkpoint);

    /** The subjects that are known without being named by anybody. */
    Collection<String> keys();

    private static <T> Optional<T> unreadable(String key) {
        LOG.warn("The state repository's entry {} was not written by this component and is ignored", key);
        return Optional.empty();
    }

    /** An entry for each subject that somebody names. A repository can't remove an entry. */
    record PerKey(StateRepository<String, String> repository, String instance) implements StatusCheckpoints {

        @Override
        public Optional<StatusCheckpoint> get(String key) {
            String entry = instance + "/" + key;
            String text = repository.getState(entry);
            return text == null
                    ? Optional.empty()
                    : StatusCheckpoint.of(text).or(() -> StatusCheckpoints.unreadable(entry));
        }

        @Override
        public void put(String key, StatusCheckpoint checkpoint) {
            repository.setState(instance + "/" + key, checkpoint.text());
        }

        @Override
        public Collection<String> keys() {
            return List.of();
        }
    }

    /** One entry for a whole list, so that what is missing in the next list is known after a restart. */
    final class Snapshot implements StatusCheckpoints {

        private final StateRepository<String, String> repository;
        private final String entry;
        private final Lock writing = new ReentrantLock();
        private volatile Map<String, StatusCheckpoint> known;

        Snapshot(StateRepository<String, String> repository, String entry, Predicate<String> isKey) {
            this.repository = repository;
            this.entry = entry;
            String text = repository.getState(entry);
            this.known = text == null
                    ? Map.of()
                    : StatusCheckpoint.manyOf(text)
                            .filter(many -> many.keySet().stream().allMatch(isKey))
                            .or(() -> StatusCheckpoints.unreadable(entry))
                            .orElse(Map.of());
        }

        @Override
        public Optional<StatusCheckpoint> get(String key) {
            return Optional.ofNullable(known.get(key));
        }

        /** What is gone is no longer in the list. What can't be written is not known either. */
        @Override
        public void put(String key, StatusCheckpoint checkpoint) {
            writing.lock();
            try {
                Map<String, StatusCheckpoint> changed = new TreeMap<>(known);
                if (checkpoint.isGone()) {
                    changed.remove(key);
                } else {
                    changed.put(key, checkpoint);
                }
                repository.setState(entry, StatusCheckpoint.text(changed));
                known = changed;
            } finally {
                writing.unlock();
            }
        }

        @Override
        public Collection<String> keys() {
            return known.keySet();
        }
    }
}
