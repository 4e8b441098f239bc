package org.camelrelativity.sandbox;

import java.util.Objects;
import java.util.function.Supplier;

/** A document as it is whenever a method is called, and what imaging is going to make of it. */
public final class SandboxDocument {
    private final Instance instance;
    private final Workspace workspace;
    private final Document document;

    SandboxDocument(Instance instance, Workspace workspace, Document document) {
        this.instance = instance;
        this.workspace = workspace;
        this.document = document;
    }

    /**
     * The document's id.
     *
     * @return positive
     */
    public int artifactId() {
        return document.artifactId();
    }

    /**
     * What the versioned API says of it.
     *
     * @return Yes, No, Pending or Error
     */
    public String imagingStatus() {
        return look(document::imagingStatus);
    }

    /**
     * How many images it has.
     *
     * @return 0 until it is imaged
     */
    public int images() {
        return look(document::images);
    }

    /**
     * Whether it has been imaged.
     *
     * @return true once a job made images of it
     */
    public boolean hasImages() {
        return images() > 0;
    }

    /**
     * How many images are made of it.
     *
     * @param count at least 1; by default 1
     * @throws IllegalArgumentException if less
     */
    public void pages(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A document has no images of " + count + " pages");
        }
        instance.change(() -> document.pages(count));
    }

    /**
     * Lets imaging warn about it; it succeeds nevertheless.
     *
     * @param type what sort of warning, a text of your own; not null
     * @param message not null
     */
    public void warn(String type, String message) {
        Document.Warning warning =
                new Document.Warning(Objects.requireNonNull(type, "type"), Objects.requireNonNull(message, "message"));
        instance.change(() -> document.warn(warning));
    }

    /** Lets it succeed from now on; it is in error until it is imaged again. */
    public void repair() {
        instance.change(document::repair);
    }

    private <T> T look(Supplier<T> action) {
        return instance.look(() -> {
            workspace.jobs().progress();
            return action.get();
        });
    }
}
