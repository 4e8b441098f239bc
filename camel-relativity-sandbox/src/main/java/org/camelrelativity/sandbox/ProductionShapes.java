package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;

/** The arguments of the production API. */
final class ProductionShapes {
    private static final IntNode ZERO = IntNode.valueOf(0);

    private static final Shape REFERENCE = new Shape()
            .with("WorkspaceID", Values::integer, ZERO)
            .with("ProductionID", Values::integer, ZERO)
            .with("JobID", Values::integer, ZERO);

    static final Shape ONE_JOB = new Shape().withEnvelope("jobRef", REFERENCE);
    static final Shape JOBS_TO_CANCEL = new Shape().withListEnvelope("jobsToBeCanceled", ProductionShapes::references);
    static final Shape JOBS_TO_RETRY = new Shape().withListEnvelope("jobsToBeRetried", ProductionShapes::references);
    static final Shape TOKEN = new Shape().with("databaseToken", Values::guid);
    static final Shape TOKEN_AND_PRIORITY =
            new Shape().with("databaseToken", Values::guid).with("priority", Values::integer);

    private ProductionShapes() {}

    /** Results are matched to references by their place, so a null must not close the ranks. */
    private static JsonNode references(JsonNode sent, String path, List<String> unknownFields) {
        for (int i = 0; sent.isArray() && i < sent.size(); i++) {
            if (sent.get(i).isNull()) {
                throw Values.wrong(sent.get(i), path + "[" + i + "]", "an object");
            }
        }
        return Values.listOf(REFERENCE).read(sent, path, unknownFields);
    }
}
