package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/** How HTML is imaged by the native engine; all may be null. Source: Imaging (REST). */
public record HtmlOptions(Boolean removeNonBreakingSpaceCodes) implements RelativityRecord {}
