package org.camelrelativity.kamelets;

import java.math.BigDecimal;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** How often relativity-run-imaging-set-action retries errors, and with how many it releases the images. */
public final class ImagingLimits {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private int maxRetries;
    private BigDecimal maxFailedPercent;

    public void setMaxRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, as " + retries + " is");
        }
        maxRetries = retries;
    }

    /** A string, since Camel turns none into a BigDecimal. */
    public void setMaxFailedPercent(String percent) {
        try {
            maxFailedPercent = new BigDecimal(percent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("maxFailedPercent must be a number, not " + percent, e);
        }
        if (maxFailedPercent.signum() < 0 || maxFailedPercent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("maxFailedPercent must be from 0 to 100, not " + percent);
        }
    }

    /** {@return whether errors are left, and the retry before had an effect; one that is not told counts as one} */
    public boolean mayRetry(
            @Body ImagingSetEnd end,
            @Variable("relativityBefore") ImagingSetEnd before,
            @Variable("relativityRetries") int retries) {
        if (end.outcome() != ImagingSetOutcome.COMPLETED_WITH_ERRORS || retries >= maxRetries) {
            return false;
        }
        Integer failed = failed(end);
        Integer failedBefore = before == null ? null : failed(before);
        return failed == null || failedBefore == null || failed < failedBefore;
    }

    /** {@return whether the set has completed with few enough errors; none are few enough if their number is not told} */
    public boolean mayRelease(@Body ImagingSetEnd end) {
        if (end.outcome() == ImagingSetOutcome.COMPLETED) {
            return true;
        }
        Integer failed = failed(end);
        Integer all = end.details().numberOfDocuments();
        return end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS
                && failed != null
                && all != null
                && HUNDRED.multiply(BigDecimal.valueOf(failed))
                                .compareTo(maxFailedPercent.multiply(BigDecimal.valueOf(all)))
                        <= 0;
    }

    private static Integer failed(ImagingSetEnd end) {
        return end.details().numberOfDocumentsErrored();
    }
}
