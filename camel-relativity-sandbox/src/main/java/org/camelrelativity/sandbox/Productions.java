package org.camelrelativity.sandbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The productions of a workspace. */
final class Productions {
    private final Workspace workspace;
    private final Instance instance;
    private final Map<Integer, Production> byArtifactId = new HashMap<>();

    Productions(Workspace workspace, Instance instance) {
        this.workspace = workspace;
        this.instance = instance;
    }

    Production add(String name, int documents, int failing) {
        Production production =
                new Production(workspace.ids().next(), workspace.artifactId(), name, documents, failing);
        byArtifactId.put(production.artifactId(), production);
        return production;
    }

    /** A production with one document, which has failed already. */
    Production addErrored(String name) {
        Production production = add(name, 1, 1);
        ProductionJob job = start(production);
        job.enter(production.brand());
        instance.productionQueue().add(job);
        return production;
    }

    Collection<Production> all() {
        return byArtifactId.values();
    }

    Optional<Production> find(int artifactId) {
        return Optional.ofNullable(byArtifactId.get(artifactId));
    }

    Production get(int artifactId) {
        return find(artifactId).orElseThrow(() -> Refusal.notFound("Production specified is invalid."));
    }

    ProductionJob run(int artifactId) {
        Production production = get(artifactId);
        if (production.job().phase() != ProductionPhase.STAGED) {
            throw Refusal.conflict("The production " + artifactId + " can't be run in the status "
                    + production.job().phase().status() + ".");
        }
        ProductionJob job = start(production);
        instance.productionQueue().submit(job, instance.now());
        return job;
    }

    private ProductionJob start(Production production) {
        ProductionJob job = new ProductionJob(workspace.ids().next(), production, instance.now());
        production.run(job);
        return job;
    }
}
