package org.camelrelativity.production;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Finds the jobs that were asked for in the answer: by position, as long as nothing contradicts it, else by workspace
 * and production. The answer's job id finds nothing, since it can be 0.
 */
final class JobMatching {

    private final List<ProductionJobRef> asked;
    private final List<? extends JobResult> answered;
    /** What each result is about. */
    private final List<ProductionJobRef> told;

    // Made when first needed: jobs that are answered in their order, and asked for by production, need none of them.
    private Map<ProductionJobRef, Long> askedProductions;
    private Map<ProductionJobRef, List<Integer>> toldProductions;
    private Map<Integer, Long> toldIds;

    JobMatching(List<? extends RelativityRecord> asked, List<? extends JobResult> answered) {
        this.asked = asked.stream().map(ProductionJobRef.class::cast).toList();
        this.answered = answered;
        this.told = answered.stream().map(JobMatching::reference).toList();
    }

    private Map<ProductionJobRef, Long> askedProductions() {
        if (askedProductions == null) {
            askedProductions = count(asked.stream().map(JobMatching::production));
        }
        return askedProductions;
    }

    /** The positions in the answer at which each production stands. */
    private Map<ProductionJobRef, List<Integer>> toldProductions() {
        if (toldProductions == null) {
            toldProductions = IntStream.range(0, told.size())
                    .boxed()
                    .filter(i -> production(told.get(i)) != null)
                    .collect(groupingBy(i -> production(told.get(i))));
        }
        return toldProductions;
    }

    private Map<Integer, Long> toldIds() {
        if (toldIds == null) {
            toldIds = count(told.stream().map(ProductionJobRef::jobId));
        }
        return toldIds;
    }

    private static <T> Map<T, Long> count(Stream<T> values) {
        return values.filter(Objects::nonNull).collect(groupingBy(Function.identity(), counting()));
    }

    /** What a result is about; an id of 0 tells nothing. */
    static ProductionJobRef reference(JobResult result) {
        return new ProductionJobRef(
                ProductionVerdicts.id(result.workspaceId()).orElse(null),
                ProductionVerdicts.id(result.productionId()).orElse(null),
                ProductionVerdicts.id(result.jobId()).orElse(null));
    }

    /** The same without the job's id; {@code null} if it does not name a production. */
    private static ProductionJobRef production(ProductionJobRef job) {
        if (job.workspaceId() == null || job.productionId() == null) {
            return null;
        }
        return job.jobId() == null ? job : new ProductionJobRef(job.workspaceId(), job.productionId(), null);
    }

    /** What the answer says of each job that was asked for, if anything. */
    List<Optional<JobResult>> results() {
        boolean inOrder = asked.size() == told.size()
                && IntStream.range(0, asked.size()).noneMatch(i -> contradict(asked.get(i), told.get(i)));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> inOrder ? Optional.<JobResult>of(answered.get(i)) : byProduction(asked.get(i)))
                .toList();
    }

    /** A job id proves nothing, but two ids that differ are not the same job, nor is one that another result names. */
    private boolean contradict(ProductionJobRef job, ProductionJobRef result) {
        ProductionJobRef production = production(job);
        return differ(job.workspaceId(), result.workspaceId())
                || differ(job.productionId(), result.productionId())
                || differ(job.jobId(), result.jobId())
                || production != null
                        && !production.equals(production(result))
                        && toldProductions().containsKey(production)
                || isNamedBesides(job, result);
    }

    private static boolean differ(Integer asked, Integer told) {
        return asked != null && told != null && !asked.equals(told);
    }

    /** Whether another result has the job's id. */
    private boolean isNamedBesides(ProductionJobRef job, ProductionJobRef result) {
        Integer id = job.jobId();
        return id != null && toldIds().getOrDefault(id, 0L) > (id.equals(result.jobId()) ? 1 : 0);
    }

    /** Only where a workspace and a production are asked for once and answered once, there is no doubt. */
    private Optional<JobResult> byProduction(ProductionJobRef job) {
        ProductionJobRef production = production(job);
        List<Integer> results = toldProductions().getOrDefault(production, List.of());
        return results.size() == 1
                        && askedProductions().get(production) == 1
                        && !isNamedBesides(job, told.get(results.get(0)))
                ? Optional.of(answered.get(results.get(0)))
                : Optional.empty();
    }
}
