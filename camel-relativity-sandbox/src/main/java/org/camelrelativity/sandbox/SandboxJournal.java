package org.camelrelativity.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What came in, and what became of it. A request is counted as <em>arrived</em> when the server has read it. The other
 * counts and the entry are written before the first byte of the answer leaves, so whoever has an answer finds it here.
 * Counts are exact for ever. Of the entries the newest 100,000 are kept, with up to 65,536 characters of each body; fewer
 * if their bodies exceed 32 million characters together.
 */
public final class SandboxJournal {
    private static final int KEPT_ENTRIES = 100_000;
    private static final int KEPT_BODY = 65_536;
    private static final int KEPT_BODIES = 32_000_000;
    private static final int KEPT_UNKNOWN_FIELDS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Set<String> unknownFields = new LinkedHashSet<>();
    private final Map<SandboxOperation, Integer> arrived = new EnumMap<>(SandboxOperation.class);
    private final Map<SandboxOperation, Integer> received = new EnumMap<>(SandboxOperation.class);
    private final Map<SandboxOperation, Integer> tookEffect = new EnumMap<>(SandboxOperation.class);
    private int keptBodies;
    private int allArrived;

    SandboxJournal() {}

    /**
     * How many requests for an operation reached the server, including those that met a fault, were refused, or were
     * answered by a stub that a test has laid over.
     *
     * @param operation not null
     * @return 0 or more
     */
    public int arrived(SandboxOperation operation) {
        return locked(() -> arrived.getOrDefault(operation, 0));
    }

    /**
     * How many requests reached the server, those for no operation included.
     *
     * @return 0 or more
     */
    public int arrived() {
        return locked(() -> allArrived);
    }

    /**
     * How many requests got through to an operation: path and verb exist, the CSRF header is there, the credentials are
     * good, and no fault stopped them on the way. Requests refused for their content are among them.
     *
     * @param operation not null
     * @return 0 or more
     */
    public int received(SandboxOperation operation) {
        return locked(() -> received.getOrDefault(operation, 0));
    }

    /**
     * How many requests were carried out: the state was changed as asked, or a read was answered from it. A stop or a
     * change of priority that is answered with "no" took no effect; hiding what is hidden already did. A call for many
     * production jobs took effect if it did for one of them. It does not matter whether the client got the answer.
     *
     * @param operation not null
     * @return 0 or more
     */
    public int tookEffect(SandboxOperation operation) {
        return locked(() -> tookEffect.getOrDefault(operation, 0));
    }

    /**
     * The requests in the order in which they were answered; only the newest, see above.
     *
     * @return a copy
     */
    public List<Entry> entries() {
        return locked(() -> List.copyOf(entries));
    }

    /** The last requests, the newest first. */
    List<Entry> newest(int most) {
        return locked(() -> {
            List<Entry> newest = new ArrayList<>(most);
            Iterator<Entry> backwards = entries.descendingIterator();
            while (newest.size() < most && backwards.hasNext()) {
                newest.add(backwards.next());
            }
            return newest;
        });
    }

    /**
     * The paths of all fields in requests that Relativity does not know, such as {@code imagingJob.foo}, each once, in
     * the order in which they were first seen; at most 10,000. Relativity ignores such fields, so a test that wants
     * none must ask here.
     *
     * @return a copy
     */
    public List<String> unknownFields() {
        return locked(() -> List.copyOf(unknownFields));
    }

    /** Forgets everything, the counts too. */
    public void clear() {
        locked(() -> {
            entries.clear();
            keptBodies = 0;
            unknownFields.clear();
            arrived.clear();
            received.clear();
            tookEffect.clear();
            allArrived = 0;
            return null;
        });
    }

    /** Counts a request that has been read. */
    void arrive(SandboxOperation operation) {
        locked(() -> {
            allArrived++;
            count(arrived, operation);
            return null;
        });
    }

    void add(Entry entry) {
        locked(() -> {
            entries.add(entry);
            keptBodies += entry.body().length();
            while (entries.size() > KEPT_ENTRIES || keptBodies > KEPT_BODIES) {
                keptBodies -= entries.remove().body().length();
            }
            entry.unknownFields().stream()
                    .filter(field -> unknownFields.size() < KEPT_UNKNOWN_FIELDS)
                    .forEach(unknownFields::add);
            if (entry.received()) {
                count(received, entry.operation());
            }
            if (entry.tookEffect()) {
                count(tookEffect, entry.operation());
            }
            return null;
        });
    }

    private static void count(Map<SandboxOperation, Integer> counts, SandboxOperation operation) {
        if (operation != null) {
            counts.merge(operation, 1, Integer::sum);
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * One request.
     *
     * @param at when it was answered, by the sandbox's clock
     * @param operation what it asked for; null if nothing of an API, or no known path
     * @param method the HTTP method
     * @param path path and query as sent
     * @param headers names without regard to case; several values joined by ", "; credentials are masked
     * @param body as text, "" if there is none; long ones are cut off
     * @param status of the answer; 0 if the connection was reset instead
     * @param received see {@link SandboxJournal#received}
     * @param tookEffect see {@link SandboxJournal#tookEffect}
     * @param unknownFields the paths of fields that Relativity does not know
     */
    public record Entry(
            Instant at,
            SandboxOperation operation,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            int status,
            boolean received,
            boolean tookEffect,
            List<String> unknownFields) {
        /** Cuts long bodies. */
        public Entry {
            body = body.length() > KEPT_BODY ? body.substring(0, KEPT_BODY) : body;
            unknownFields = List.copyOf(unknownFields);
        }
    }
}
