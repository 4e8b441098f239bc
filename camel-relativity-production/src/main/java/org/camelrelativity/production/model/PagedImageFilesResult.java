package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * A page of what production/images answers; a route gets the {@link ImageFile}s of all. Source: contract, production M16.
 *
 * @param totalResultSet of how many images, in all pages; may be null
 * @param resultCount of this page; may be null
 */
public record PagedImageFilesResult(
        Integer totalResultSet, Integer resultCount, List<ImageFile> imageFiles, List<String> errors)
        implements RelativityRecord {

    public PagedImageFilesResult {
        errors = MassResult.orEmpty(errors);
    }
}
