package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.imaging.model.ImagingProfile.PageOrientation;

/** How word processing documents are imaged by the native engine; all may be null. Source: Imaging (REST). */
@RecordBuilder
public record WordProcessingOptions(Boolean showTrackChanges, PageOrientation pageOrientation, List<Include> include)
        implements RelativityRecord {

    /** What word processing documents show besides their text. */
    public enum Include implements Numbered {
        Comments,
        FieldCodes,
        HiddenText
    }
}
