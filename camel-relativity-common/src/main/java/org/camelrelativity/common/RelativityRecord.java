package org.camelrelativity.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A request or an answer of Relativity. Its JSON names are those of the versioned API ({@code ArtifactID},
 * {@code DataSourceID}); fields that are {@code null} are left out. Camel converts every such record to {@code String},
 * {@code byte[]}, {@code InputStream}, {@code JsonNode} and {@code Map}.
 */
@JsonNaming(RelativityNaming.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface RelativityRecord {

    /**
     * Checks what the vendor says of this record's fields, before anything is sent.
     *
     * @param constraints takes each rule; it fails at the first one that is broken
     */
    default void check(Constraints constraints) {}
}
