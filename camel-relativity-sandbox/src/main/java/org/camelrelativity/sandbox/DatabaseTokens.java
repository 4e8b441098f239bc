package org.camelrelativity.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Selections of items in the production queue, each known by a GUID. */
final class DatabaseTokens {
    private final Map<UUID, List<ProductionJob>> selections = new LinkedHashMap<>();

    UUID add(List<ProductionJob> jobs) {
        return add(UUID.randomUUID(), jobs);
    }

    UUID add(UUID token, List<ProductionJob> jobs) {
        selections.put(token, List.copyOf(jobs));
        return token;
    }

    /** The jobs by the tokens that name them, the oldest first. */
    Map<UUID, List<ProductionJob>> all() {
        return Collections.unmodifiableMap(selections);
    }

    /** Empty if the token never was or has expired. */
    Optional<List<ProductionJob>> find(UUID token) {
        return Optional.ofNullable(selections.get(token));
    }

    /** False if there is no such token. */
    boolean expire(UUID token) {
        return selections.remove(token) != null;
    }
}
