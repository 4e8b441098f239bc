package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.ReproductionCandidates.ReproductionCandidate;

/** The answer of re-production/eligible: in JSON a list; a route can split it. Source: Production Manager (REST). */
public record ReproductionCandidates(@JsonValue List<ReproductionCandidate> productions)
        implements RelativityRecord, Iterable<ReproductionCandidate> {

    /**
     * A production of which documents can be produced again.
     *
     * @param dateProduced as Relativity wrote it, in the form of the United States
     */
    public record ReproductionCandidate(
            Integer productionId,
            String name,
            String beginBates,
            String endBates,
            String dateProduced,
            String unreadable)
            implements AnswerRow {}

    /** Passes over what is {@code null}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReproductionCandidates {
        productions = productions.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public Iterator<ReproductionCandidate> iterator() {
        return productions.iterator();
    }
}
