package org.camelrelativity.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Selections of items in the production queue, each known by a GUID. */
final class DatabaseTokens {
    private final Map<UUID, List<ProductionJob>> selections = new HashMap<>();

    UUID add(List<ProductionJob> jobs) {
        UUID token = UUID.randomUUID();
        selections.put(token, List.copyOf(jobs));
        return token;
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
