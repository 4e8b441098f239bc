package org.camelrelativity.imaging.model;

import java.util.List;
import org.camelrelativity.common.RelativityRecord;

/**
 * The answer of document/status. Source: Imaging (REST).
 *
 * @param error why it could not be imaged; null when there was no error
 * @param warnings what was noticed on the way; may be null
 * @param hasImages Yes, No, Pending or Error
 */
public record DocumentStatusResponse(
        Integer imageCount, DocumentError error, List<DocumentWarning> warnings, String hasImages)
        implements RelativityRecord {

    /** An imaging error: a message for a person, and a status such as ReadyToRetry. */
    public record DocumentError(String message, String status) implements RelativityRecord {}

    /** A warning: a message for a person, and its kind. */
    public record DocumentWarning(String message, String type) implements RelativityRecord {}
}
