package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * Options of the native imaging engine. Source: contract, imaging §3.3.
 *
 * @param imageOutputDpi dots per inch, 1 to 2400; required
 * @param nativeImageFormat the format; required
 * @param renderColorPagesToJpeg whether colour pages become JPEG after all; required for TIFF
 * @param ditheringAlgorithm required for TIFF
 * @param ditheringThreshold 0 to 255; required for algorithm Threshold
 * @param maxPagesPerDoc how many pages of a document to image; may be null
 * @param timeZoneFieldOnDocument the document field with the time zone of e-mails; may be null
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

    private static final int MAX_THRESHOLD = 255;

    /** Takes references that refer to nothing for none. */
    public NativeImagingEngineOptions {
        timeZoneFieldOnDocument = FieldRef.orNull(timeZoneFieldOnDocument);
        lastModifiedDateOnDocument = FieldRef.orNull(lastModifiedDateOnDocument);
    }

    @Override
    public void check(Constraints constraints) {
        boolean tiff = nativeImageFormat == ImageFormat.Tiff;
        boolean threshold = ditheringAlgorithm == DitheringAlgorithm.Threshold;
        constraints.required("ImageOutputDpi", imageOutputDpi);
        constraints.range("ImageOutputDpi", imageOutputDpi, 1, BasicImagingEngineOptions.MAX_DPI);
        constraints.required("NativeImageFormat", nativeImageFormat);
        constraints.requiredWhen(tiff, "NativeImageFormat is Tiff", "RenderColorPagesToJpeg", renderColorPagesToJpeg);
        constraints.requiredWhen(tiff, "NativeImageFormat is Tiff", "DitheringAlgorithm", ditheringAlgorithm);
        constraints.requiredWhen(
                threshold, "DitheringAlgorithm is Threshold", "DitheringThreshold", ditheringThreshold);
        constraints.range("DitheringThreshold", ditheringThreshold, 0, MAX_THRESHOLD);
        constraints.nested("TimeZoneFieldOnDocument", timeZoneFieldOnDocument);
        constraints.nested("LastModifiedDateOnDocument", lastModifiedDateOnDocument);
    }
}
