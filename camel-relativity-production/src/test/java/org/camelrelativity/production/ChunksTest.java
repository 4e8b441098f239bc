package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list in several requests: in order, and no further than it is safe. Jobs 1 to 5, two at a time. */
class ChunksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY = "relativity-production:job/mass-retry?chunkSize=2";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @Test
    void sendsInOrderAndAnswersWithTheWhole() throws Exception {
        answerTo(1, retried("1+", "2+"));
        answerTo(3, retried("3+", "4+"));
        answerTo(5, retried("5+"));
        Exchange exchange = relativity.send(RETRY, jobs(5), Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(sent()).isEqualTo(List.of(List.of(1, 2), List.of(3, 4), List.of(5)));
        MassRetryResult answer = exchange.getMessage().getBody(MassRetryResult.class);
        assertThat(answer.requested()).isEqualTo(5);
        assertThat(answer.successful()).isEqualTo(5);
        assertThat(answer.jobs()).extracting(result -> result.jobId()).containsExactly(1, 2, 3, 4, 5);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelRelativityJobsRequested", 5)
                .containsEntry("CamelRelativityJobsSuccessful", 5)
                .containsEntry("CamelRelativityJobsFailed", 0)
                .containsEntry("CamelRelativityAttempts", 3);
    }

    /** It grows with the list, whatever other answers may have. */
    @Test
    void theAnswerToAListMayHave512BytesForEachReference() throws Exception {
        relativity.configuration().setMaxResponseSize(10);
        String uri = "relativity-production:job/mass-retry?chunkSize=5";
        String answer = retried("1+", "2+", "3+", "4+", "5+").build().getBody();
        String longest = answer + " ".repeat(5 * 512 - answer.length());
        relativity.answer(okJson(longest));
        assertThat(relativity.send(uri, jobs(5), Map.of()).getException()).isNull();
        relativity.answer(okJson(longest + " "));
        assertThat(failure(uri, RelativityOutcomeUnknownException.class))
                .hasMessageContaining("larger than 2560 bytes");
    }

    @Test
    void jobsThatFailDoNotStopTheRest() throws Exception {
        answerTo(1, retried("1-", "2-"));
        answerTo(3, retried("3+", "4-"));
        answerTo(5, retried("5+"));
        RelativityException e = failure(RETRY, RelativityPartialFailureException.class);
        assertReport(e, "3,5", "1,2,4", "", "");
        assertThat(((RelativityPartialFailureException) e).getFailed()).isEqualTo(refs("1,2,4"));
        assertThat(e.getAttempts()).isEqualTo(3);
    }

    @Test
    void failOnPartialFalseStillAnswersWithTheWhole() throws Exception {
        answerTo(1, retried("1-", "2-"));
        answerTo(3, retried("3+", "4-"));
        answerTo(5, retried("5+"));
        Exchange exchange = relativity.send(RETRY + "&failOnPartial=false", jobs(5), Map.of());
        assertThat(exchange.getMessage().getBody(MassRetryResult.class).jobs()).hasSize(5);
    }

    @Test
    void isRefusedWhenEveryJobFailed() throws Exception {
        answerTo(1, retried("1-", "2-"));
        answerTo(3, retried("3-", "4-"));
        answerTo(5, retried("5-"));
        assertReport(failure(RETRY, RelativityRefusedException.class), "", "1,2,3,4,5", "", "");
    }

    @Test
    void stopsAtAnUnknownOutcome() throws Exception {
        answerTo(1, retried("1+", "2-"));
        answerTo(3, aResponse().withFault(Fault.EMPTY_RESPONSE));
        RelativityException e = failure(RETRY, RelativityOutcomeUnknownException.class);
        assertReport(e, "1", "2", "3,4", "5");
        assertThat(e)
                .hasMessageContaining("1 of 5 jobs done, 1 failed, 2 unknown, 1 never sent")
                .hasMessageContaining("production/status");
        assertThat(e.getAttempts()).isEqualTo(2);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void stopsAtAJobThatIsNotListed() throws Exception {
        answerTo(1, retried("1+"));
        assertReport(failure(RETRY, RelativityOutcomeUnknownException.class), "", "", "1,2", "3,4,5");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void stopsWhenRelativityTakesNoMore() throws Exception {
        answerTo(1, retried("1+", "2+"));
        answerTo(3, aResponse().withStatus(429).withHeader("Retry-After", "7"));
        RelativityException e = failure(RETRY, RelativityPartialFailureException.class);
        assertReport(e, "1,2", "", "", "3,4,5");
        assertThat(((RelativityPartialFailureException) e).getFailed()).isEqualTo(refs("3,4,5"));
        assertThat(e.getRetryAfter())
                .hasValueSatisfying(delay -> assertThat(delay).hasSeconds(7));
        assertThat(e.getHttpResponseCode()).isEqualTo(429);
        assertThat(sent()).hasSize(2);
    }

    /** An answer with failOnPartial=false would hide the jobs that were never sent. */
    @Test
    void neverSentFailsInAnyCase() throws Exception {
        answerTo(1, retried("1+", "2+"));
        answerTo(3, aResponse().withStatus(429));
        failure(RETRY + "&failOnPartial=false", RelativityPartialFailureException.class);
    }

    @Test
    void stopsAtARefusal() throws Exception {
        answerTo(1, retried("1+", "2+"));
        answerTo(3, aResponse().withStatus(403));
        RelativityException e = failure(RETRY, RelativityPartialFailureException.class);
        assertReport(e, "1,2", "3,4", "", "5");
        assertThat(e).hasMessageContaining("It was stopped by job/mass-retry: status 403");
    }

    @Test
    void theFirstRequestsFailureIsTheWholesFailure() throws Exception {
        answerTo(1, aResponse().withStatus(403));
        assertReport(failure(RETRY, RelativityRefusedException.class), "", "1,2", "", "3,4,5");
        relativity.server().resetAll();
        answerTo(1, aResponse().withStatus(429));
        assertReport(failure(RETRY, RelativityNotSentException.class), "", "", "", "1,2,3,4,5");
        relativity.server().resetAll();
        answerTo(1, aResponse().withStatus(500));
        assertReport(failure(RETRY, RelativityOutcomeUnknownException.class), "", "", "1,2", "3,4,5");
    }

    @Test
    void whatMayBeRepeatedIsUnavailableAsAWhole() throws Exception {
        String cancel = "relativity-production:job/mass-cancel?chunkSize=2";
        answerTo(
                1,
                okJson("{\"CancelJobResults\":[{\"JobID\":1,\"CancelSuccessfullySent\":true},"
                        + "{\"JobID\":2,\"CancelSuccessfullySent\":true}]}"));
        answerTo(3, aResponse().withStatus(500));
        assertReport(failure(cancel, RelativityUnavailableException.class), "1,2", "", "3,4", "5");
    }

    @Test
    void takesChunksLargerThanTheList() throws Exception {
        answerTo(1, retried("1+", "2+"));
        assertThat(relativity
                        .send("relativity-production:job/mass-retry?chunkSize=2147483647", jobs(2), Map.of())
                        .getException())
                .isNull();
        assertThat(sent()).hasSize(1);
    }

    private static List<ProductionJobRef> jobs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(ProductionJobRef::ofJob).toList();
    }

    private static List<ProductionJobRef> refs(String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> ProductionJobRef.ofJob(Integer.parseInt(id)))
                .toList();
    }

    /** Answers the request whose first job is this. */
    private void answerTo(int firstJob, ResponseDefinitionBuilder response) {
        relativity
                .server()
                .stubFor(post(urlPathMatching(".*"))
                        .withRequestBody(containing(":[{\"JobID\":" + firstJob + "}"))
                        .willReturn(response));
    }

    private static ResponseDefinitionBuilder retried(String... jobs) {
        String results = Arrays.stream(jobs)
                .map(job -> "{\"JobID\":%s,\"RetrySuccessfullySent\":%s}".formatted(job.charAt(0), job.endsWith("+")))
                .collect(Collectors.joining(","));
        long good = Arrays.stream(jobs).filter(job -> job.endsWith("+")).count();
        return okJson("{\"NumberOfJobsRequestedForRetry\":%d,\"NumberOfJobsRetryWasRequestedSuccessfully\":%d,"
                        .formatted(jobs.length, good)
                + "\"RetryJobResults\":[" + results + "]}");
    }

    private List<List<Integer>> sent() throws IOException {
        return relativity.requests().stream()
                .map(request -> {
                    JsonNode jobs;
                    try {
                        jobs = JSON.readTree(request.getBody()).elements().next();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return StreamSupport.stream(jobs.spliterator(), false)
                            .map(job -> job.get("JobID").intValue())
                            .toList();
                })
                .toList();
    }

    private <E extends RelativityException> RelativityException failure(String uri, Class<E> type) throws Exception {
        Exchange exchange = relativity.send(uri, jobs(5), Map.of());
        assertThat(exchange.getException()).isExactlyInstanceOf(type);
        return (RelativityException) exchange.getException();
    }

    private static void assertReport(
            RelativityException e, String done, String failed, String unknown, String neverSent) {
        RelativityJobReport report = e.getJobReport().orElseThrow();
        List<RelativityRecord> failedJobs =
                report.failed().stream().map(RelativityJobReport.FailedJob::job).toList();
        assertThat(List.of(report.done(), failedJobs, report.unknown(), report.neverSent()))
                .isEqualTo(List.of(refs(done), refs(failed), refs(unknown), refs(neverSent)));
    }
}
