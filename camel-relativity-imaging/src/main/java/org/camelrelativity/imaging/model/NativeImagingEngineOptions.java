package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.imaging.model.ImagingProfile.ImageFormat;

/**
 * Options of the native imaging engine; those that are not required may be null. Source: Imaging (REST).
 *
 * @param imageOutputDpi dots per inch, 1 to 2400; required in the legacy API
 * @param nativeImageFormat required
 * @param renderColorPagesToJpeg whether colour pages become JPEG after all; required for TIFF in
 *     the legacy API
 * @param ditheringAlgorithm required for TIFF in the legacy API
 * @param ditheringThreshold 0 to 255; required for algorithm Threshold
 * @param maxPagesPerDoc how many pages of a document to image
 * @param timeZoneFieldOnDocument the document field with the time zone of e-mails
 * @param lastModifiedDateOnDocument the document field with the date for date field codes; null means the
 *     current date
 */
@RecordBuilder
public record NativeImagingEngineOptions(
        Integer imageOutputDpi,
        ImageFormat nativeImageFormat,
        Boolean renderColorPagesToJpeg,
        DitheringAlgorithm ditheringAlgorithm,
        Integer ditheringThreshold,
        Integer maxPagesPerDoc,
        FieldRef timeZoneFieldOnDocument,
        FieldRef lastModifiedDateOnDocument)
        implements RelativityRecord {

    /** How colours become black and white in TIFF images. */
    public enum DitheringAlgorithm implements Numbered {
        Clustered6X6,
        Clustered8X8,
        Clustered16X16,
        Dispersed4X4,
        Dispersed8X8,
        Dispersed16X16,
        FloydAndSteinberg,
        Threshold
    }

    public NativeImagingEngineOptions {
        timeZoneFieldOnDocument = FieldRef.orNull(timeZoneFieldOnDocument);
        lastModifiedDateOnDocument = FieldRef.orNull(lastModifiedDateOnDocument);
    }

    @Override
    public void check(Constraints constraints) {
        boolean threshold = ditheringAlgorithm == DitheringAlgorithm.Threshold;
        constraints.range("ImageOutputDpi", imageOutputDpi, 1, BasicImagingEngineOptions.MAX_DPI);
        constraints.required("NativeImageFormat", nativeImageFormat);
        constraints.requiredWhen(
                threshold, "DitheringAlgorithm is Threshold", "DitheringThreshold", ditheringThreshold);
        constraints.range("DitheringThreshold", ditheringThreshold, 0, 255);
        constraints.nested("TimeZoneFieldOnDocument", timeZoneFieldOnDocument);
        constraints.nested("LastModifiedDateOnDocument", lastModifiedDateOnDocument);
    }
}
