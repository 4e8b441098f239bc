package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.imaging.model.ImagingProfile.ImageFormat;

/**
 * Options of the basic imaging engine; those that are not required may be null. Source: Imaging (REST).
 *
 * @param imageOutputDpi dots per inch, 1 to 2400; required
 * @param basicImageFormat required
 * @param imageSize required
 * @param maximumImageHeight in inches, for a custom size
 * @param maximumImageWidth in inches, for a custom size
 * @param basicWordIncludeComments RelativityOne only, as are the three after it
 */
@RecordBuilder
public record BasicImagingEngineOptions(
        Integer imageOutputDpi,
        ImageFormat basicImageFormat,
        ImageSize imageSize,
        BigDecimal maximumImageHeight,
        BigDecimal maximumImageWidth,
        Boolean basicWordIncludeComments,
        Boolean basicPowerPointIncludeComments,
        Boolean basicPowerPointShowSpeakerNotes,
        Boolean wordIncludeTrackChanges)
        implements RelativityRecord {

    /** The size of the images. */
    public enum ImageSize implements Numbered {
        OriginalSetting,
        Letter,
        A4,
        Legal,
        Custom
    }

    /** The finest resolution that Relativity takes. */
    static final int MAX_DPI = 2400;

    @Override
    public void check(Constraints constraints) {
        constraints.required("ImageOutputDpi", imageOutputDpi);
        constraints.range("ImageOutputDpi", imageOutputDpi, 1, MAX_DPI);
        constraints.required("BasicImageFormat", basicImageFormat);
        constraints.required("ImageSize", imageSize);
    }
}
