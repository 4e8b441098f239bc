package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;

/** The answer of document/productions: in JSON a list, which a route can split. Source: Production Manager (REST). */
public record ProducedProductions(@JsonValue List<ProductionSlim> productions)
        implements RelativityRecord, Iterable<ProducedProductions.ProductionSlim> {

    /**
     * A production that a document was produced in.
     *
     * @param fieldValues such as BeginBates, EndBates and DateProduced
     */
    public record ProductionSlim(Integer productionId, String name, Map<String, Object> fieldValues, String unreadable)
            implements AnswerRow {

        /** What can't be told from another was not read. */
        public ProductionSlim {
            unreadable = unreadable == null && (productionId == null || productionId < 1) ? "ProductionID" : unreadable;
        }
    }

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProducedProductions {
        productions = productions.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<ProductionSlim> iterator() {
        return productions.iterator();
    }
}
