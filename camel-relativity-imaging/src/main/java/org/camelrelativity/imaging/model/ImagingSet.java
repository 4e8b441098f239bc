package org.camelrelativity.imaging.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * An imaging profile applied to a saved search: what set/read answers and set/save saves. Source: Imaging (REST).
 *
 * @param artifactId null or 0 to create a set
 * @param name required
 * @param imagingProfile in JSON an object or a number; required
 * @param dataSourceId the saved search's Artifact ID; required
 * @param emailNotificationRecipients who gets an e-mail at the end, separated by semicolons; empty for
 *     nobody; may be null, except for an update in the versioned API, which would take them from the set
 * @param status owned by Relativity; the legacy API wants it back with an update
 */
@RecordBuilder
public record ImagingSet(
        Integer artifactId,
        String name,
        @JsonAlias("ImagingProfileID") ArtifactRef imagingProfile,
        @JsonAlias("DataSource") Integer dataSourceId,
        String emailNotificationRecipients,
        ImagingSetStatus status)
        implements RelativityRecord, Saved {

    public ImagingSet {
        artifactId = ArtifactRef.idOrNull(artifactId);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("ArtifactID", artifactId);
        constraints.required("Name", name);
        constraints.required("ImagingProfile", imagingProfile);
        constraints.nested("ImagingProfile", imagingProfile);
        constraints.required("DataSourceID", dataSourceId);
        constraints.artifactId("DataSourceID", dataSourceId);
    }
}
