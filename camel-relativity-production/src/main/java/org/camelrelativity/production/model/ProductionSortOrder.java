package org.camelrelativity.production.model;

import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.NamedOnly;
import org.camelrelativity.common.RelativityRecord;

/**
 * A field by which the documents of a production are sorted. Source: Production Manager (REST).
 *
 * @param fieldIdentifier required
 * @param order from 0
 */
public record ProductionSortOrder(FieldRef fieldIdentifier, Integer order, Direction direction)
        implements RelativityRecord {

    /** Always sent by name: its numbers are not known. */
    public enum Direction implements NamedOnly {
        Ascending,
        Descending
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("FieldIdentifier", fieldIdentifier);
        constraints.nested("FieldIdentifier", fieldIdentifier);
        constraints.range("Order", order, 0, Integer.MAX_VALUE);
    }
}
