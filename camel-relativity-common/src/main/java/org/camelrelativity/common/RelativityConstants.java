package org.camelrelativity.common;

import org.apache.camel.spi.Metadata;

/** Headers that every Relativity component reads or sets. They live inside one context: brokers drop them. */
public final class RelativityConstants {

    @Metadata(
            label = "producer",
            description = "The workspace's Artifact ID, or -1 for the instance. Read, and set with every answer.",
            javaType = "Integer")
    public static final String WORKSPACE_ID = "CamelRelativityWorkspaceId";

    @Metadata(
            label = "producer",
            description = "Set with every answer: how many requests were sent for this exchange.",
            javaType = "Integer")
    public static final String ATTEMPTS = "CamelRelativityAttempts";

    private RelativityConstants() {}
}
