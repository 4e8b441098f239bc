package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to an object of Relativity, such as a saved search or a production. In JSON also a bare number. Source:
 * Production Manager (REST).
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

    /** Likewise a reference. */
    static ArtifactRef orNull(ArtifactRef reference) {
        boolean none = reference != null && reference.artifactId != null && reference.artifactId == 0;
        return none ? null : reference;
    }

    @Override
    public void check(Constraints constraints) {
        constraints.required("ArtifactID", artifactId);
        constraints.artifactId("ArtifactID", artifactId);
    }
}
