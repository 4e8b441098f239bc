package org.camelrelativity.production.model;

import java.util.List;
import java.util.UUID;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to a field of Relativity, by Artifact ID, GUID or name; all zero where none is set. Source: Production
 * Manager (REST).
 */
public record FieldRef(Integer artifactId, Integer viewFieldId, List<UUID> guids, String name)
        implements RelativityRecord {

    @Override
    public void check(Constraints constraints) {
        constraints.range("ArtifactID", artifactId, 0, Integer.MAX_VALUE);
    }

    boolean refersToSomething() {
        return artifactId != null && artifactId > 0
                || guids != null && !guids.isEmpty()
                || name != null && !name.isBlank();
    }
}
