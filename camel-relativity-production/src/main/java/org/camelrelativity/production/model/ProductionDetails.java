package org.camelrelativity.production.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * How a production looks, who is told, and what came of it. Source: Production Manager (REST).
 *
 * @param emailRecipients addresses with semicolons between them
 * @param brandingFont such as Arial
 * @param firstBatesValue Relativity's: not sent
 * @param lastBatesValue Relativity's: not sent
 * @param dateProduced Relativity's, as it wrote it; 0001-01-01T00:00:00 if it was not produced
 */
@RecordBuilder
public record ProductionDetails(
        String emailRecipients,
        String brandingFont,
        Integer brandingFontSize,
        Boolean scaleBrandingFont,
        Boolean wrapBrandingText,
        PlaceholderImageFormat placeholderImageFormat,
        String firstBatesValue,
        String lastBatesValue,
        String dateProduced)
        implements RelativityRecord {

    /** The format of placeholders. */
    public enum PlaceholderImageFormat implements Numbered {
        Tiff,
        Jpeg
    }
}
