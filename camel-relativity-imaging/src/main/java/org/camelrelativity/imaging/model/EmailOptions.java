package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * How e-mails are imaged by the native engine; all may be null. Source: Imaging (REST).
 *
 * @param splitTablesToFitPageWidth unknown to old servers
 * @param detectCharacterEncoding unknown to old servers
 */
@RecordBuilder
public record EmailOptions(
        EmailOrientation orientation,
        Boolean resizeImagesToFitPage,
        Boolean resizeTablesToFitPage,
        Boolean downloadImagesFromInternet,
        Boolean clearIndentations,
        Boolean displaySmtpAddresses,
        Boolean showMessageTypeInHeader,
        Boolean splitTablesToFitPageWidth,
        Boolean detectCharacterEncoding)
        implements RelativityRecord {

    /** The orientation of e-mail pages. */
    public enum EmailOrientation implements Numbered {
        Portrait,
        Landscape
    }
}
