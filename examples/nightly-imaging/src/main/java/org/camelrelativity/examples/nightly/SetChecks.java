package org.camelrelativity.examples.nightly;

import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;

/** The routes' questions about a set that take Relativity's answers or the ledger. */
public final class SetChecks {

    private static final int HUNDRED = 100;
    /** Shown both by sets that never ran and by some whose job is queued; Relativity refuses to run the latter. */
    private static final String STAGING = "Staging";

    private int limit;
    private CallLedger ledger;

    /** Says how many documents of a set may fail. */
    public void setLimit(int percent) {
        if (percent < 0 || percent > HUNDRED) {
            throw new IllegalArgumentException("nightly.failed-percent must be from 0 to 100, not " + percent);
        }
        limit = percent;
    }

    public void setLedger(CallLedger ledger) {
        this.ledger = ledger;
    }

    /** {@return whether the set was run this night already, or may have been, before the application was killed} */
    public boolean mayHaveRun(Exchange set) throws IOException {
        String instance = set.getContext()
                .getEndpoint("relativity-imaging:job/run", RelativityEndpoint.class)
                .effectiveConnection()
                .getInstance();
        return ledger.find(instance + " " + set.getVariable("key", String.class))
                .filter(call -> call.state() != State.RELEASED)
                .isPresent();
    }

    /** {@return whether a job of the set is at work; a status that nobody has seen yet counts as that} */
    public boolean isRunning(ImagingSet set) {
        String status = Optional.ofNullable(set.status())
                .map(known -> known.status())
                .orElse("")
                .strip();
        return !status.isEmpty()
                && !status.equalsIgnoreCase(STAGING)
                && ImagingSetOutcome.of(status).isEmpty();
    }

    /** {@return whether too many documents failed to release the set; any error is too many if the API doesn't say how many} */
    public boolean isOverLimit(ImagingSetEnd end) {
        Integer failed = end.details().numberOfDocumentsErrored();
        Integer all = end.details().numberOfDocuments();
        if (failed == null || all == null) {
            return end.outcome() == ImagingSetOutcome.COMPLETED_WITH_ERRORS;
        }
        return (long) failed * HUNDRED > (long) all * limit;
    }

    /** {@return how many documents there are and how many failed, as a sentence} */
    public String documents(ImagingSetEnd end) {
        Integer failed = end.details().numberOfDocumentsErrored();
        Integer all = end.details().numberOfDocuments();
        return failed == null || all == null
                ? "How many documents failed is not told."
                : failed + " of " + all + " documents failed.";
    }
}
