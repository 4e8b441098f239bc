package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * An imaging set that set/find has found. Source: Object Manager.
 *
 * @param imagingSetStatus {@code null} or empty for a set that never ran
 */
public record FoundImagingSet(Integer imagingSetId, String imagingSetName, String imagingSetStatus)
        implements RelativityRecord {}
