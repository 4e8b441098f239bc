package org.camelrelativity.imaging.model;

import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * The request of mass-process/create. Source: Mass Operation Manager.
 *
 * @param documentIds Artifact IDs of documents; required, not more than environment/mass-imaging-max-size tells
 */
public record MassProcessRequest(List<Integer> documentIds) implements RelativityRecord {

    @Override
    public void check(Constraints constraints) {
        constraints.required("DocumentIds", documentIds);
        constraints.rule(documentIds == null || !documentIds.isEmpty(), "must have at least one of DocumentIds");
        for (int i = 0; documentIds != null && i < documentIds.size(); i++) {
            constraints.required("DocumentIds[" + i + "]", documentIds.get(i));
            constraints.artifactId("DocumentIds[" + i + "]", documentIds.get(i));
        }
    }
}
