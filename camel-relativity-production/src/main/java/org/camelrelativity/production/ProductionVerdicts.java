package org.camelrelativity.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityJobReport.FailedJob;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Verdict;
import org.camelrelativity.production.model.CancelJobResult;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What production's answers say of the effect (contract, production §1.4; design §7). */
final class ProductionVerdicts {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionVerdicts.class);

    private ProductionVerdicts() {}

    /** An id as a header: some answers have 0 where there is none. */
    static Optional<Integer> id(Integer answered) {
        return Optional.ofNullable(answered).filter(id -> id > 0);
    }

    static Verdict read(ProductionJobStatusResult answer) {
        return answer.status() == null && answer.jobStatus() == null
                ? new Verdict.Unknown("the answer has status 200 but neither Status nor JobStatus")
                : Verdict.DONE;
    }

    static Verdict canceled(CancelJobResult answer) {
        if (answer.cancelSuccessfullySent() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether the cancel was sent");
        }
        if (!answer.cancelSuccessfullySent()) {
            return new Verdict.Refused(
                    answer.errors().isEmpty() ? "Relativity gave no reason" : String.join("; ", answer.errors()));
        }
        if (!answer.errors().isEmpty()) {
            LOG.warn("job/cancel: the cancel was sent, yet Relativity reports errors: {}", answer.errors());
        }
        return Verdict.DONE;
    }

    /** Each job that was asked for is looked up in the answer; one that is not there is unknown. */
    static Verdict ofReferences(Request request, MassResult answer) {
        List<? extends RelativityRecord> asked = request.elements();
        List<Optional<JobResult>> found = new JobMatching(asked, answer.jobs()).results();
        Tally tally = new Tally(answer.errors());
        for (int i = 0; i < asked.size(); i++) {
            tally.add(asked.get(i), found.get(i));
        }
        return tally.verdict(request, answer, 0);
    }

    /** Which jobs a database token selects, only the answer tells; those that it counts but doesn't list are unknown. */
    static Verdict ofSelected(Request request, MassResult answer) {
        if (answer.requested() == null
                && answer.jobs().isEmpty()
                && answer.errors().isEmpty()) {
            return new Verdict.Unknown("the answer has status 200 but tells of no jobs");
        }
        Tally tally = new Tally(answer.errors());
        for (JobResult job : answer.jobs()) {
            ProductionJobRef reference = new ProductionJobRef(
                    id(job.workspaceId()).orElse(null),
                    id(job.productionId()).orElse(null),
                    id(job.jobId()).orElse(null));
            tally.add(reference, Optional.of(job));
        }
        int counted = answer.requested() == null ? 0 : answer.requested();
        return tally.verdict(
                request, answer, Math.max(0, counted - answer.jobs().size()));
    }

    /** Sorts jobs by what the answer says of them. */
    private static final class Tally {

        private final List<RelativityRecord> done = new ArrayList<>();
        private final List<FailedJob> failed = new ArrayList<>();
        private final List<RelativityRecord> unknown = new ArrayList<>();
        private final List<String> errors;

        Tally(List<String> errors) {
            this.errors = new ArrayList<>(errors);
        }

        void add(RelativityRecord reference, Optional<JobResult> result) {
            Boolean sent = result.map(JobResult::sent).orElse(null);
            if (sent == null) {
                unknown.add(reference);
            } else if (sent) {
                done.add(reference);
                result.get().errors().forEach(error -> errors.add(reference + " was sent, yet: " + error));
            } else {
                failed.add(new FailedJob(reference, result.get().errors()));
            }
        }

        Verdict verdict(Request request, MassResult answer, int unnamed) {
            RelativityJobReport report = new RelativityJobReport(done, failed, unknown, List.of(), unnamed, errors);
            boolean counted = answer.requested() == null || answer.requested() == report.requested();
            boolean agreed = answer.successful() == null || answer.successful() == done.size();
            if (!counted || !agreed) {
                LOG.warn(
                        "{}: Relativity counts {} jobs, {} successful, but lists {}, {} successful; the list is taken",
                        request.operation(),
                        answer.requested(),
                        answer.successful(),
                        answer.jobs().size(),
                        done.size());
            } else if (report.requested() == 0 && errors.isEmpty()) {
                LOG.warn("{}: the database token selects no jobs", request.operation());
            }
            return new Verdict.PerJob(report);
        }
    }
}
