package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How a request names a production job: by its id, or by its production; 0 is "not given". */
record JobReference(int workspace, int production, int job) {
    static JobReference of(Arguments arguments) {
        return new JobReference(
                arguments.integer("WorkspaceID"), arguments.integer("ProductionID"), arguments.integer("JobID"));
    }

    ObjectNode echo() {
        return Json.object()
                .put("WorkspaceID", workspace)
                .put("ProductionID", production)
                .put("JobID", job);
    }

    /** The job's id, if given, decides alone: it may name an ended job of a production that runs again. */
    Optional<ProductionJob> resolve(Instance instance) {
        if (job != ProductionJob.NONE) {
            return instance.productionQueue().find(job);
        }
        return instance.findWorkspace(workspace)
                .flatMap(found -> found.productions().find(production))
                .map(Production::job);
    }
}
