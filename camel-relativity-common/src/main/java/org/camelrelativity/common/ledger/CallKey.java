package org.camelrelativity.common.ledger;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Request;

/** Which call: the operation and what it is about, whatever else the request says. */
record CallKey(String operation, Map<Field<?>, Object> ids, RelativityRecord subject, Set<RelativityRecord> elements) {

    static CallKey of(Request request) {
        Set<RelativityRecord> elements = request.elements().isEmpty() ? Set.of() : new HashSet<>(request.elements());
        return new CallKey(request.operation().name(), request.ids(), request.subject(), elements);
    }
}
