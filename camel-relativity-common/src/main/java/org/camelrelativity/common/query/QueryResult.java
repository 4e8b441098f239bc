package org.camelrelativity.common.query;

import java.util.List;

/**
 * The answer of object/query: a page of objects. Source: Object Manager.
 *
 * @param totalCount how many objects the query finds, on all pages
 */
public record QueryResult(Integer totalCount, List<ObjectRow> objects) implements Page<ObjectRow> {

    public QueryResult {
        objects = List.copyOf(objects);
    }
}
