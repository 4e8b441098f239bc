package org.camelrelativity.imaging.model;

import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of search/imaged-count. Source: Object Manager.
 *
 * @param total how many documents the saved search finds
 * @param imaged how many of them have images, as far as their field Has Images tells
 * @param missing how many have none, those in error and those being imaged among them
 */
public record ImagedCount(Integer total, Integer imaged, Integer missing) implements RelativityRecord {}
