package org.camelrelativity.production.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Iterator;
import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * A page of what production/images answers; a route can split it. Source: Production Manager (REST).
 *
 * @param totalResultSet of how many images, in all pages; may be null
 * @param resultCount of this page; may be null
 */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public record PagedImageFilesResult(
        Integer totalResultSet, Integer resultCount, List<ImageFile> imageFiles, List<String> errors)
        implements RelativityRecord, Iterable<ImageFile> {

    public PagedImageFilesResult {
        errors = MassResult.orEmpty(errors);
    }

    @Override
    public Iterator<ImageFile> iterator() {
        return imageFiles.iterator();
    }
}
