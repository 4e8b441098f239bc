package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** What a query asks of an object, as far as the sandbox understands it. */
sealed interface Condition {
    /** Tells what a saved search finds. */
    interface SavedSearches extends IntFunction<Set<Integer>> {}

    /** Every object of the type: an empty condition. */
    record Any() implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            return true;
        }
    }

    /** A field has a value: a text, or a number as text. */
    record Is(String field, String value) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            JsonNode actual = object.value(field);
            return actual.isValueNode() && !actual.isNull() && actual.asText().equals(value);
        }
    }

    /** A field has one of these values. */
    record In(String field, List<String> values) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            return values.stream().anyMatch(value -> new Is(field, value).holds(object, searches));
        }
    }

    /** A field refers to a choice or an object, by its Artifact ID or one of its GUIDs. */
    record Refers(String field, String idOrGuid) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            JsonNode reference = object.value(field);
            boolean byGuid = false;
            for (JsonNode guid : reference.path("Guids")) {
                byGuid |= guid.asText().equalsIgnoreCase(idOrGuid);
            }
            return byGuid || reference.path("ArtifactID").asText().equals(idOrGuid);
        }
    }

    /** A document is found by a saved search. */
    record FoundBy(int savedSearch) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            return searches.apply(savedSearch).contains(object.artifactId());
        }
    }

    /** Both. */
    record And(Condition one, Condition other) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            return one.holds(object, searches) && other.holds(object, searches);
        }
    }

    /** The opposite. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(FoundObject object, SavedSearches searches) {
            return !condition.holds(object, searches);
        }
    }

    boolean holds(FoundObject object, SavedSearches searches);
}
