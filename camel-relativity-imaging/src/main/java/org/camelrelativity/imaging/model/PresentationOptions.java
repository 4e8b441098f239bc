package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.RelativityRecord;

/**
 * How presentations are imaged by the native engine. Source: contract, imaging §3.5.
 *
 * @param showSpeakerNotes whether speaker notes show; may be null
 * @param slideOrientation the orientation; may be null
 */
@RecordBuilder
public record PresentationOptions(Boolean showSpeakerNotes, PageOrientation slideOrientation)
        implements RelativityRecord {}
