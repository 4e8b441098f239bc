package org.camelrelativity.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Relativity answers when every job could be retried. */
final class MassRetryAnswers {

    private MassRetryAnswers() {}

    static Map<String, Object> to(List<Map<String, Object>> references) {
        List<Map<String, Object>> results =
                references.stream().map(MassRetryAnswers::to).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("NumberOfJobsRequestedForRetry", references.size());
        answer.put("NumberOfJobsRetryWasRequestedSuccessfully", references.size());
        answer.put("RetryJobResults", results);
        answer.put("Errors", List.of());
        return answer;
    }

    private static Map<String, Object> to(Map<String, Object> reference) {
        Map<String, Object> result = new LinkedHashMap<>(reference);
        result.put("JobID", 0);
        result.put("RetrySuccessfullySent", true);
        result.put("Errors", List.of());
        return result;
    }
}
