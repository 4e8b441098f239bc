package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to a profile, a native type or an application field code. In JSON also a bare number. Source: Imaging
 * (REST).
 *
 * @param artifactId required
 * @param name not needed to refer
 */
public record ArtifactRef(Integer artifactId, String name) implements RelativityRecord {

    /** {@return a reference by Artifact ID alone} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArtifactRef of(Integer artifactId) {
        return new ArtifactRef(artifactId, null);
    }

    /** The Artifact ID, or {@code null} if it is 0, as Relativity says that none is set. */
    static Integer idOrNull(Integer artifactId) {
        return artifactId != null && artifactId == 0 ? null : artifactId;
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("ArtifactID", artifactId);
        constraints.artifactId("ArtifactID", artifactId);
    }
}
