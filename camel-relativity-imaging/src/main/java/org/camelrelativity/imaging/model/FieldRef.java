package org.camelrelativity.imaging.model;

import java.util.List;
import java.util.UUID;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * A reference to a field of Relativity, by Artifact ID, GUID or name. Source: Imaging (REST).
 *
 * @param artifactId required if neither GUIDs nor a name are given; 0 becomes null, as Relativity answers 0 for a reference that is not set
 */
public record FieldRef(Integer artifactId, Integer viewFieldId, List<UUID> guids, String name)
        implements RelativityRecord {

    public FieldRef {
        artifactId = ArtifactRef.idOrNull(artifactId);
    }

    /** The reference, or {@code null} if it is Relativity's way to say that none is set. */
    static FieldRef orNull(FieldRef reference) {
        boolean unset = reference == null
                || !reference.refersToSomething() && (reference.viewFieldId == null || reference.viewFieldId == 0);
        return unset ? null : reference;
    }

    private boolean refersToSomething() {
        return artifactId != null || guids != null && !guids.isEmpty() || name != null && !name.isBlank();
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("ArtifactID", artifactId);
        constraints.requiredWhen(!refersToSomething(), "neither Guids nor Name is given", "ArtifactID", artifactId);
    }
}
