package org.camelrelativity.reliability;

import java.util.List;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A call of each component that is not idempotent, about something for which Relativity does it as often as it is asked. */
enum RepeatedCall {
    JOB_RUN("relativity-imaging", "job/run", SandboxOperation.RUN_IMAGING_SET) {
        @Override
        Object body(SandboxWorkspace workspace, Fate fate) {
            return workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        }

        @Override
        String uri(SandboxWorkspace workspace) {
            return super.uri(workspace) + "?workspaceId=" + workspace.artifactId();
        }
    },
    MASS_RETRY("relativity-production", "job/mass-retry", SandboxOperation.MASS_RETRY_PRODUCTION_JOBS) {
        @Override
        Object body(SandboxWorkspace workspace, Fate fate) {
            int errored = workspace.addErroredProduction("Errored");
            workspace.production(errored).keepFailing();
            ProductionJobRef job = ProductionJobRef.of(workspace.artifactId(), errored);
            return fate == Fate.PARTIAL
                    ? List.of(job, ProductionJobRef.of(workspace.artifactId(), workspace.addProduction("Never run", 1)))
                    : List.of(job);
        }
    };

    private final String component;
    private final String path;
    private final SandboxOperation operation;

    RepeatedCall(String component, String path, SandboxOperation operation) {
        this.component = component;
        this.path = path;
        this.operation = operation;
    }

    String component() {
        return component;
    }

    String uri(SandboxWorkspace workspace) {
        return component + ":" + path;
    }

    /** What the sandbox calls it. */
    SandboxOperation operation() {
        return operation;
    }

    /** Makes what the call is about, and gives the message's body. */
    abstract Object body(SandboxWorkspace workspace, Fate fate);

    /** A run has no part that could fail. */
    boolean has(Fate fate) {
        return fate != Fate.PARTIAL || this == MASS_RETRY;
    }

    @Override
    public String toString() {
        return path;
    }
}
