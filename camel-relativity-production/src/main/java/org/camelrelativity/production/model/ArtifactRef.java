package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to an object of Relativity, such as a saved search or a production. In JSON also a bare number. Source:
 * contract, production §2.1.
 *
 * @param artifactId 0 where Relativity says that nothing is referred to
 * @param name not needed to refer
 */
public record ArtifactRef(Integer artifactId, String name) implements RelativityRecord {

    /** {@return a reference by Artifact ID alone} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArtifactRef of(Integer artifactId) {
        return new ArtifactRef(artifactId, null);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.range("ArtifactID", artifactId, 0, Integer.MAX_VALUE);
    }
}
