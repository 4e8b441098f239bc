package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The method has two names: the older one is tried only when the first is provably not there. */
class RetryErrorsTest {

    private static final String GUID = "c2f4503a-a14a-4b44-a3c0-cba58d16577a";

    private static final String SERVICE_NOT_FOUND = "Relativity.Services.Exceptions.ServiceNotFoundException";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void olderServer() {
        answer("RetryErrorsAsync", keplerError(SERVICE_NOT_FOUND));
        answer("RetryImagingSetErrorsAsync", okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
    }

    @Test
    void triesTheOlderNameAfterServiceNotFoundAndRemembersIt() throws Exception {
        Exchange first = send();
        assertThat(first.getException()).isNull();
        assertThat(first.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(2);
        Exchange second = send();
        assertThat(second.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(1);
        assertThat(methods())
                .containsExactly("RetryErrorsAsync", "RetryImagingSetErrorsAsync", "RetryImagingSetErrorsAsync");
        assertThat(relativity.timing().pauses()).as("it is no repeat").isEmpty();
    }

    @Test
    void theOlderNameIsTriedEvenWhereNothingIsRepeated() throws Exception {
        relativity.configuration().setMaxAttempts(1);
        assertThat(send().getException()).isNull();
    }

    @Test
    void aNewerServerNeverSeesTheOlderName() throws Exception {
        answer("RetryErrorsAsync", okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        assertThat(send().getException()).isNull();
        assertThat(methods()).containsExactly("RetryErrorsAsync");
    }

    @Test
    void a404ThatNamesAnotherReasonIsFinal() throws Exception {
        answer("RetryErrorsAsync", keplerError("Relativity.Services.Exceptions.NotFoundException"));
        assertThat(send().getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(methods()).containsExactly("RetryErrorsAsync");
    }

    /** It may come from a proxy on the way back, and the server have executed the call. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Not Found</html>",
                "{}",
                "{'Message':'no'}",
                "{'ErrorType':'','Message':'ServiceNotFoundException'}",
                "{'ErrorType':'x.ServiceNotFoundException','errortype':'x.ServiceNotFoundException'}"
            })
    void aForeign404ProvesNothing(String body) throws Exception {
        answer("RetryErrorsAsync", aResponse().withStatus(404).withBody(body.replace('\'', '"')));
        assertThat(send().getException()).isInstanceOf(RelativityException.class);
        assertThat(methods()).containsExactly("RetryErrorsAsync");
    }

    @Test
    void noOtherFailureLeadsToASecondRequest() throws Exception {
        for (int status : new int[] {400, 403, 405, 429, 500, 503}) {
            relativity.server().resetRequests();
            answer("RetryErrorsAsync", aResponse().withStatus(status));
            assertThat(send().getException()).isInstanceOf(RelativityException.class);
            assertThat(methods()).containsExactly("RetryErrorsAsync");
        }
    }

    @Test
    void theSecondRequestDecidesTheOutcome() throws Exception {
        answer("RetryImagingSetErrorsAsync", aResponse().withStatus(500));
        RelativityException e = (RelativityException) send().getException();
        assertThat(e).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(e.getAttempts()).isEqualTo(2);
        answer("RetryImagingSetErrorsAsync", keplerError(SERVICE_NOT_FOUND));
        assertThat(send().getException()).isInstanceOf(RelativityRefusedException.class);
        // Neither name has worked, so none is remembered.
        assertThat(methods())
                .containsExactly(
                        "RetryErrorsAsync",
                        "RetryImagingSetErrorsAsync",
                        "RetryErrorsAsync",
                        "RetryImagingSetErrorsAsync");
    }

    @Test
    void aServerThatWasUpdatedIsNoticed() throws Exception {
        send();
        answer("RetryErrorsAsync", okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        answer("RetryImagingSetErrorsAsync", keplerError(SERVICE_NOT_FOUND));
        relativity.server().resetRequests();
        assertThat(send().getException()).isNull();
        assertThat(send().getException()).isNull();
        assertThat(methods()).containsExactly("RetryImagingSetErrorsAsync", "RetryErrorsAsync", "RetryErrorsAsync");
    }

    private static ResponseDefinitionBuilder keplerError(String type) {
        return aResponse().withStatus(404).withBody("{\"ErrorType\":\"" + type + "\",\"Message\":\"no\"}");
    }

    private void answer(String method, ResponseDefinitionBuilder response) {
        relativity.server().stubFor(post(urlPathMatching(".*/" + method)).willReturn(response));
    }

    private Exchange send() throws Exception {
        return relativity.send("relativity-imaging:job/retry-errors?workspaceId=7", 8, Map.of());
    }

    private List<String> methods() {
        return relativity.requests().stream()
                .map(LoggedRequest::getUrl)
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }
}
