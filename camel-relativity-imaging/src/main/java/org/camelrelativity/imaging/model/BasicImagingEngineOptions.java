package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * Options of the basic imaging engine. Source: contract, imaging §3.2.
 *
 * @param imageOutputDpi dots per inch, 1 to 2400; required
 * @param basicImageFormat the format; required
 * @param imageSize the size; required
 * @param maximumImageHeight in inches, for a custom size; may be null
 * @param maximumImageWidth in inches, for a custom size; may be null
 * @param basicWordIncludeComments RelativityOne only; may be null
 * @param basicPowerPointIncludeComments RelativityOne only; may be null
 * @param basicPowerPointShowSpeakerNotes RelativityOne only; may be null
 * @param wordIncludeTrackChanges RelativityOne only; may be null
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
