package org.camelrelativity.common.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.camel.spi.StateRepository;
import org.camelrelativity.common.json.RelativityJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checkpoints in Camel's repository, under keys that begin with the instance. */
sealed interface StatusCheckpoints {

    Logger LOG = LoggerFactory.getLogger(StatusCheckpoints.class);

    ObjectReader ONE = RelativityJson.strict().readerFor(StatusCheckpoint.class);
    ObjectReader MANY = RelativityJson.strict().readerForMapOf(StatusCheckpoint.class);
    /** Any store keeps ASCII. */
    ObjectWriter WRITER = RelativityJson.strict().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    Optional<StatusCheckpoint> get(String key);

    void put(String key, StatusCheckpoint checkpoint);

    /** The subjects that the last list had. */
    Collection<String> keys();

    private static <T> Optional<T> read(
            StateRepository<String, String> repository, String entry, ObjectReader reader, Predicate<T> valid) {
        String text = repository.getState(entry);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value;
        try {
            value = Optional.ofNullable(reader.<T>readValue(text)).filter(valid);
        } catch (JsonProcessingException e) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            LOG.warn("The state repository's entry {} was not written by this component and is ignored", entry);
        }
        return value;
    }

    private static void write(StateRepository<String, String> repository, String entry, Object value) {
        try {
            repository.setState(entry, WRITER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and booleans can be written", e);
        }
    }

    /** An entry for each subject, which the source names. A repository can't remove an entry. */
    record PerKey(StateRepository<String, String> repository, String instance) implements StatusCheckpoints {

        @Override
        public Optional<StatusCheckpoint> get(String key) {
            return read(repository, instance + "/" + key, ONE, checkpoint -> true);
        }

        @Override
        public void put(String key, StatusCheckpoint checkpoint) {
            write(repository, instance + "/" + key, checkpoint);
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
            this.known = StatusCheckpoints.<Map<String, StatusCheckpoint>>read(
                            repository,
                            entry,
                            MANY,
                            many -> many.keySet().stream().allMatch(isKey) && !many.containsValue(null))
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
                write(repository, entry, changed);
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
