package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.imaging.model.ImagingProfile.PageOrientation;

/** How presentations are imaged by the native engine; all may be null. Source: Imaging (REST). */
@RecordBuilder
public record PresentationOptions(Boolean showSpeakerNotes, PageOrientation slideOrientation)
        implements RelativityRecord {}
