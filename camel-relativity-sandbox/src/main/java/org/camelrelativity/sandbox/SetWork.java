package org.camelrelativity.sandbox;

import java.util.List;
import java.util.Set;

/** A run of an imaging set, or a retry of its errors. */
record SetWork(ImagingSet set, SandboxJob.Kind kind, Set<Integer> restrictedTypes, boolean fails) implements JobWork {
    @Override
    public int subject() {
        return set.artifactId();
    }

    @Override
    public List<Document> take() {
        return kind == SandboxJob.Kind.RETRY ? set.takeErrored() : set.takeNew(restrictedTypes);
    }

    @Override
    public void processed(Document document, boolean imaged) {
        set.processed(document, imaged);
    }

    @Override
    public void ended(JobPhase how) {
        set.ended(how);
    }
}
