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
    private final Map<ProductionJobRef, Long> askedProductions;
    private final Map<ProductionJobRef, ? extends List<? extends JobResult>> answeredProductions;
    private final Map<Integer, Long> answeredIds;

    JobMatching(List<? extends RelativityRecord> asked, List<? extends JobResult> answered) {
        this.asked = asked.stream().map(ProductionJobRef.class::cast).toList();
        this.answered = answered;
        this.askedProductions = count(this.asked.stream().map(JobMatching::production));
        this.answeredProductions = answered.stream()
                .filter(result -> production(reference(result)) != null)
                .collect(groupingBy(result -> production(reference(result))));
        this.answeredIds =
                count(answered.stream().map(result -> reference(result).jobId()));
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
        return job.workspaceId() == null || job.productionId() == null
                ? null
                : ProductionJobRef.of(job.workspaceId(), job.productionId());
    }

    /** What the answer says of each job that was asked for, if anything. */
    List<Optional<JobResult>> results() {
        boolean inOrder = asked.size() == answered.size()
                && IntStream.range(0, asked.size()).noneMatch(i -> contradict(asked.get(i), answered.get(i)));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> inOrder ? Optional.<JobResult>of(answered.get(i)) : byProduction(asked.get(i)))
                .toList();
    }

    /** A job id proves nothing, but two ids that differ are not the same job, nor is one that another result names. */
    private boolean contradict(ProductionJobRef job, JobResult result) {
        ProductionJobRef told = reference(result);
        ProductionJobRef production = production(job);
        return differ(job.workspaceId(), told.workspaceId())
                || differ(job.productionId(), told.productionId())
                || differ(job.jobId(), told.jobId())
                || answeredProductions.containsKey(production) && !production.equals(production(told))
                || isNamedBesides(job, told);
    }

    private static boolean differ(Integer asked, Integer told) {
        return asked != null && told != null && !asked.equals(told);
    }

    /** Whether another result has the job's id. */
    private boolean isNamedBesides(ProductionJobRef job, ProductionJobRef told) {
        Integer id = job.jobId();
        return id != null && answeredIds.getOrDefault(id, 0L) > (id.equals(told.jobId()) ? 1 : 0);
    }

    /** Only where a workspace and a production are asked for once and answered once, there is no doubt. */
    private Optional<JobResult> byProduction(ProductionJobRef job) {
        ProductionJobRef production = production(job);
        if (!answeredProductions.containsKey(production) || askedProductions.get(production) > 1) {
            return Optional.empty();
        }
        List<? extends JobResult> results = answeredProductions.get(production);
        return results.size() == 1 && !isNamedBesides(job, reference(results.get(0)))
                ? Optional.of(results.get(0))
                : Optional.empty();
    }
}
