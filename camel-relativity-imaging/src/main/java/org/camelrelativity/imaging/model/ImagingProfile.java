package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Saved;

/**
 * A set of options for imaging: what profile/read answers and profile/save saves. Source: Imaging (REST).
 *
 * @param artifactId null or 0 to create a profile
 * @param name required
 * @param imagingMethod the engine; required, except for an update in the versioned API
 * @param basicOptions required
 * @param nativeOptions required for the native engine in the legacy API
 * @param spreadsheetOptions required for the native engine in the legacy API
 * @param emailOptions required for the native engine in the legacy API
 * @param wordProcessingOptions required for the native engine in the legacy API
 * @param presentationOptions required for the native engine in the legacy API
 * @param htmlOptions required for the native engine in the legacy API
 * @param nativeTypes the types that are restricted from imaging; null means Relativity's default
 * @param applicationFieldCodes for the native engine; may be null
 */
@RecordBuilder
public record ImagingProfile(
        Integer artifactId,
        String name,
        ImagingMethod imagingMethod,
        BasicImagingEngineOptions basicOptions,
        NativeImagingEngineOptions nativeOptions,
        SpreadsheetOptions spreadsheetOptions,
        EmailOptions emailOptions,
        WordProcessingOptions wordProcessingOptions,
        PresentationOptions presentationOptions,
        HtmlOptions htmlOptions,
        List<ArtifactRef> nativeTypes,
        List<ArtifactRef> applicationFieldCodes,
        String keywords,
        String notes)
        implements RelativityRecord, Saved {

    /** The engine that makes the images. */
    public enum ImagingMethod implements Numbered {
        Basic,
        Native
    }

    /** The format of the images. */
    public enum ImageFormat implements Numbered {
        Tiff,
        Jpeg
    }

    /** The orientation of pages or slides. */
    public enum PageOrientation implements Numbered {
        OriginalSetting,
        Portrait,
        Landscape
    }

    public ImagingProfile {
        artifactId = ArtifactRef.idOrNull(artifactId);
    }

    @Override
    public void check(Constraints constraints) {
        constraints.artifactId("ArtifactID", artifactId);
        constraints.required("Name", name);
        constraints.required("BasicOptions", basicOptions);
        constraints.nested("BasicOptions", basicOptions);
        constraints.nested("NativeOptions", nativeOptions);
        constraints.nested("SpreadsheetOptions", spreadsheetOptions);
        constraints.nested("EmailOptions", emailOptions);
        constraints.nested("WordProcessingOptions", wordProcessingOptions);
        constraints.nested("PresentationOptions", presentationOptions);
        constraints.nested("HtmlOptions", htmlOptions);
        constraints.each("NativeTypes", nativeTypes);
        constraints.each("ApplicationFieldCodes", applicationFieldCodes);
    }
}
