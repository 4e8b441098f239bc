package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.node.IntNode;

/** What concerns the instance as a whole. */
final class VersionedEnvironment {
    private VersionedEnvironment() {}

    static Answer cleanUp(Arguments arguments, Instance instance) {
        instance.cleanUpJobs();
        return Answer.empty();
    }

    static Answer massImagingMaxSize(Arguments arguments, Instance instance) {
        return Answer.json(IntNode.valueOf(instance.settings().massImagingMaxSize()));
    }
}
