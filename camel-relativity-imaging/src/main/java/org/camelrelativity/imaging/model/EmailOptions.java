package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.camelrelativity.common.RelativityRecord;

/**
 * How e-mails are imaged by the native engine. Source: contract, imaging §3.5.
 *
 * @param orientation the orientation; may be null
 * @param resizeImagesToFitPage whether images shrink to the page; may be null
 * @param resizeTablesToFitPage whether tables shrink to the page; may be null
 * @param downloadImagesFromInternet whether linked images are fetched; may be null
 * @param clearIndentations whether indentations go; may be null
 * @param displaySmtpAddresses whether SMTP addresses show; may be null
 * @param showMessageTypeInHeader whether the message type shows; may be null
 * @param splitTablesToFitPageWidth unknown to old servers (D-17); may be null
 * @param detectCharacterEncoding unknown to old servers (D-17); may be null
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
        implements RelativityRecord {}
