package org.camelrelativity.sandbox;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;

/** The documents of a workspace, for tests that care about single ones; most make do with a saved search. */
public final class SandboxDocuments {
    private final Instance instance;
    private final Workspace workspace;

    SandboxDocuments(Instance instance, Workspace workspace) {
        this.instance = instance;
        this.workspace = workspace;
    }

    /**
     * Adds a Word document that can be imaged.
     *
     * @return its Artifact ID
     */
    public int add() {
        return look(() -> add(word(), 0));
    }

    /**
     * Adds a document that can be imaged.
     *
     * @param nativeType Artifact ID of its native type
     * @return its Artifact ID
     * @throws NoSuchElementException if there is no such type
     */
    public int add(int nativeType) {
        return look(() -> {
            workspace.nativeTypes().read(nativeType);
            return add(nativeType, 0);
        });
    }

    /**
     * Adds a Word document that can't be imaged.
     *
     * @param times how many jobs fail before one succeeds; 0 or more
     * @return its Artifact ID
     */
    public int addFailing(int times) {
        return look(() -> add(word(), times));
    }

    /**
     * A document that was added before.
     *
     * @param artifactId its id
     * @return the document
     * @throws NoSuchElementException if it doesn't exist
     */
    public SandboxDocument get(int artifactId) {
        return new SandboxDocument(
                instance, workspace, look(() -> workspace.documents().get(artifactId)));
    }

    /**
     * What a saved search finds.
     *
     * @param savedSearch its Artifact ID
     * @return Artifact IDs of documents
     * @throws IllegalArgumentException if there is no such search
     */
    public List<Integer> foundBy(int savedSearch) {
        return look(() -> workspace.documents().found(savedSearch).stream()
                .map(Document::artifactId)
                .toList());
    }

    /**
     * Selects documents for mass imaging, as the user of a mass operation does.
     *
     * @param documents Artifact IDs of documents
     * @return the id of the mass process
     * @throws NoSuchElementException if a document doesn't exist
     */
    public String addMassProcess(int... documents) {
        return look(() -> workspace.massProcesses().add(workspace.documents().getAll(documents)));
    }

    /**
     * Selects documents for a re-production, as the user of a mass operation does.
     *
     * @param documents Artifact IDs of documents
     * @return the token that names the selection
     * @throws NoSuchElementException if a document doesn't exist
     */
    public UUID addDatabaseToken(int... documents) {
        return look(() -> workspace.documentTokens().add(workspace.documents().getAll(documents)));
    }

    private int add(int nativeType, int failures) {
        return workspace.documents().add(nativeType, failures).artifactId();
    }

    private int word() {
        return workspace.nativeTypes().byName(WorkspaceTemplate.DEFAULT_NATIVE_TYPE);
    }

    private <T> T look(Supplier<T> action) {
        return Present.orThrow(() -> instance.look(action));
    }
}
