package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, how often and when: counted at the server, with time that the test makes go by. */
class RepeatsTest {

    private static final String READ = "set/read";
    private static final String DELETE = "set/delete";
    private static final String HIDE = "set/hide";
    private static final String RUN = "job/run";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final LogLines log = new LogLines(Level.FINE);

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void troubleIsMetAgain(int status) throws Exception {
        answers(aResponse().withStatus(status));
        assertFails(READ, 3, RelativityUnavailableException.class);
        assertFails(HIDE, 3, RelativityUnavailableException.class);
        assertFails(RUN, 1, RelativityOutcomeUnknownException.class);
    }

    @Test
    void retriesIdempotentCallsAfter429() throws Exception {
        answers(aResponse().withStatus(429));
        assertFails(READ, 3, RelativityNotSentException.class);
        assertFails(RUN, 1, RelativityNotSentException.class);
        answers(aResponse().withStatus(425));
        assertFails(HIDE, 3, RelativityRefusedException.class);
        assertFails(RUN, 1, RelativityRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 413, 423, 431, 501, 505})
    void whatWouldEndAlikeIsNotRepeated(int status) throws Exception {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertFails(READ, 1, RelativityException.class);
        assertFails(RUN, 1, RelativityException.class);
        assertThat(relativity.timing().pauses()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgain(Fault fault) throws Exception {
        answers(aResponse().withFault(fault));
        assertFails(READ, 3, RelativityUnavailableException.class);
        assertFails(RUN, 1, RelativityOutcomeUnknownException.class);
    }

    @Test
    void anAnswerThatIsCutLateOrUnreadableIsAskedForAgain() throws Exception {
        relativity.configuration().setResponseTimeout(Duration.ofMillis(500));
        ResponseDefinitionBuilder[] bad = {
            set().withGzipDisabled(true).withHeader("Content-Length", "500"),
            set().withFixedDelay(30_000),
            okForContentType("text/html", "<html>Login</html>"),
            okJson("{\"ArtifactID\":"),
            ok()
        };
        for (ResponseDefinitionBuilder answer : bad) {
            answers(answer);
            assertFails(READ, 3, RelativityUnavailableException.class);
            assertFails(RUN, 1, RelativityOutcomeUnknownException.class);
            answers(answer, set());
            assertDone(READ, 2);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotAskedForAgain() throws Exception {
        relativity.configuration().setMaxResponseSize(10);
        answers(set());
        assertFails(READ, 1, RelativityUnavailableException.class);
    }

    @Test
    void aRepeatThatIsAnsweredIsAllThatTheRouteSees() throws Exception {
        answers(aResponse().withStatus(503), aResponse().withFault(Fault.EMPTY_RESPONSE), set());
        Exchange exchange = assertDone(READ, 3);
        assertThat(exchange.getMessage().getBody(ImagingSet.class).artifactId()).isEqualTo(8);
        assertThat(exchange.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(3);
    }

    @Test
    void onlyASaveOfWhatExistsIsRepeated() throws Exception {
        answers(aResponse().withStatus(500));
        String set = "{\"Name\":\"a\",\"ImagingProfile\":{\"ArtifactID\":1},\"DataSourceID\":2%s}";
        relativity.send("relativity-imaging:set/save?workspaceId=7", set.formatted(""), Map.of());
        assertThat(relativity.requests()).hasSize(1);
        answers(aResponse().withStatus(500));
        relativity.send("relativity-imaging:set/save?workspaceId=7", set.formatted(",\"ArtifactID\":8"), Map.of());
        assertThat(relativity.requests()).hasSize(3);
    }

    @Test
    void oneAttemptMeansNoRepeats() throws Exception {
        relativity.configuration().setMaxAttempts(1);
        answers(aResponse().withStatus(503).withHeader("Connection", "close"));
        assertFails(READ, 1, RelativityUnavailableException.class);
        relativity.server().stop();
        assertThat(send(RUN).getException()).isInstanceOf(RelativityNotSentException.class);
        assertThat(relativity.timing().pauses()).isEmpty();
    }

    @Test
    void pausesDoubleUpToTheLongestAndChanceShortensThem() throws Exception {
        relativity.configuration().setMaxAttempts(10);
        answers(aResponse().withStatus(503));
        assertFails(READ, 10, RelativityUnavailableException.class);
        assertThat(relativity.timing().pauses())
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 20_000L, 20_000L, 20_000L);
        relativity.timing().random(0.25);
        assertFails(READ, 10, RelativityUnavailableException.class);
        assertThat(relativity.timing().pauses().subList(9, 12))
                .extracting(Duration::toMillis)
                .containsExactly(125L, 250L, 500L);
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "7"), set());
        assertDone(READ, 2);
        Instant at = relativity.timing().instant().plusSeconds(11);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC));
        answers(aResponse().withStatus(429).withHeader("Retry-After", date), set());
        assertDone(READ, 2);
        answers(aResponse().withStatus(503).withHeader("Retry-After", "0"), set());
        assertDone(READ, 2);
        answers(aResponse().withStatus(503).withHeader("Retry-After", "20"), set());
        assertDone(READ, 2);
        assertThat(relativity.timing().pauses())
                .extracting(Duration::toMillis)
                .containsExactly(7000L, 11_000L, 500L, 20_000L);
    }

