package org.camelrelativity.production;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.production.model.JobResult;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Finds the jobs that were asked for in the answer: by position, as long as nothing contradicts it, then by workspace and
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

    /**
     * @param asked the references of the request
     * @param answered what the answer lists
     */
    JobMatching(List<? extends RelativityRecord> asked, List<? extends JobResult> answered) {
        this.asked = asked.stream().map(ProductionJobRef.class::cast).toList();
        this.answered = answered;
        this.results = new ArrayList<>(Collections.nCopies(asked.size(), Optional.empty()));
    }

    /** {@return what the answer says of each job that was asked for, if anything} */
    List<Optional<JobResult>> results() {
        Set<Key> answeredKeys = new HashSet<>();
        answered.forEach(result -> answeredKeys.add(Key.of(result)));
        boolean inOrder = asked.size() == answered.size();
        for (int i = 0; i < asked.size() && inOrder; i++) {
            inOrder = !contradict(asked.get(i), answered.get(i), answeredKeys);
        }
        if (inOrder) {
            for (int i = 0; i < asked.size(); i++) {
                results.set(i, Optional.of(answered.get(i)));
            }
        } else {
            matchByKey();
        }
        return results;
    }

    /** A job id proves nothing, but two different ones are not the same job. */
    private static boolean contradict(ProductionJobRef job, JobResult result, Set<Key> answeredKeys) {
        Key askedKey = Key.of(job);
        Key answeredKey = Key.of(result);
        if (askedKey != null && (answeredKey != null || answeredKeys.contains(askedKey))) {
            return !askedKey.equals(answeredKey);
        }
        return ProductionVerdicts.id(result.jobId())
                .filter(id -> job.jobId() != null && !id.equals(job.jobId()))
                .isPresent();
    }

    private void matchByKey() {
        Map<Key, Deque<JobResult>> byKey = new HashMap<>();
        for (JobResult result : answered) {
            Key key = Key.of(result);
            if (key != null) {
                byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).add(result);
            }
        }
        for (int i = 0; i < asked.size(); i++) {
            Key key = Key.of(asked.get(i));
            Deque<JobResult> candidates = key == null ? null : byKey.get(key);
            results.set(i, candidates == null ? Optional.empty() : Optional.ofNullable(candidates.poll()));
        }
    }
}
