package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to an application field code. In JSON also a bare number. Source: contract, imaging §3.7.
 *
 * @param artifactId the Artifact ID
 * @param name the name; not needed to refer
 */
public record ApplicationFieldCodeRef(Integer artifactId, String name) implements RelativityRecord {

    /**
     * Refers by Artifact ID alone.
     *
     * @param artifactId the Artifact ID
     * @return the reference
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApplicationFieldCodeRef of(Integer artifactId) {
        return new ApplicationFieldCodeRef(artifactId, null);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("ArtifactID", artifactId);
        constraints.artifactId("ArtifactID", artifactId);
    }
}
