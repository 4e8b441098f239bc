package org.camelrelativity.common.exchange;

import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityJobReport.FailedJob;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Verdict;

/** Collects what became of each job over the requests of one mass operation. */
final class JobTally {

    private final List<RelativityRecord> done = new ArrayList<>();
    private final List<FailedJob> failed = new ArrayList<>();
    private final List<RelativityRecord> unknown = new ArrayList<>();
    private final List<RelativityRecord> neverSent = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /** How many jobs it knows of. */
    int size() {
        return done.size() + failed.size() + unknown.size() + neverSent.size();
    }

    boolean isUncertain() {
        return !unknown.isEmpty();
    }

    /**
     * A request that was answered.
     *
     * @param doubtful whether an attempt before may have been executed, so that a failure proves nothing
     */
    void add(List<? extends RelativityRecord> chunk, Verdict verdict, boolean doubtful) {
        if (verdict instanceof Verdict.PerJob jobs) {
            done.addAll(jobs.report().done());
            if (doubtful) {
                jobs.report().failed().forEach(failure -> {
                    unknown.add(failure.job());
                    errors.addAll(failure.errors());
                });
            } else {
                failed.addAll(jobs.report().failed());
            }
            unknown.addAll(jobs.report().unknown());
            errors.addAll(jobs.report().errors());
        } else if (verdict instanceof Verdict.Refused refused && !doubtful) {
            addFailed(chunk, refused.reason());
        } else if (verdict instanceof Verdict.Unknown || verdict instanceof Verdict.Refused) {
            unknown.addAll(chunk);
        } else {
            done.addAll(chunk);
        }
    }

    /** A request that was not answered. */
    void addFailed(List<? extends RelativityRecord> chunk, RelativityException e) {
        if (e instanceof RelativityNotSentException || e instanceof RelativityRequestException) {
            neverSent.addAll(chunk);
        } else if (e instanceof RelativityRefusedException) {
            addFailed(chunk, e.getMessage());
        } else {
            unknown.addAll(chunk);
        }
    }

    void addNeverSent(List<? extends RelativityRecord> rest) {
        neverSent.addAll(rest);
    }

    RelativityJobReport report() {
        return new RelativityJobReport(done, failed, unknown, neverSent, 0, errors);
    }

    private void addFailed(List<? extends RelativityRecord> chunk, String reason) {
        List<String> reasons = List.of(reason);
        chunk.forEach(job -> failed.add(new FailedJob(job, reasons)));
    }
}
