package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingJobChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says decides the outcome, and a call that is not idempotent is never more than one request. */
class ServerAnswersTest {

    private static final String RUN = "job/run";
    private static final String READ = "set/read";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 413, 415, 422, 428, 431, 307, 308})
    void refusals(int status) throws Exception {
        ResponseDefinitionBuilder response =
                aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:1/");
        assertThat(failure(RUN, response)).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(failure(READ, response)).isExactlyInstanceOf(RelativityRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 205, 408, 301, 302, 303, 500, 501, 502, 503, 504, 599})
    void uncertainties(int status) throws Exception {
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(status)
                .withHeader("Location", "http://127.0.0.1:1/")
                .withHeader("Retry-After", "1");
        RelativityException unknown = failure(RUN, response);
        assertThat(unknown)
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("job/run: the outcome is unknown: status " + status)
                .hasMessageContaining("Look first: read the imaging set (set/read)")
                .hasMessageMatching("(?s).* \\(imagingSetId \\d+, workspaceId \\d+\\)");
        assertThat(failure(READ, response)).isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @Test
    void tooManyRequestsWereNotExecuted() throws Exception {
        ResponseDefinitionBuilder response = aResponse().withStatus(429).withHeader("Retry-After", "17");
        RelativityException e = failure(RUN, response);
        assertThat(e).isExactlyInstanceOf(RelativityNotSentException.class);
        assertThat(e.getRetryAfter()).contains(Duration.ofSeconds(17));
        assertThat(e.getHttpResponseCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"-1", "soon", "'Sun, 06 Nov 1994 08:49:37 GMT'"})
    void absurdRetryAfterIsIgnored(String value) throws Exception {
        RelativityException e = failure(RUN, aResponse().withStatus(503).withHeader("Retry-After", value));
        assertThat(e.getRetryAfter()).isEmpty();
    }

    @Test
    void aRetryAfterOfCenturiesIsVeryLong() throws Exception {
        RelativityException e = failure(RUN, aResponse().withStatus(503).withHeader("Retry-After", "99999999999999"));
        assertThat(e.getRetryAfter())
                .hasValueSatisfying(delay -> assertThat(delay).isGreaterThan(Duration.ofDays(9_999)));
    }

    @Test
    void retryAfterMayBeADate() throws Exception {
        RelativityException e =
                failure(RUN, aResponse().withStatus(503).withHeader("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
        assertThat(e.getRetryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 500})
    void tellsWhatRelativitySaid(int status) throws Exception {
        RelativityException e = failure(
                RUN,
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(
                                "{\"ErrorType\":\"Relativity.Services.Exceptions.SomeException\",\"Identifier\":\"id-1\","
                                        + "\"Message\":\"Artifact matching that Artifact ID not found.\"}"));
        assertThat(e).hasMessageContaining("status " + status + ": Artifact matching that Artifact ID not found.");
        assertThat(e.getErrorType()).isEqualTo("Relativity.Services.Exceptions.SomeException");
        assertThat(e.getRelativityMessage()).isEqualTo("Artifact matching that Artifact ID not found.");
        assertThat(e.getIdentifier()).isEqualTo("id-1");
        assertThat(e.getHttpResponseCode()).isEqualTo(status);
        assertThat(e.getOperation()).isEqualTo(RUN);
        assertThat(e.getAttempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 500})
    void copesWithAnErrorPage(int status) throws Exception {
        RelativityException e = failure(
                RUN,
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>Oops</html>"));
        assertThat(e).hasMessageContaining("status " + status);
        assertThat(e.getErrorType()).isNull();
        assertThat(e.getRelativityMessage()).isNull();
        assertThat(e.getHttpResponseCode()).isEqualTo(status);
    }

    @Test
    void keepsAHostileErrorMessageShortAndOnOneLine() throws Exception {
        RelativityException e = failure(
                RUN, aResponse().withStatus(400).withBody("{\"Message\":\"a\\nINFO forged" + "x".repeat(5000) + "\"}"));
        assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(600);
    }

    @Test
    void tellsWhatA404MayMean() throws Exception {
        assertThat(failure(RUN, aResponse().withStatus(404)))
                .hasMessageContaining(
                        "can also mean that this Relativity lacks the service, that the X-CSRF-Header was lost on the way,"
                                + " or that instanceUrl is wrong: asked was "
                                + relativity.server().baseUrl() + "/Relativity.REST/api/Relativity.Imaging");
    }

    @Test
    void anEmpty200IsNoAnswer() throws Exception {
        assertUnreadable(ok(), "empty");
        assertUnreadable(okJson("null"), "empty");
    }

    @Test
    void someOtherJsonIsNoAnswerToARead() throws Exception {
        for (String body : new String[] {
            "{}", "{\"ErrorType\":\"x\",\"Message\":\"boom\"}", "{\"message\":\"ok\"}", "{\"ArtifactID\":0}"
        }) {
            assertThat(failure(READ, okJson(body)))
                    .isExactlyInstanceOf(RelativityUnavailableException.class)
                    .hasMessageContaining("no ArtifactID");
        }
    }

    @Test
    void aLoginPageIsNoAnswer() throws Exception {
        assertUnreadable(
                okForContentType("text/html; charset=utf-8", "<!DOCTYPE html><title>Login</title>"), "HTML page");
        assertUnreadable(ok("  <html/>"), "HTML page");
        assertUnreadable(ok("\uFEFF<html/>"), "HTML page");
    }

    @Test
    void aLoginPageDeletesNothing() throws Exception {
        RelativityException e = failure("set/delete", okForContentType("text/html", "<html/>"));
        assertThat(e).isInstanceOf(RelativityUnavailableException.class).hasMessageContaining("HTML page");
    }

    @Test
    void aWrongContentTypeIsNoAnswer() throws Exception {
        assertUnreadable(okForContentType("image/png", "{\"ImagingJobId\":null}"), "image/png instead of JSON");
        assertUnreadable(okForContentType("text/plain", "all is well"), "no valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ImagingJobId\":\"442dd13d", "[1,2]", "5", "\"x\"", "{} {}", "{\"a\":"})
    void anythingElseIsNoAnswer(String body) throws Exception {
        assertUnreadable(okJson(body), "the answer is");
    }

    @Test
    void anAnswerNestedTooDeepIsNoAnswer() throws Exception {
        assertUnreadable(okJson("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), "depth");
    }

    @Test
    void aRunWithoutAJobIdIsUnknown() throws Exception {
        for (String body : new String[] {
            "{\"ImagingJobId\":null}",
            "{}",
            "{\"Other\":1}",
            "{\"ImagingJobId\":\"00000000-0000-0000-0000-000000000000\"}",
            "{\"ErrorType\":\"Relativity.Services.Exceptions.ServiceException\",\"Message\":\"boom\"}"
        }) {
            assertThat(failure(RUN, okJson(body)))
                    .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining("no ImagingJobId");
        }
        assertThat(failure(RUN, okJson("{\"ImagingJobId\":\"x\"}")))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stopImagingJobResponse\":{\"success\":true}}",
                "{\"Success\":true,\"ErrorMessage\":\"\"}",
                "{\"success\":\"true\"}",
                "true"
            })
    void aStopMayBeAnsweredInAllTheseForms(String body) throws Exception {
        relativity.answer(okJson(body));
        Exchange exchange = send("job/stop");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImagingJobChange.class).success())
                .isTrue();
    }

    @Test
    void aStopThatFailedIsRefused() throws Exception {
        assertRefused("job/stop", "{\"stopImagingJobResponse\":{\"success\":false}}", "Relativity gave no reason");
        assertRefused("job/stop", "{\"Success\":false,\"ErrorMessage\":\"Job is over\"}", "Job is over");
        assertRefused("job/stop", "false", "Relativity gave no reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"updateJobPriorityResponse\":{\"updateJobPriorityResponse\":true,\"errorMessage\":\"\"}}",
                "{\"updateJobPriorityResponse\":true}",
                "{\"Success\":true,\"ErrorMessage\":null}",
                "true"
            })
    void aPriorityMayBeAnsweredInAllTheseForms(String body) throws Exception {
        relativity.answer(okJson(body));
        Exchange exchange = send("job/update-priority");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImagingJobChange.class).success())
                .isTrue();
    }

    @Test
    void aPriorityThatFailedIsRefused() throws Exception {
        assertRefused(
                "job/update-priority",
                "{\"updateJobPriorityResponse\":{\"updateJobPriorityResponse\":false,\"errorMessage\":\"No such job\"}}",
                "No such job");
        assertThat(failure("job/update-priority", okJson("{}")))
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "true", "\"true\"", "{}", "\"\"", "1"})
    void aDeleteMayBeAnsweredInAllTheseForms(String body) throws Exception {
        relativity.answer(body.isEmpty() ? ok() : okJson(body));
        for (String operation :
                new String[] {"profile/delete", "set/delete", "set/hide", "set/release", "field-code/delete"}) {
            Exchange exchange = send(operation);
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        }
    }

    @Test
    void aDeleteThatSaysFalseIsRefused() throws Exception {
        assertRefused("set/delete", "false", "Relativity answered false");
        assertThat(failure("set/delete", okJson("{\"done\":1}")))
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @Test
    void unknownFieldsAndValuesInAnAnswerAreIgnored() throws Exception {
        relativity.answer(okJson("{\"ArtifactID\":\"5\",\"Name\":7,\"BasicCategory\":\"Hologram\",\"NativeCategory\":3,"
                + "\"usenativeimaging\":\"True\",\"New\":{\"a\":[1]}}"));
        Exchange exchange = send("native-type/read");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo(
                        "{\"ArtifactID\":5,\"Name\":\"7\",\"NativeCategory\":\"WordProcessor\",\"UseNativeImaging\":true}");
    }

    @Test
    void anAnswerThatIsTooLargeIsAnError() throws Exception {
        relativity.component().getConfiguration().setMaxResponseSize(1000);
        RelativityException e = failure(READ, okJson("{\"Name\":\"" + "x".repeat(1000) + "\"}"));
        assertThat(e)
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("larger than 1000 bytes (option maxResponseSize)");
        relativity.answer(okJson("{\"ArtifactID\":8,\"Name\":\"" + "x".repeat(900) + "\"}"));
        assertThat(send(READ).getException()).isNull();
    }

    @Test
    void anAnswerThatIsTooLargeIsMeasuredAfterDecompression() throws Exception {
        relativity.component().getConfiguration().setMaxResponseSize(100_000);
        // WireMock compresses what it sends: 20 MB of the same letter are some 20 KB on the wire.
        assertThat(failure(READ, okJson("{\"Name\":\"" + "x".repeat(20_000_000) + "\"}")))
                .hasMessageContaining("larger than 100000 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "RANDOM_DATA_THEN_CLOSE",
                "MALFORMED_RESPONSE_CHUNK"
            })
    void aBrokenConnectionLeavesTheOutcomeOpen(Fault fault) throws Exception {
        assertThat(failure(RUN, aResponse().withFault(fault)))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(failure(READ, aResponse().withFault(fault)))
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    @Test
    void aCutBodyLeavesTheOutcomeOpen() throws Exception {
        String whole = "{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}";
        // Compressed, it would come in chunks and be complete.
        assertThat(failure(RUN, okJson(whole).withGzipDisabled(true).withHeader("Content-Length", "500")))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
    }

    @Test
    void theAnswerHasATimeToTheLastByte() throws Exception {
        relativity.component().getConfiguration().setResponseTimeout(Duration.ofMillis(300));
        String late = "no complete answer within 300 ms";
        assertThat(failure(RUN, okJson("{}").withFixedDelay(30_000)))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(late);
        // A byte now and then keeps each single read short.
        assertThat(failure(RUN, okJson("{\"ImagingJobId\":null}").withChunkedDribbleDelay(100, 20_000)))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(late);
    }

    @Test
    void aRefusedConnectionWasNotSent() throws Exception {
        relativity.server().stop();
        RelativityException e = (RelativityException) send(RUN).getException();
        assertThat(e).isExactlyInstanceOf(RelativityNotSentException.class).hasMessageContaining("job/run: not sent: ");
        assertThat(e.getHttpResponseCode()).isZero();
        assertThat(e.getAttempts()).isZero();
    }

    @Test
    void anUnknownHostWasNotSent() throws Exception {
        relativity.component().getConfiguration().setInstanceUrl("https://no-such-host.invalid");
        assertThat(send(RUN).getException()).isExactlyInstanceOf(RelativityNotSentException.class);
    }

    @Test
    void aFailedHandshakeWasNotSent() throws Exception {
        String plain = relativity.server().baseUrl();
        relativity.component().getConfiguration().setInstanceUrl(plain.replace("http:", "https:"));
        assertThat(send(RUN).getException()).isExactlyInstanceOf(RelativityNotSentException.class);
        assertThat(relativity.requests()).isEmpty();
    }

    private void assertUnreadable(ResponseDefinitionBuilder response, String message) throws Exception {
        assertThat(failure(RUN, response))
                .isExactlyInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(message);
        assertThat(failure(READ, response))
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining(message);
    }

    private void assertRefused(String operation, String body, String reason) throws Exception {
        assertThat(failure(operation, okJson(body)))
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("refused with status 200: " + reason);
    }

    /** The failure; of a call that is not idempotent, after exactly one request. */
    private RelativityException failure(String operation, ResponseDefinitionBuilder response) throws Exception {
        relativity.server().resetAll();
        relativity.answer(response);
        Exchange exchange = send(operation);
        assertThat(exchange.getException()).isInstanceOf(RelativityException.class);
        assertThat(exchange.getException()).hasMessageStartingWith(operation + ": ");
        RelativityException e = (RelativityException) exchange.getException();
        assertThat(relativity.requests()).hasSize(operation.equals(RUN) ? 1 : e.getAttempts());
        return e;
    }

    private Exchange send(String operation) throws Exception {
        Map<String, Object> headers = Map.of(
                RelativityImagingConstants.WORKSPACE_ID, 7,
                RelativityImagingConstants.IMAGING_SET_ID, 8,
                RelativityImagingConstants.IMAGING_PROFILE_ID, 9,
                RelativityImagingConstants.NATIVE_TYPE_ID, 10,
                RelativityImagingConstants.APPLICATION_FIELD_CODE_ID, 11,
                RelativityImagingConstants.IMAGING_JOB_ID, 12,
                RelativityImagingConstants.IMAGING_JOB_GUID, "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f",
                RelativityImagingConstants.PRIORITY, 13);
        return relativity.send("relativity-imaging:" + operation, null, headers);
    }
}
