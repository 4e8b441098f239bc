package org.camelrelativity.production.model;

import java.util.UUID;
import org.camelrelativity.common.AnswerRow;

/**
 * A page of a document as it was produced. Source: Production Manager (REST).
 *
 * @param pageNumber from 0
 */
public record ImageFile(
        Integer documentId, Integer fileId, Integer pageNumber, Boolean hasRedactions, UUID fileGuid, String unreadable)
        implements AnswerRow {}
