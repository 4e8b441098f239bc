package org.camelrelativity.production;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.production.ProductionFields.OVERRIDE_CONFLICTS;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_ID;
import static org.camelrelativity.production.ProductionFields.PRODUCTION_JOB_ID;
import static org.camelrelativity.production.ProductionFields.SUPPRESS_WARNINGS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.event.Reporting;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.CancelJobResult;
import org.camelrelativity.production.model.FieldDefaults;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobResult;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What production's answers say of the effect. */
final class ProductionVerdicts {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionVerdicts.class);

    /** What new objects have, of whatever kind. */
    static final Answer<FieldDefaults> DEFAULTS = Answer.of(FieldDefaults.class).judgedBy(ProductionVerdicts::told);

    private ProductionVerdicts() {}

    private static Verdict told(FieldDefaults answer) {
        return answer.saySomething()
                ? Verdict.DONE
                : new Verdict.Unknown("the answer has status 200 but tells the default of no field");
    }

    /** An id as a header: some answers have 0 where there is none. */
    static Optional<Integer> id(Integer answered) {
        return Optional.ofNullable(answered).filter(id -> id > 0);
    }

    static Verdict canceled(Request request, CancelJobResult answer) {
        boolean namesProduction = request.get(PRODUCTION_ID).isPresent();
        Optional<String> difference = difference(request.get(PRODUCTION_JOB_ID), answer.jobId());
        if (namesProduction) {
            difference = difference
                    .or(() -> difference(request.get(WORKSPACE_ID), answer.workspaceId()))
                    .or(() -> difference(request.get(PRODUCTION_ID), answer.productionId()));
        }
        if (difference.isPresent()) {
            return new Verdict.Unknown("the answer has status 200 but is about another job " + difference.get());
        }
        if (answer.sent() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether the cancel was sent");
        }
        if (!answer.sent()) {
            return Verdict.Refused.because(answer.errors());
        }
        if (!answer.errors().isEmpty()) {
            Reporting.report(
                    () -> LOG.warn("job/cancel: the cancel was sent, yet Relativity reports errors; see the answer"));
        }
        return Verdict.DONE;
    }

    /** The flag tells, and never the job's id, which is there in either case. */
    static Verdict created(Request request, ProductionJobResult answer) {
        Optional<String> difference = difference(request.get(PRODUCTION_ID), answer.productionId())
                .or(() -> difference(request.get(WORKSPACE_ID), answer.workspaceId()));
        if (difference.isPresent()) {
            return new Verdict.Unknown("the answer has status 200 but is about another production " + difference.get());
        }
        if (answer.wasJobCreated() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether a job was created");
        }
        if (!answer.wasJobCreated()) {
            return new Verdict.Refused(Verdict.reason(answer.reasons()) + overridable(request, answer));
        }
        if (!answer.errors().isEmpty()) {
            Reporting.report(() -> LOG.warn(
                    "{}: the job was created, yet Relativity reports errors; see the answer", request.operation()));
        }
        return Verdict.DONE;
    }

    /** With which options it would run all the same. */
    private static String overridable(Request request, ProductionJobResult answer) {
        List<Field<?>> taken = request.operation().fields();
        boolean warned = taken.contains(SUPPRESS_WARNINGS) && !answer.warnings().isEmpty();
        boolean conflicts = taken.contains(OVERRIDE_CONFLICTS)
                && answer.reasons().stream()
                        .anyMatch(reason -> reason.toLowerCase(Locale.ROOT).contains("conflict"));
        return (warned ? ". Option suppressWarnings=true runs it in spite of warnings" : "")
                + (conflicts ? ". Option overrideConflicts=true produces conflicting documents all the same" : "");
    }

    private static Optional<String> difference(Optional<Integer> asked, Integer answered) {
        return id(answered)
                .filter(id -> asked.isPresent() && !asked.get().equals(id))
                .map(id -> "(asked " + asked.get() + ", answered " + id + ")");
    }

    /** Each job that was asked for is looked up in the answer; one that is not there is unknown. */
    static Verdict ofReferences(Request request, MassResult answer) {
        List<? extends RelativityRecord> asked = request.elements();
        List<Optional<JobResult>> found = new JobMatching(asked, answer.jobs()).results();
        RelativityJobReport.Builder report = RelativityJobReport.builder().errors(answer.errors());
        for (int i = 0; i < asked.size(); i++) {
            add(report, asked.get(i), found.get(i).orElse(null));
        }
        return perJob(request, answer, report);
    }

    /**
     * Which jobs a database token selects, only the answer tells. Those that it counts but doesn't list are unknown, as is
     * one that it lists as sent and as not sent.
     */
    static Verdict ofSelected(Request request, MassResult answer) {
        if (answer.requested() == null && answer.jobs().isEmpty()) {
            return new Verdict.Unknown("the answer has status 200 but tells of no jobs" + reasons(answer.errors()));
        }
        Map<ProductionJobRef, Set<Boolean>> saidOf =
                answer.jobs().stream().collect(groupingBy(JobMatching::reference, mapping(JobResult::sent, toSet())));
        RelativityJobReport.Builder report = RelativityJobReport.builder().errors(answer.errors());
        int named = 0;
        for (JobResult job : answer.jobs()) {
            ProductionJobRef reference = JobMatching.reference(job);
            if (reference.refersToAJob()) {
                named++;
                add(report, reference, saidOf.get(reference).size() > 1 ? null : job);
            }
        }
        int counted = Stream.of(
                        answer.requested(), answer.successful(), answer.jobs().size())
                .mapToInt(number -> number == null ? 0 : number)
                .max()
                .orElseThrow();
        report.unnamed(counted - named);
        return perJob(request, answer, report);
    }

    private static void add(RelativityJobReport.Builder report, RelativityRecord reference, JobResult result) {
        Boolean sent = result == null || result.unreadable() != null ? null : result.sent();
        if (sent == null) {
            report.unknown(reference);
        } else if (sent) {
            report.done(reference);
            result.errors().forEach(error -> report.errors(List.of(reference + " was sent, yet: " + error)));
        } else {
            report.failed(reference, result.reasons());
        }
    }

    private static Verdict perJob(Request request, MassResult answer, RelativityJobReport.Builder builder) {
        RelativityJobReport report = builder.build();
        boolean counted = answer.requested() == null || answer.requested() == report.requested();
        boolean agreed = answer.successful() == null
                || answer.successful() == report.done().size();
        if (!counted || !agreed) {
            Reporting.report(() -> LOG.warn(
                    "{}: Relativity counts {} jobs, {} successful, but lists {}, {} of those asked for as successful; the"
                            + " list is taken",
                    request.operation(),
                    answer.requested(),
                    answer.successful(),
                    answer.jobs().size(),
                    report.done().size()));
        } else if (report.requested() == 0 && report.errors().isEmpty()) {
            Reporting.report(() -> LOG.warn("{}: there are no jobs", request.operation()));
        }
        return new Verdict.PerJob(report);
    }

    private static String reasons(List<String> errors) {
        return errors.isEmpty() ? "" : ": " + String.join("; ", errors);
    }

    /** A list of which no row names a production is no list of jobs. */
    static Verdict listed(ProductionQueue answer) {
        boolean readable =
                answer.jobs().isEmpty() || answer.jobs().stream().anyMatch(ProductionQueueItem::namesAProduction);
        return readable
                ? Verdict.DONE
                : new Verdict.Unknown("the answer has status 200 but no job with WorkspaceID and ProductionID");
    }

    /** A list of which nothing can be read is another answer. */
    static Verdict ofRows(List<? extends AnswerRow> rows, String proof) {
        boolean readable = rows.isEmpty() || rows.stream().anyMatch(row -> row.unreadable() == null);
        return readable ? Verdict.DONE : new Verdict.Unknown("the answer has status 200 but no " + proof);
    }
}
