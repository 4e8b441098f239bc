package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * How word processing documents are imaged by the native engine. Source: contract, imaging §3.5.
 *
 * @param showTrackChanges whether tracked changes show; may be null
 * @param pageOrientation the orientation; may be null
 * @param include what shows besides the text; may be null
 */
@RecordBuilder
public record WordProcessingOptions(Boolean showTrackChanges, PageOrientation pageOrientation, List<Include> include)
        implements RelativityRecord {}
