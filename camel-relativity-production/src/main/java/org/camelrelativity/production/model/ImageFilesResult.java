package org.camelrelativity.production.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of document/production-images. Source: Production Manager (REST).
 *
 * @param imageFiles in no order
 * @param errors what is wrong with some of the documents; may be empty
 */
public record ImageFilesResult(Integer count, List<ImageFile> imageFiles, List<String> errors)
        implements RelativityRecord {

    public ImageFilesResult {
        errors = MassResult.orEmpty(errors);
    }
}
