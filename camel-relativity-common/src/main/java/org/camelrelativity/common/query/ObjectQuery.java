package org.camelrelativity.common.query;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of object/query. Source: Object Manager.
 *
 * @param objectType what to look for; required
 * @param fields whose values to answer; may be null
 * @param condition in the Object Manager's syntax, sent as it is; null or empty for all objects
 * @param sorts may be null
 */
public record ObjectQuery(ObjectType objectType, List<QueryField> fields, String condition, List<Sort> sorts)
        implements RelativityRecord {

    /** A type of objects: by one of the three. Numbers of types that are not Relativity's own differ between workspaces. */
    public record ObjectType(UUID guid, String name, Integer artifactTypeId) implements RelativityRecord {

        @Override
        public void check(Constraints constraints) {
            long given = Stream.of(guid, name, artifactTypeId)
                    .filter(Objects::nonNull)
                    .count();
            constraints.rule(given == 1, "must have one of Guid, Name and ArtifactTypeID");
        }
    }

    /** A field: by one of the four. The name {@code *} stands for all fields. */
    public record QueryField(String name, UUID guid, Integer artifactId, Integer viewFieldId)
            implements RelativityRecord {

        public static QueryField named(String name) {
            return new QueryField(name, null, null, null);
        }

        @Override
        public void check(Constraints constraints) {
            long given = Stream.of(name, guid, artifactId, viewFieldId)
                    .filter(Objects::nonNull)
                    .count();
            constraints.rule(given == 1, "must have one of Name, Guid, ArtifactID and ViewFieldID");
        }
    }

    /**
     * A field to sort by.
     *
     * @param fieldIdentifier required
     */
    public record Sort(QueryField fieldIdentifier, Integer order, Direction direction) implements RelativityRecord {

        /** Which end comes first. */
        public enum Direction implements Numbered {
            Ascending,
            Descending
        }

        @Override
        public void check(Constraints constraints) {
            constraints.required("FieldIdentifier", fieldIdentifier);
            constraints.nested("FieldIdentifier", fieldIdentifier);
        }
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("ObjectType", objectType);
        constraints.nested("ObjectType", objectType);
        constraints.each("Fields", fields);
        constraints.each("Sorts", sorts);
    }
}
