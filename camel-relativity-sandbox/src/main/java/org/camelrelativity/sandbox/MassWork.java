package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Set;

/** The documents of a mass operation; like one on the fly, it belongs to no set and images again what has images. */
record MassWork(List<Document> documents, Set<Integer> restrictedTypes) implements JobWork {
    @Override
    public SandboxJob.Kind kind() {
        return SandboxJob.Kind.MASS;
    }

    @Override
    public int subject() {
        return 0;
    }

    @Override
    public List<Document> take() {
        return documents.stream()
                .filter(document -> !document.pending() && !restrictedTypes.contains(document.nativeType()))
                .toList();
    }

    @Override
    public boolean fails() {
        return false;
    }

    @Override
    public void processed(Document document, boolean imaged) {
        // The document itself knows.
    }

    @Override
    public void ended(JobPhase how) {
        // Nobody waits for it.
    }
}
