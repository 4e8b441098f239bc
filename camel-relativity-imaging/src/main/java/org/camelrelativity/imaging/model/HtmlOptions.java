package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * How HTML is imaged by the native engine. Source: contract, imaging §3.5.
 *
 * @param removeNonBreakingSpaceCodes whether non-breaking space codes go; may be null
 */
public record HtmlOptions(Boolean removeNonBreakingSpaceCodes) implements RelativityRecord {}
