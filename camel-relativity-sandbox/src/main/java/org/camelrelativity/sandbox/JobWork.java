package org.camelrelativity.sandbox;

import java.util.List;

/** What a job works on: a set or a single document. */
interface JobWork {
    SandboxJob.Kind kind();

    /** Artifact ID of the set or the document. */
    int subject();

    /** The documents to image, chosen when a worker takes the job. */
    List<Document> take();

    /** Whether the job as a whole fails instead of imaging. */
    boolean fails();

    void processed(Document document, boolean imaged);

    void ended(JobPhase how);
}
