package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The productions of a workspace. */
final class Productions {
    private final Workspace workspace;
    private final Instance instance;
    private final Map<Integer, Production> byArtifactId = new LinkedHashMap<>();
    private final Map<UUID, Production> imagesTokens = new HashMap<>();

    Productions(Workspace workspace, Instance instance) {
        this.workspace = workspace;
        this.instance = instance;
    }

    /** A new one, as the API creates it; its data sources are still to be added. */
    Production create(ObjectNode settings) {
        return create(workspace.ids().next(), settings);
    }

    private Production create(int artifactId, ObjectNode settings) {
        Production production = new Production(artifactId, workspace, settings, instance.now());
        byArtifactId.put(artifactId, production);
        return production;
    }

    /** One that is staged already. */
    Production add(String name, int documents, int failing) {
        return add(workspace.ids().next(), name, documents, failing);
    }

    Production add(int artifactId, String name, int documents, int failing) {
        if (failing < 0 || failing > documents) {
            throw new IllegalArgumentException(failing + " of " + documents + " documents can't fail");
        }
        Production production = create(artifactId, Json.object().put("Name", name));
        int nativeType = workspace.nativeTypes().byName(WorkspaceTemplate.DEFAULT_NATIVE_TYPE);
        production.stageAtOnce(workspace.documents().add(documents, failing, Document.ALWAYS, nativeType));
        return production;
    }

    /** A production with one document, which has failed already. */
    Production addErrored(String name) {
        return fail(add(name, 1, 1));
    }

    /** Lets a staged production with failing documents have been run: its job is in the queue, in error. */
    Production fail(Production production) {
        ProductionJob job = submit(production, ProductionJob.Kind.PRODUCE);
        production.run(instance.now());
        production.number();
        job.enter(production.brand(instance.now()));
        instance.productionQueue().add(job);
        return production;
    }

    Collection<Production> all() {
        return Collections.unmodifiableCollection(byArtifactId.values());
    }

    Optional<Production> find(int artifactId) {
        return Optional.ofNullable(byArtifactId.get(artifactId));
    }

    Production get(int artifactId) {
        return find(artifactId).orElseThrow(() -> Refusal.notFound("Production specified is invalid."));
    }

    /** Deletes one that is not at work, with its job if that has failed. */
    void delete(int artifactId) {
        Production production = get(artifactId);
        if (production.phase().running()) {
            throw notNow(production, "deleted");
        }
        instance.productionQueue().remove(production.job());
        byArtifactId.remove(artifactId);
    }

    ProductionJob run(int artifactId) {
        Production production = get(artifactId);
        if (!production.phase().runnable()) {
            throw notNow(production, "run");
        }
        return start(production, ProductionJob.Kind.PRODUCE);
    }

    /** Puts a job of a production that is fit for it into the queue. */
    ProductionJob start(Production production, ProductionJob.Kind kind) {
        ProductionJob job = submit(production, kind);
        if (kind == ProductionJob.Kind.PRODUCE) {
            production.run(instance.now());
        }
        instance.productionQueue().submit(job, instance.now());
        return job;
    }

    private ProductionJob submit(Production production, ProductionJob.Kind kind) {
        ProductionJob job = new ProductionJob(workspace.ids().next(), production, kind, instance.now());
        production.submitted(job);
        return job;
    }

    /** A token by which the images of a production are asked for. */
    UUID addImagesToken(Production production) {
        UUID token = UUID.randomUUID();
        imagesTokens.put(token, production);
        return token;
    }

    boolean isImagesToken(UUID token, Production production) {
        return imagesTokens.get(token) == production;
    }

    static Refusal notNow(Production production, String participle) {
        return Refusal.conflict("The production " + production.artifactId() + " can't be " + participle
                + " in the status " + production.phase().status() + ".");
    }
}
