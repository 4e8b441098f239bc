package org.camelrelativity.production;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;

import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ReproductionCandidates;
import org.camelrelativity.production.model.ReproductionJob;
import org.camelrelativity.production.model.ReproductionJob.ReproducedProduction;
import org.camelrelativity.production.model.ReproductionJobResult;
import org.camelrelativity.production.model.ReproductionJobResult.ReproductionResult;
import org.camelrelativity.production.model.Reproductions;

/** What the answers about re-productions say of the effect. */
final class ReproductionVerdicts {

    private ReproductionVerdicts() {}

    /** Whether there is a job says WasJobCreated, and not an id; without an id it can't be run. */
    static Verdict created(Request request, ReproductionJobResult answer) {
        boolean id = ProductionVerdicts.id(answer.reproductionJobId()).isPresent();
        boolean made = !answer.productionsCreated().isEmpty();
        if (answer.wasJobCreated() == null) {
            return new Verdict.Unknown("the answer has status 200 but doesn't say whether the job was created");
        }
        if (!answer.wasJobCreated()) {
            return made
                    ? new Verdict.Unknown(
                            "the answer has status 200 and says that productions were created, but no job")
                    : new Verdict.Refused(reasons(answer));
        }
        if (!id) {
            return new Verdict.Unknown(
                    "the answer has status 200 and says that the job was created, but has no" + " ReproductionJobID");
        }
        RelativityJobReport.Builder report = RelativityJobReport.builder().errors(answer.errors());
        int workspace = request.get(WORKSPACE_ID).orElseThrow();
        answer.results().forEach(result -> add(result, workspace, report));
        unlisted(request, answer).forEach(parent -> report.unknown(ProductionJobRef.of(workspace, parent)));
        RelativityJobReport productions = report.build();
        if (answer.results().isEmpty() && productions.isDone()) {
            return Verdict.DONE;
        }
        return productions.isRefused()
                ? new Verdict.Unknown("the answer has status 200 and says that the job was created, but none of its"
                        + " productions: " + reasons(answer))
                : new Verdict.PerJob(productions);
    }

    /** What was to be produced again, and is not in a list that tells of each. */
    private static List<Integer> unlisted(Request request, ReproductionJobResult answer) {
        List<Integer> listed = answer.results().stream()
                .map(ReproductionResult::parentProductionId)
                .toList();
        boolean named = listed.stream()
                .noneMatch(parent -> ProductionVerdicts.id(parent).isEmpty());
        return listed.isEmpty() || !named
                ? List.of()
                : ((ReproductionJob) request.subject())
                        .productions().stream()
                                .map(ReproducedProduction::productionId)
                                .filter(asked -> !listed.contains(asked))
                                .toList();
    }

    /** About the production that is produced again: a new one that was not created has no id. */
    private static void add(ReproductionResult result, int workspace, RelativityJobReport.Builder report) {
        Integer parent = ProductionVerdicts.id(result.parentProductionId()).orElse(null);
        if (parent == null) {
            report.unnamed(1);
            return;
        }
        ProductionJobRef reference = ProductionJobRef.of(workspace, parent);
        if (result.unreadable() != null) {
            report.unknown(reference);
        } else if (ProductionVerdicts.id(result.productionId()).isPresent()) {
            report.done(reference);
            result.errors().forEach(error -> report.errors(List.of(reference + " is produced again, yet: " + error)));
        } else {
            report.failed(reference, result.errors());
        }
    }

    private static String reasons(ReproductionJobResult answer) {
        List<String> reasons = new ArrayList<>(answer.errors());
        answer.results().forEach(result -> reasons.addAll(result.errors()));
        return Verdict.reason(reasons);
    }

    /** One that was deleted has no id. */
    static Verdict listed(Reproductions answer) {
        boolean named = answer.reproductions().stream()
                .anyMatch(each -> Boolean.TRUE.equals(each.isDeleted())
                        || ProductionVerdicts.id(each.productionId()).isPresent());
        return listed(answer.reproductions().isEmpty() || named, "ProductionID");
    }

    static Verdict listed(ReproductionCandidates answer) {
        boolean named = answer.productions().stream()
                .anyMatch(each -> ProductionVerdicts.id(each.productionId()).isPresent());
        return listed(answer.productions().isEmpty() || named, "ProductionID");
    }

    /** A list of which no row names a thing is no list of such things. */
    private static Verdict listed(boolean readable, String lacking) {
        return readable
                ? Verdict.DONE
                : new Verdict.Unknown("the answer has status 200 but nothing in its list has " + lacking);
    }
}
