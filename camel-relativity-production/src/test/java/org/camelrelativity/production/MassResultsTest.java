package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.MassProductionQueueResult;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A 200 of a mass operation is read job by job. */
class MassResultsTest {

    private static final String RETRY = "relativity-production:job/mass-retry";
    private static final String TOKEN = "F420E383-7D4D-4DB1-BC60-959791685857";
    private static final ProductionJobRef A = ProductionJobRef.of(100, 200);
    private static final ProductionJobRef B = ProductionJobRef.of(101, 201);
    private static final ProductionJobRef JOB_1 = new ProductionJobRef(100, 200, 1);
    private static final ProductionJobRef JOB_2 = new ProductionJobRef(100, 200, 2);
    private static final ProductionJobRef JOB_300 = ProductionJobRef.ofJob(300);
    private static final ProductionJobRef HALF = new ProductionJobRef(null, 201, 1);
    private static final ProductionJobRef JOB_301 = ProductionJobRef.ofJob(301);

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @Test
    void theVendorsExampleIsPartial() throws Exception {
        Contract contract = Contract.of(ProductionOperations.API_OPERATIONS, ApiVersion.V1, "job/mass-retry");
        relativity.answer(okJson(contract.response().get("body").toString()));
        Exchange exchange = relativity.send(RETRY, contract.body().toString(), Map.of());

        RelativityPartialFailureException partial = exchange.getException(RelativityPartialFailureException.class);
        assertThat(partial.getFailed()).isEqualTo(List.of(new ProductionJobRef(101, 201, 301)));
        assertThat(partial.getJobReport().orElseThrow().failed().get(0).errors())
                .containsExactly(
                        "Invalid Production JobRef. Cannot find Production based on WorkspaceID and ProductionID,"
                                + " or based on JobID.");
        assertThat(partial)
                .hasMessageStartingWith("job/mass-retry: 1 of 2 jobs done, 1 failed: ProductionJobRef[workspaceId=101,")
                .hasMessageContaining("Invalid Production JobRef");
        assertThat(partial.getHttpResponseCode()).isEqualTo(200);
        assertThat(exchange.getMessage().getBody()).isEqualTo(contract.body().toString());
        assertCounts(exchange, 2, 1, 1);
    }

    @Test
    void whatFailedIsABodyForTheSameOperation() throws Exception {
        relativity.answer(okJson(retried(sent(100, 200, true), sent(101, 201, false))));
        Exchange exchange = relativity.send(RETRY, List.of(A, B), Map.of());
        List<?> failed =
                exchange.getException(RelativityPartialFailureException.class).getFailed();
        relativity.server().resetAll();
        relativity.answer(okJson(retried(sent(101, 201, true))));
        assertThat(relativity.send(RETRY, failed, Map.of()).getException()).isNull();
        assertThat(relativity.requests().get(0).getBodyAsString())
                .isEqualTo("{\"jobsToBeRetried\":[{\"WorkspaceID\":101,\"ProductionID\":201}]}");
    }

