package org.camelrelativity.production;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Finds the jobs that were asked for in the answer: by position, as long as nothing contradicts it, else by workspace and
 * production. The answer's job id finds nothing, since it can be 0 (contract, production §1.4).
 */
final class JobMatching {

    /** A workspace and a production. */
    private record Key(int workspaceId, int productionId) {

        static Key of(Integer workspaceId, Integer productionId) {
            boolean complete = workspaceId != null && productionId != null && workspaceId > 0 && productionId > 0;
            return complete ? new Key(workspaceId, productionId) : null;
        }

        static Key of(ProductionJobRef job) {
            return of(job.workspaceId(), job.productionId());
        }

        static Key of(JobResult result) {
            return of(result.workspaceId(), result.productionId());
        }
    }

    private final List<ProductionJobRef> asked;
    private final List<? extends JobResult> answered;
    private final List<Optional<JobResult>> results;

    JobMatching(List<? extends RelativityRecord> asked, List<? extends JobResult> answered) {
        this.asked = asked.stream().map(ProductionJobRef.class::cast).toList();
        this.answered = answered;
        this.results = new ArrayList<>(Collections.nCopies(asked.size(), Optional.empty()));
    }

    /** What the answer says of each job that was asked for, if anything. */
    List<Optional<JobResult>> results() {
        if (answersOneByOne()) {
            matchByPosition();
            return results;
        }
        Set<Key> answeredKeys = new HashSet<>();
        answered.forEach(result -> answeredKeys.add(Key.of(result)));
        Map<Integer, Long> answeredIds = answered.stream()
                .flatMap(result -> ProductionVerdicts.id(result.jobId()).stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        boolean inOrder = asked.size() == answered.size();
        for (int i = 0; i < asked.size() && inOrder; i++) {
            inOrder = !contradict(asked.get(i), answered.get(i), answeredKeys, answeredIds);
        }
        if (inOrder) {
            matchByPosition();
        } else {
            matchByKey(answeredIds);
        }
        return results;
    }

    /** The ordinary case: each result has just the workspace and the production that stand in its place of the request. */
    private boolean answersOneByOne() {
        boolean same = asked.size() == answered.size();
        for (int i = 0; i < asked.size() && same; i++) {
            ProductionJobRef job = asked.get(i);
            JobResult result = answered.get(i);
            same = job.jobId() == null
                    && job.workspaceId().equals(result.workspaceId())
                    && job.productionId().equals(result.productionId());
        }
        return same;
    }

    private void matchByPosition() {
        for (int i = 0; i < asked.size(); i++) {
            results.set(i, Optional.of(answered.get(i)));
        }
    }

    /** A job id proves nothing, but two ids that differ are not the same job, nor is one that another result names. */
    private static boolean contradict(
            ProductionJobRef job, JobResult result, Set<Key> answeredKeys, Map<Integer, Long> answeredIds) {
        Key askedKey = Key.of(job);
        boolean keyElsewhere = askedKey != null && answeredKeys.contains(askedKey) && !askedKey.equals(Key.of(result));
        boolean other = differ(job.workspaceId(), result.workspaceId())
                || differ(job.productionId(), result.productionId())
                || differ(job.jobId(), result.jobId());
        return other || keyElsewhere || isNamedBesides(job, result, answeredIds);
    }

    private static boolean differ(Integer asked, Integer answered) {
        return asked != null
                && ProductionVerdicts.id(answered)
                        .filter(id -> !id.equals(asked))
                        .isPresent();
    }

    /** Whether another result has the job's id. */
    private static boolean isNamedBesides(ProductionJobRef job, JobResult result, Map<Integer, Long> answeredIds) {
        Integer id = job.jobId();
        long here = id != null && id.equals(result.jobId()) ? 1 : 0;
        return id != null && answeredIds.getOrDefault(id, 0L) > here;
    }

    /** Only where a workspace and a production are asked for once and answered once, there is no doubt. */
    private void matchByKey(Map<Integer, Long> answeredIds) {
        Map<Key, Long> askedTimes = asked.stream()
                .map(Key::of)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        Map<Key, List<JobResult>> byKey = new HashMap<>();
        for (JobResult result : answered) {
            byKey.computeIfAbsent(Key.of(result), key -> new ArrayList<>()).add(result);
        }
        for (int i = 0; i < asked.size(); i++) {
            Key key = Key.of(asked.get(i));
            List<JobResult> candidates = key == null ? List.of() : byKey.getOrDefault(key, List.of());
            if (candidates.size() == 1
                    && askedTimes.get(key) == 1
                    && !isNamedBesides(asked.get(i), candidates.get(0), answeredIds)) {
                results.set(i, Optional.of(candidates.get(0)));
            }
        }
    }
}
