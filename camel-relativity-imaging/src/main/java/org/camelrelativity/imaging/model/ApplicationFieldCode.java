package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.NamedOnly;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * What becomes of a field code of a Microsoft application: what field-code/read answers and field-code/save saves.
 * Source: Imaging (REST).
 *
 * @param artifactId null or 0 to create a code
 * @param fieldCode required
 * @param application required
 * @param option what becomes of it; required
 * @param relativityField the field that replaces it; required when option is ReplaceWithRelativityField
 * @param imagingProfiles those it is linked to
 */
@RecordBuilder
public record ApplicationFieldCode(
        Integer artifactId,
        String fieldCode,
        ApplicationType application,
        ApplicationFieldCodeOption option,
        FieldRef relativityField,
        List<ArtifactRef> imagingProfiles,
        String name)
        implements RelativityRecord, Saved {

    /** What becomes of a field code. Always sent by name: its numbers differ between the generations. */
    public enum ApplicationFieldCodeOption implements NamedOnly {
        DocumentDefault,
        ShowFieldCode,
        ShowNothing,
        ReplaceWithRelativityField
    }

    /**
     * The application that a field code belongs to. Always sent by name: its numbers differ between the generations.
     */
    public enum ApplicationType implements NamedOnly {
        MicrosoftWord,
        MicrosoftExcel,
        MicrosoftPowerpoint,
        MicrosoftVisio
    }

    public ApplicationFieldCode {
        artifactId = ArtifactRef.idOrNull(artifactId);
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
