package org.camelrelativity.common.exchange;

import java.util.List;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Outcome;

/** Collects what became of each job over the requests of one mass operation. */
final class JobTally {

    private final RelativityJobReport.Builder report = RelativityJobReport.builder();

    void addAnswered(RelativityJobReport answered) {
        report.addAll(answered);
    }

    /** A request that was not answered, or not with success. */
    void addUnanswered(List<? extends RelativityRecord> chunk, Outcome.NotDone outcome) {
        if (outcome instanceof Outcome.NotSent) {
            report.neverSent(chunk);
        } else if (outcome instanceof Outcome.Refused refused) {
            List<String> reasons = List.of(refused.failure().details().message());
            chunk.forEach(job -> report.failed(job, reasons));
        } else {
            chunk.forEach(report::unknown);
        }
    }

    void addNeverSent(List<? extends RelativityRecord> rest) {
        report.neverSent(rest);
    }

    boolean isUncertain() {
        return report.isUncertain();
    }

    RelativityJobReport report() {
        return report.build();
    }
}
