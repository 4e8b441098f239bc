package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.Reproductions.ReproductionRef;

/**
 * The answer of re-production/of-production: in JSON a list; a route can split it. Source: Production Manager (REST).
 */
public record Reproductions(@JsonValue List<ReproductionRef> reproductions)
        implements RelativityRecord, Iterable<ReproductionRef> {

    /**
     * What a production was produced again as.
     *
     * @param productionId -1 if it has been deleted
     */
    public record ReproductionRef(
            String name,
            Integer productionId,
            @JsonProperty("IsDeleted") Boolean isDeleted,
            String unreadable) implements AnswerRow {}

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reproductions {
        reproductions = reproductions.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<ReproductionRef> iterator() {
        return reproductions.iterator();
    }
}
