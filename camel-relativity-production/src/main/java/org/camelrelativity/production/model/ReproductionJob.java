package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of re-production/create: which documents of which productions are produced again, and how. Source:
 * Reproduction Job Manager (REST).
 *
 * @param reproductionOptions required
 * @param productions required, at least one; in JSON also their bare Artifact IDs
 * @param documents their Artifact IDs; required unless a database token is given; fewer than 10,000 are advised
 * @param databaseToken a GUID that stands for a selection of documents; required unless documents are given
 */
@RecordBuilder
public record ReproductionJob(
        @JsonProperty("reproductionOptions") ReproductionOptions reproductionOptions,
        @JsonProperty("productions") List<ReproducedProduction> productions,
        @JsonProperty("documents") List<Integer> documents,
        @JsonProperty("databaseToken") String databaseToken)
        implements RelativityRecord {

    /**
     * A production of which documents are produced again.
     *
     * @param productionId required
     */
    public record ReproducedProduction(Integer productionId) implements RelativityRecord {

        /** {@return the production with that Artifact ID} */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ReproducedProduction of(Integer productionId) {
            return new ReproducedProduction(productionId);
        }

        @Override
        public void check(Constraints constraints) {
            constraints.required("ProductionID", productionId);
            constraints.artifactId("ProductionID", productionId);
        }
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("reproductionOptions", reproductionOptions);
        constraints.nested("reproductionOptions", reproductionOptions);
        constraints.rule(productions != null && !productions.isEmpty(), "must have at least one of productions");
        constraints.each("productions", productions);
        constraints.rule(new HashSet<>(productions).size() == productions.size(), "names a production twice");
        constraints.rule(
                documents == null || new HashSet<>(documents).size() == documents.size(), "names a document twice");
        for (int i = 0; documents != null && i < documents.size(); i++) {
            constraints.artifactId("documents[" + i + "]", documents.get(i));
        }
    }
}