    /** What an answer says of the jobs that were asked for. */
    record Answered(String name, List<ProductionJobRef> asked, String answer, String becomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Answered> answers() {
        String good = sent(100, 200, true);
        String bad = sent(101, 201, false);
        return Stream.of(
                of("in order", List.of(A, B), retried(good, bad), "A+ B-"),
                of("in another order", List.of(A, B), retried(bad, good), "A+ B-"),
                of("job id 0 everywhere", List.of(A, B), retried(good, bad), "A+ B-"),
                of("jobs in order", List.of(JOB_300, JOB_301), retried(job(300, true), job(301, false)), "300+ 301-"),
                of("jobs with id 0", List.of(JOB_300, JOB_301), retried(job(0, true), job(0, false)), "300+ 301-"),
                of(
                        "jobs in another order",
                        List.of(JOB_300, JOB_301),
                        retried(job(301, true), job(300, false)),
                        "300? 301?"),
                of("a job among others", List.of(JOB_300, A), retried(good, job(300, true)), "300? A+"),
                of("one too few", List.of(A, B), retried(good), "A+ B?"),
                of("one too few, jobs", List.of(JOB_300, JOB_301), retried(job(300, true)), "300? 301?"),
                of("one too many", List.of(A), retried(good, bad), "A+"),
                of("none", List.of(A, B), retried(), "A? B?"),
                of("another one", List.of(A), retried(bad), "A?"),
                of("all failed", List.of(A, B), retried(sent(100, 200, false), bad), "A- B-"),
                of("one twice", List.of(A), retried(good, sent(100, 200, false)), "A?"),
                of("one twice among others", List.of(A, B), retried(sent(100, 200, false), good, bad), "A? B-"),
                of(
                        "two jobs of one production in another order",
                        List.of(JOB_1, JOB_2),
                        retried(withJob(2, false), withJob(1, true)),
                        "1? 2?"),
                of(
                        "two jobs of one production",
                        List.of(JOB_1, JOB_2),
                        retried(withJob(1, true), withJob(2, false)),
                        "1+ 2-"),
                of("a job that has another id now", List.of(JOB_1), retried(withJob(9, true)), "1+"),
                of("a name twice", List.of(A), retried(good.replace("}", ",\"RetrySuccessfullySent\":false}")), "A?"),
                of("no list", List.of(A), "{\"NumberOfJobsRequestedForRetry\":1}", "A?"),
                of("nothing", List.of(A), "{}", "A?"),
                of("a null in the list", List.of(A, B), retried("null", bad), "A? B-"),
                of(
                        "no flag",
                        List.of(A, B),
                        retried("{\"WorkspaceID\":100,\"ProductionID\":200}", sent(101, 201, true)),
                        "A? B+"),
                of("1 for true", List.of(A, B), retried(good.replace("true", "1"), bad), "A+ B-"),
                of("0 for false", List.of(A, B), retried(good, bad.replace("false", "0")), "A+ B-"),
                of("2 for a flag", List.of(A, B), retried(good.replace("true", "2"), bad), "A? B-"),
                of("a row that is a text", List.of(A, B), retried("\"sent\"", bad), "A? B-"),
                of("a row that is a list", List.of(A, B), retried(good, "[true]"), "A+ B?"),
                of("a flag that can't be read", List.of(A, B), retried(good.replace("true", "\"sure\""), bad), "A? B-"),
                of("a job's id that can't be read", List.of(A, B), retried(good.replace(":0", ":\"x\""), bad), "A? B-"),
                of("reasons that can't be read", List.of(A, B), retried(good.replace("[]", "5"), bad), "A? B-"),
                of(
                        "a reason that is an object",
                        List.of(A),
                        retried(bad.replace("[]", "[{\"Message\":\"no\"}]")),
                        "A?"),
                of("a job that another result names", List.of(JOB_1), retried(job(1, false), good), "1?"),
                of(
                        "a job that another job's result names",
                        List.of(JOB_300, A),
                        retried(job(0, false), withJob(300, true)),
                        "300? A+"),
                of(
                        "a job of another production",
                        List.of(A, HALF),
                        retried(sent(100, 200, false), withJob(1, true)),
                        "A? H?"),
                of("flag as text", List.of(A), retried(good.replace("true", "\"true\"")), "A+"),
                of("other names' case", List.of(A), retried(good).toLowerCase(), "A+"),
                of("unknown fields", List.of(A), retried(good.replace("{", "{\"New\":[1],")), "A+"),
                of(
                        "counts that contradict the list",
                        List.of(A, B),
                        "{\"NumberOfJobsRequestedForRetry\":9,\"NumberOfJobsRetryWasRequestedSuccessfully\":9,"
                                + "\"RetryJobResults\":[" + good + "," + bad + "]}",
                        "A+ B-"));
    }

    private static Answered of(String name, List<ProductionJobRef> asked, String answer, String becomes) {
        return new Answered(name, asked, answer, becomes);
    }

    private static String sent(int workspace, int production, boolean sent) {
        return "{\"WorkspaceID\":%d,\"ProductionID\":%d,\"JobID\":0,\"RetrySuccessfullySent\":%s,\"Errors\":[]}"
                .formatted(workspace, production, sent);
    }

    private static String withJob(int id, boolean sent) {
        return sent(100, 200, sent).replace("\"JobID\":0", "\"JobID\":" + id);
    }

    private static String job(int id, boolean sent) {
        return "{\"WorkspaceID\":0,\"ProductionID\":0,\"JobID\":%d,\"RetrySuccessfullySent\":%s}".formatted(id, sent);
    }

    private static String retried(String... results) {
        return "{\"RetryJobResults\":[" + String.join(",", results) + "]}";
    }

    @ParameterizedTest
    @MethodSource("answers")
    void findsEachJobInTheAnswer(Answered answered) throws Exception {
        relativity.answer(okJson(answered.answer()));
        Exchange exchange = relativity.send(RETRY, answered.asked(), Map.of());

        String becomes = answered.becomes();
        RelativityException e = (RelativityException) exchange.getException();
        if (becomes.contains("?")) {
            assertThat(e)
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining("production/status");
        } else if (becomes.contains("-")) {
            assertThat(e)
                    .isInstanceOf(
                            becomes.contains("+")
                                    ? RelativityPartialFailureException.class
                                    : RelativityRefusedException.class);
        } else {
            assertThat(e).isNull();
            assertCounts(exchange, answered.asked().size(), answered.asked().size(), 0);
            return;
        }
        RelativityJobReport report = e.getJobReport().orElseThrow();
        assertThat(report.done()).isEqualTo(marked(becomes, '+'));
        assertThat(report.failed().stream().map(RelativityJobReport.FailedJob::job))
                .isEqualTo(marked(becomes, '-'));
        assertThat(report.unknown()).isEqualTo(marked(becomes, '?'));
        assertThat(report.neverSent()).isEmpty();
        assertCounts(
                exchange,
                answered.asked().size(),
                report.done().size(),
                report.failed().size());
        assertThat(relativity.requests()).hasSize(1);
    }

    private static List<ProductionJobRef> marked(String becomes, char mark) {
        Map<String, ProductionJobRef> names =
                Map.of("A", A, "B", B, "1", JOB_1, "2", JOB_2, "300", JOB_300, "301", JOB_301, "H", HALF);
        List<ProductionJobRef> jobs = new ArrayList<>();
        for (String job : becomes.split(" ")) {
            if (job.charAt(job.length() - 1) == mark) {
                jobs.add(names.get(job.substring(0, job.length() - 1)));
            }
        }
        return jobs;
    }

    private static void assertCounts(Exchange exchange, int requested, int successful, int failed) {
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelRelativityJobsRequested", requested)
                .containsEntry("CamelRelativityJobsSuccessful", successful)
                .containsEntry("CamelRelativityJobsFailed", failed);
    }

    @Test
    void anUnlistedJobOfWhatMayBeRepeatedIsUnavailable() throws Exception {
        relativity.answer(okJson("{\"CancelJobResults\":[]}"));
        Exchange exchange = relativity.send("relativity-production:job/mass-cancel", List.of(A), Map.of());
        assertThat(exchange.getException()).isInstanceOf(RelativityUnavailableException.class);
        assertCounts(exchange, 1, 0, 0);
    }

    @Test
    void errorsOfTheWholeAreAFailureEvenIfEachJobWasDone() throws Exception {
        relativity.answer(
                okJson("{\"RetryJobResults\":[" + sent(100, 200, true) + "],\"Errors\":[\"the agent is off\"]}"));
        Exchange exchange = relativity.send(RETRY, List.of(A), Map.of());
        assertThat(exchange.getException(RelativityPartialFailureException.class))
                .hasMessage("job/mass-retry: 1 of 1 jobs done: the agent is off")
                .satisfies(e -> assertThat(e.getFailed()).isEmpty());
    }

    /** It was sent, so that it must not be sent again. */
    @Test
    void aJobThatWasSentWithErrorsIsNotAmongTheFailed() throws Exception {
        relativity.answer(okJson(retried(sent(100, 200, true).replace("[]", "[\"odd\"]"))));
        Exchange exchange = relativity.send(RETRY, List.of(A), Map.of());
        assertThat(exchange.getException(RelativityPartialFailureException.class))
                .hasMessageContaining("was sent, yet: odd")
                .satisfies(e -> assertThat(e.getFailed()).isEmpty());
    }

    @Test
    void failOnPartialFalseMakesItAnOrdinaryAnswer() throws Exception {
        relativity.answer(okJson(retried(sent(100, 200, true), sent(101, 201, false))));
        Exchange exchange = relativity.send(RETRY + "?failOnPartial=false", List.of(A, B), Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(MassRetryResult.class).jobs()).hasSize(2);
        assertCounts(exchange, 2, 1, 1);
        relativity.answer(okJson(retried(sent(100, 200, false))));
        exchange = relativity.send(RETRY + "?failOnPartial=false", List.of(A), Map.of());
        assertThat(exchange.getException()).isInstanceOf(RelativityRefusedException.class);
    }

    private static String queue(Integer requested, String errors, String... results) {
        return counted(requested, requested == 0 ? 0 : 1, errors, results);
    }

    private static String counted(Integer requested, Integer successful, String errors, String... results) {
        return "{\"TotalJobsRequested\":%s,\"TotalJobsSuccessful\":%s,\"ProductionQueueResults\":[%s],\"Errors\":[%s]}"
                .formatted(requested, successful, String.join(",", results), errors);
    }

    private static String selected(int job, boolean sent) {
        return "{\"JobID\":%d,\"ProductionID\":200,\"WorkspaceID\":100,\"Errors\":[],\"RequestSent\":%s}"
                .formatted(job, sent);
    }

    @Test
    void jobsOfATokenAreKnownByTheAnswer() throws Exception {
        relativity.answer(okJson(queue(2, "", selected(300, true), selected(301, false))));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        RelativityPartialFailureException partial = exchange.getException(RelativityPartialFailureException.class);
        assertThat(partial.getFailed()).isEqualTo(List.of(new ProductionJobRef(100, 200, 301)));
        assertCounts(exchange, 2, 1, 1);
    }

    @Test
    void jobsOfATokenThatAreCountedButNotListedAreUnknown() throws Exception {
        relativity.answer(okJson(queue(5, "", selected(300, true))));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("1 of 5 jobs done, 4 unknown")
                .hasMessageContaining("nothing can be read by a database token");
        assertCounts(exchange, 5, 1, 0);
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        relativity.answer(okJson(queue(0, "\"The token is not valid.\"")));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("The token is not valid.");
    }

    @Test
    void aTokenThatSelectsNothingIsDone() throws Exception {
        relativity.answer(okJson(queue(0, "")));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(exchange.getMessage().getBody()).isInstanceOf(MassProductionQueueResult.class);
        assertCounts(exchange, 0, 0, 0);
    }

    /** Whatever an answer by token leaves open is unknown: more counted than listed, listed twice, or nothing but errors. */
    @ParameterizedTest
    @MethodSource("openAnswers")
    void whatATokensAnswerLeavesOpenIsUnknown(String answer) throws Exception {
        relativity.answer(okJson(answer));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
    }

    static Stream<String> openAnswers() {
        String nameless = "{\"JobID\":0,\"RequestSent\":false}";
        return Stream.of(
                counted(0, 3, ""),
                counted(0, 3, "\"x\""),
                counted(null, 3, "\"x\""),
                counted(null, null, "\"Operation timed out\""),
                counted(2, 2, "", selected(7, true), selected(7, false)),
                "{\"TotalJobsRequested\":0.5}",
                counted(1, 0, "", nameless));
    }

    @Test
    void anAnswerWithoutJobsIsUnknown() throws Exception {
        relativity.answer(okJson("{\"success\":true}"));
        Exchange exchange = relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("tells of no jobs");
    }

    /** Without an answer, every job has the fate of the request. */
    @Test
    void everyFailureReportsTheJobs() throws Exception {
        relativity.answer(aResponse().withStatus(500));
        RelativityException e = (RelativityException)
                relativity.send(RETRY, List.of(A, B), Map.of()).getException();
        assertThat(e).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(e.getJobReport().orElseThrow().unknown()).isEqualTo(List.of(A, B));
        relativity.answer(aResponse().withStatus(403));
        e = (RelativityException)
                relativity.send(RETRY, List.of(A, B), Map.of()).getException();
        assertThat(e).isInstanceOf(RelativityRefusedException.class);
        assertThat(e.getJobReport().orElseThrow().failed()).hasSize(2);
        relativity.answer(aResponse().withStatus(429));
        e = (RelativityException)
                relativity.send(RETRY, List.of(A, B), Map.of()).getException();
        assertThat(e).isInstanceOf(RelativityNotSentException.class);
        assertThat(e.getJobReport().orElseThrow().neverSent()).isEqualTo(List.of(A, B));
    }

    @Test
    void oneCancelIsJudgedByItsFlag() throws Exception {
        String uri = "relativity-production:job/cancel";
        relativity.answer(okJson("{\"JobID\":0,\"CancelSuccessfullySent\":false,\"Errors\":[\"This production cannot be"
                + " canceled.\"]}"));
        assertThat(relativity.send(uri, 300, Map.of()).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("This production cannot be canceled.");
        relativity.answer(okJson("{\"WorkspaceID\":9,\"ProductionID\":9,\"CancelSuccessfullySent\":true}"));
        assertThat(relativity
                        .send(uri, "{\"WorkspaceID\":1,\"ProductionID\":2}", Map.of())
                        .getException())
                .isInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("another job");
        relativity.answer(okJson("{\"JobID\":300}"));
        assertThat(relativity.send(uri, 300, Map.of()).getException())
                .isInstanceOf(RelativityUnavailableException.class);
    }

    @Test
    void hostileTextStaysShortAndOnOneLine() throws Exception {
        String errors = "\\u001b[2J\\nFATAL forged " + "x".repeat(100_000);
        relativity.answer(okJson(retried(sent(100, 200, false).replace("[]", "[\"" + errors + "\"]"))));
        Exchange exchange = relativity.send(RETRY, List.of(A), Map.of());
        assertThat(exchange.getException().getMessage())
                .hasSizeLessThan(2_500)
                .doesNotContain("\n")
                .doesNotContain("\u001b");
    }

    @Test
    void sendsTheTokenInTheLettersInWhichItWasGiven() throws Exception {
        relativity.answer(okJson(queue(0, "")));
        relativity.send("relativity-production:queue/mass-retry", " " + TOKEN + " ", Map.of());
        assertThat(new ObjectMapper().readTree(relativity.requests().get(0).getBody()))
                .isEqualTo(new ObjectMapper().valueToTree(Map.of("databaseToken", TOKEN)));
    }
}
