package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * An imaging set that set/find has found. Source: contract, object-manager §1.6.
 *
 * @param imagingSetStatus {@code null} or empty for a set that never ran
 */
public record FoundImagingSet(Integer imagingSetId, String imagingSetName, String imagingSetStatus)
        implements RelativityRecord {}
