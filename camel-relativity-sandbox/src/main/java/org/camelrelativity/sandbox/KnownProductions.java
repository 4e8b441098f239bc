package org.camelrelativity.sandbox;

/** What data sources and re-productions need to know of the productions of their workspace. */
final class KnownProductions {
    private final Workspace workspace;

    KnownProductions(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Refuses one that doesn't exist. */
    void require(int productionId) {
        workspace.productions().get(productionId);
    }

    boolean isProduced(int productionId) {
        ProductionPhase phase = workspace.productions().get(productionId).job().phase();
        return phase == ProductionPhase.PRODUCED || phase == ProductionPhase.PRODUCED_WITH_ERRORS;
    }
}
