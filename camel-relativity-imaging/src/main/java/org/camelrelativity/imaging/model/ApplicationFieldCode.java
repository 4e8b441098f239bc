package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * What becomes of a field code of a Microsoft application: what field-code/read answers and field-code/save
 * saves. Source: contract, imaging §3.7.
 *
 * @param artifactId the Artifact ID; null or 0 to create a code
 * @param fieldCode the code; required
 * @param application the application; required
 * @param option what becomes of it; required
 * @param relativityField the field that replaces it; required when option is ReplaceWithRelativityField
 * @param imagingProfiles the profiles it is linked to; may be null
 * @param name the name; may be null
 */
@RecordBuilder
public record ApplicationFieldCode(
        Integer artifactId,
        String fieldCode,
        ApplicationType application,
        ApplicationFieldCodeOption option,
        FieldRef relativityField,
        List<ImagingProfileRef> imagingProfiles,
        String name)
        implements RelativityRecord, Saved {

    /** Takes 0 for no Artifact ID, and a reference that refers to nothing for none. */
    public ApplicationFieldCode {
        artifactId = Unset.zero(artifactId);
        relativityField = FieldRef.orNull(relativityField);
    }

    @Override
    public void check(Constraints constraints) {
        boolean replaced = option == ApplicationFieldCodeOption.ReplaceWithRelativityField;
        String because = "Option is ReplaceWithRelativityField";
        constraints.artifactId("ArtifactID", artifactId);
        constraints.required("FieldCode", fieldCode);
        constraints.required("Application", application);
        constraints.required("Option", option);
        constraints.requiredWhen(replaced, because, "RelativityField", relativityField);
        constraints.nested("RelativityField", relativityField);
        constraints.each("ImagingProfiles", imagingProfiles);
    }
}
