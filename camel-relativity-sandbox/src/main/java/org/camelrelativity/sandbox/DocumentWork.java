package org.camelrelativity.sandbox;

import java.util.List;

/** One document, imaged on the fly; it belongs to no set, so nothing else changes. */
record DocumentWork(Document document) implements JobWork {
    @Override
    public SandboxJob.Kind kind() {
        return SandboxJob.Kind.DOCUMENT;
    }

    @Override
    public int subject() {
        return document.artifactId();
    }

    @Override
    public List<Document> take() {
        return List.of(document);
    }

    @Override
    public boolean fails() {
        return false;
    }

    @Override
    public void processed(Document processed, boolean imaged) {
        // The document itself knows.
    }

    @Override
    public void ended(JobPhase how) {
        // Nobody waits for it.
    }
}
