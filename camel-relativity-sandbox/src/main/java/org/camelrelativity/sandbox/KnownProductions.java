package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What data sources and re-productions need to know of the productions of their workspace, and do with them. */
final class KnownProductions {
    private final Workspace workspace;

    KnownProductions(Workspace workspace) {
        this.workspace = workspace;
    }

    Optional<Production> find(int productionId) {
        return workspace.productions().find(productionId);
    }

    /** Refuses one that doesn't exist. */
    Production get(int productionId) {
        return workspace.productions().get(productionId);
    }

    static boolean isProduced(Production production) {
        ProductionPhase phase = production.job().phase();
        return phase == ProductionPhase.PRODUCED || phase == ProductionPhase.PRODUCED_WITH_ERRORS;
    }

    List<Production> produced() {
        return workspace.productions().all().stream()
                .filter(KnownProductions::isProduced)
                .toList();
    }

    /** Where its numbers begin and end. */
    static String bates(Production production, int number) {
        return String.format(Locale.ROOT, "%s_%07d", production.name(), number);
    }

    /** A new production of some documents of another one. */
    Production reproduce(Production parent, int number, int documents) {
        return workspace.productions().add(parent.name() + " - Re-production " + number, documents, 0);
    }

    boolean canRun(Production production) {
        return production.job().phase() == ProductionPhase.STAGED;
    }

    ProductionJob run(Production production) {
        return workspace.productions().run(production.artifactId());
    }
}