    @Test
    void theLogTellsWhyAnExchangeTakesLonger() throws Exception {
        answers(aResponse().withStatus(503));
        assertFails(READ, 3, RelativityUnavailableException.class);
        String said = "FINE org.camelrelativity.common.http.RetryPolicy: set/read: status 503; retried in ";
        assertThat(log.lines()).containsSubsequence(said + "500 ms", said + "1000 ms");
    }

    @Test
    void failsFastWhenRetryAfterExceedsMaxRetryDelay() throws Exception {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "21"));
        RelativityException e = assertFails(READ, 1, RelativityUnavailableException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(21));
        answers(aResponse().withStatus(429).withHeader("Retry-After", "21"));
        e = assertFails(READ, 1, RelativityNotSentException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(21));
        assertThat(relativity.timing().pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, 100", "429, 100"})
    void aConnectionHasABudgetForRepeats(int status, int repeats) throws Exception {
        answers(aResponse().withStatus(status));
        IntStream.range(0, repeats / 2).forEach(i -> sendQuietly());
        assertThat(relativity.requests()).hasSize(repeats / 2 * 3);
        assertFails(READ, 1, RelativityException.class);
        answers(set());
        IntStream.range(0, 5).forEach(i -> sendQuietly()); // each gives 1 back, of 5 that a repeat costs
        answers(aResponse().withStatus(status));
        assertFails(READ, 2, RelativityException.class);
        answers(set());
        IntStream.range(0, 5).forEach(i -> sendQuietly());
        answers(aResponse().withStatus(status), set());
        assertDone(READ, 2);
        answers(aResponse().withStatus(status), set());
        assertDone(READ, 2); // what a repeat cost that succeeded is given back
    }

    @Test
    void aRepeatOfWhatWasNotAnsweredCostsTwice() throws Exception {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        IntStream.range(0, 25).forEach(i -> sendQuietly());
        assertThat(relativity.requests()).hasSize(75);
        assertFails(READ, 1, RelativityUnavailableException.class);
    }

    @Test
    void whateverDidNotLeaveIsSentOnceMore() throws Exception {
        int port = relativity.server().port();
        relativity.server().stop();
        relativity.configuration().setInstanceUrl("http://127.0.0.1:" + port);
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isInstanceOf(RelativityNotSentException.class);
        assertThat(e.getAttempts()).isZero();
        assertThat(relativity.timing().pauses()).hasSize(1);
        send(READ);
        assertThat(relativity.timing().pauses()).hasSize(3);
    }

    @Test
    void aRunThatDidNotLeaveAtFirstIsSentOnce() throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            relativity.configuration().setInstanceUrl("http://127.0.0.1:" + port.number());
            answers(okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}"));
            relativity
                    .timing()
                    .duringPause(() -> port.openTo(relativity.server().port()));
            assertDone(RUN, 1);
        }
    }

    @Test
    void aRefusalAfterAnUncertainAttemptProvesNothing() throws Exception {
        for (ResponseDefinitionBuilder uncertain : new ResponseDefinitionBuilder[] {
            aResponse().withStatus(503), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), okJson("{")
        }) {
            for (ResponseDefinitionBuilder refusal : new ResponseDefinitionBuilder[] {
                aResponse().withStatus(400),
                aResponse().withStatus(404),
                aResponse().withStatus(401),
                okJson("false")
            }) {
                answers(uncertain, refusal);
                assertFails(HIDE, 2, RelativityUnavailableException.class)
                        .getMessage()
                        .endsWith("; an earlier attempt may have taken effect");
            }
        }
        answers(aResponse().withStatus(503), okJson("{\"success\":false,\"errorMessage\":\"Job is over\"}"));
        assertThat(assertFails("job/stop", 2, RelativityUnavailableException.class))
                .hasMessageContaining("Job is over; an earlier attempt may have taken effect");
        answers(aResponse().withStatus(503), aResponse().withStatus(429).withHeader("Retry-After", "30"));
        RelativityException e = assertFails(HIDE, 2, RelativityUnavailableException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void aRefusalAfterAPleaOrOfAReadIsOne() throws Exception {
        answers(aResponse().withStatus(429), aResponse().withStatus(400));
        assertFails(HIDE, 2, RelativityRefusedException.class);
        answers(aResponse().withStatus(503), aResponse().withStatus(404));
        assertFails(READ, 2, RelativityRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile/delete", "set/delete", "field-code/delete"})
    void whatARepeatedDeleteDoesNotFindIsDeleted(String delete) throws Exception {
        for (ResponseDefinitionBuilder uncertain : new ResponseDefinitionBuilder[] {
            aResponse().withStatus(500), aResponse().withFault(Fault.EMPTY_RESPONSE), okJson("{")
        }) {
            answers(uncertain, aResponse().withStatus(404));
            assertThat(assertDone(delete, 2).getMessage().getBody()).isEqualTo(true);
        }
        answers(
                aResponse().withStatus(500),
                aResponse()
                        .withStatus(404)
                        .withBody("{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\"}"));
        assertDone(delete, 2);
    }

    @Test
    void a404ThatDoesNotSpeakOfTheSetDeletesNothing() throws Exception {
        answers(aResponse().withStatus(404));
        assertFails(DELETE, 1, RelativityRefusedException.class);
        answers(aResponse().withStatus(429), aResponse().withStatus(404));
        assertFails(DELETE, 2, RelativityRefusedException.class);
        for (String page : new String[] {
            "<html>No such page</html>", "default backend - 404", "{\"Message\":\"no healthy upstream\"}"
        }) {
            answers(aResponse().withStatus(503), aResponse().withStatus(404).withBody(page));
            assertFails(DELETE, 2, RelativityUnavailableException.class);
        }
        answers(
                aResponse().withStatus(503),
                aResponse()
                        .withStatus(404)
                        .withBody("{\"ErrorType\":\"Relativity.Services.Exceptions.ServiceNotFoundException\"}"));
        assertFails(DELETE, 2, RelativityUnavailableException.class);
    }

    @Test
    void notReachedAfterAnUncertainAttemptIsUnavailable() throws Exception {
        answers(aResponse().withStatus(503).withHeader("Connection", "close"));
        relativity.timing().duringPause(() -> relativity.server().stop());
        RelativityException e = (RelativityException) send(HIDE).getException();
        assertThat(e).isInstanceOf(RelativityUnavailableException.class);
        assertThat(e.getAttempts()).isEqualTo(1);
    }

    private static ResponseDefinitionBuilder set() {
        return okJson("{\"ArtifactID\":8}");
    }

    /** Answers the next requests one by one, and all further ones as the last. */
    private void answers(ResponseDefinitionBuilder... answers) {
        relativity.server().resetAll();
        for (int i = 0; i < answers.length; i++) {
            relativity
                    .server()
                    .stubFor(any(anyUrl())
                            .inScenario("answers")
                            .whenScenarioStateIs(i == 0 ? STARTED : "answer " + i)
                            .willSetStateTo("answer " + Math.min(i + 1, answers.length - 1))
                            .willReturn(answers[i]));
        }
        if (answers.length == 1) {
            relativity.answer(answers[0]);
        }
    }

    private Exchange assertDone(String operation, int requests) throws Exception {
        relativity.server().resetRequests();
        Exchange exchange = send(operation);
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests()).hasSize(requests);
        assertThat(exchange.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(requests);
        return exchange;
    }

    private RelativityException assertFails(String operation, int requests, Class<?> outcome) throws Exception {
        relativity.server().resetRequests();
        RelativityException e = (RelativityException) send(operation).getException();
        assertThat(e).isInstanceOf(outcome);
        assertThat(relativity.requests()).as(operation).hasSize(requests);
        assertThat(e.getAttempts()).isEqualTo(requests);
        return e;
    }

    private void sendQuietly() {
        try {
            send(READ);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Exchange send(String operation) throws Exception {
        Map<String, Object> headers = Map.of(
                RelativityImagingConstants.WORKSPACE_ID, 7,
                RelativityImagingConstants.IMAGING_SET_ID, 8,
                RelativityImagingConstants.IMAGING_PROFILE_ID, 9,
                RelativityImagingConstants.APPLICATION_FIELD_CODE_ID, 10,
                RelativityImagingConstants.IMAGING_JOB_ID, 12);
        return relativity.send("relativity-imaging:" + operation, null, headers);
    }
}
