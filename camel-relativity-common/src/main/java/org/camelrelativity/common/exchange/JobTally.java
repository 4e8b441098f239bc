package org.camelrelativity.common.exchange;

import java.util.List;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Verdict;

/** Collects what became of each job over the requests of one mass operation. */
final class JobTally {

    private final RelativityJobReport.Builder report = RelativityJobReport.builder();

    /**
     * A request that was answered job by job.
     *
     * @param verdict what the answer says
     * @param doubtful whether an attempt before may have been executed, so that a failure proves nothing
     */
    void addAnswered(Verdict verdict, boolean doubtful) {
        RelativityJobReport answered = ((Verdict.PerJob) verdict).report();
        report.addAll(doubtful ? answered.inDoubt() : answered);
    }

    /** A request that was not answered, or not with success. */
    void addUnanswered(List<? extends RelativityRecord> chunk, RelativityException e) {
        if (e instanceof RelativityNotSentException || e instanceof RelativityRequestException) {
            report.neverSent(chunk);
        } else if (e instanceof RelativityRefusedException) {
            List<String> reasons = List.of(e.getMessage());
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
