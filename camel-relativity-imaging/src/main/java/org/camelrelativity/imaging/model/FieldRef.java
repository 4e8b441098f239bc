package org.camelrelativity.imaging.model;

import java.util.List;
import java.util.UUID;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Constraints;

/**
 * A reference to a field of Relativity, by Artifact ID, GUID or name. Source: contract, imaging §3.7, D-18.
 *
 * @param artifactId the Artifact ID; 0 becomes null, as Relativity answers 0 for a reference that is not set
 * @param viewFieldId the view field's id; may be null
 * @param guids the GUIDs; may be null
 * @param name the name; may be null
 */
public record FieldRef(Integer artifactId, Integer viewFieldId, List<UUID> guids, String name)
        implements RelativityRecord {

    /** Takes 0 for no Artifact ID. */
    public FieldRef {
        artifactId = Unset.zero(artifactId);
    }

    /** The reference, or {@code null} if it refers to nothing (contract, imaging D-18). */
    static FieldRef orNull(FieldRef reference) {
        boolean unset = reference == null
                || reference.artifactId == null
                        && (reference.guids == null || reference.guids.isEmpty())
                        && (reference.name == null || reference.name.isBlank());
        return unset ? null : reference;
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("ArtifactID", artifactId);
    }
}
