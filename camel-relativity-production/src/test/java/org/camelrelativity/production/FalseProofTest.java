package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Clock;
import java.util.Map;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody else did since a call of unknown outcome, and which can't be that call's doing, proves nothing. */
class FalseProofTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    private void status(String status) {
        relativity
                .server()
                .stubFor(get(urlMatching(".*/job-status.*"))
                        .willReturn(okJson("{\"Status\":\"" + status + "\",\"JobStatus\":\"Running\"}")));
        relativity
                .server()
                .stubFor(get(urlMatching(".*/re-productions/.*/status"))
                        .willReturn(okJson("{\"ReproductionStatus\":\"" + status + "\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "production/run, Staged, Staging, false",
        "production/run, Staged, QueuedForStaging, false",
        "production/run, Staged, Running Saved Searches, false",
        "production/run, Staged, Canceling, false",
        "production/run, New, Staging, false",
        "production/run, Staged, Queued for Production, true",
        "production/run, Staged, Produced, true",
        "production/run, Staged, New, false",
        "production/run, Staged, StagingError, false",
        "production/run, Staged, Error, true",
        "production/run, Staged, Gepackt, false",
        "production/re-run, Error, Staging, false",
        "production/re-run, Error, Branding, true",
        "production/re-run, Error, Staged, false",
        "production/stage, New, Staging, true",
        "production/stage, Staged, Producing, false",
        "production/stage, Staged, Produced, false",
        "production/stage, Staged, Error, false",
        "production/stage?automaticallyRun=true, New, Producing, true",
        "production/stage, New, Producing, true",
        "production/stage, StagingError, Produced, true",
        "production/stage, Staged, Canceling, false",
        "re-production/stage-and-run, Created, Running, true",
        "re-production/stage-and-run, Created, DoesNotExist, false",
    })
    void whatProves(String operation, String before, String after, boolean proven) throws Exception {
        relativity.component().setLedger(new LedgerInMemory(Clock.systemUTC()));
        relativity.server().stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        status(before);
        String uri = "relativity-production:" + operation + (operation.contains("?") ? "&" : "?")
                + "workspaceId=1&idempotencyKey=k";
        assertThat(relativity.send(uri, 7, Map.of()).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        status(after);
        Exception e = relativity.send(uri, 7, Map.of()).getException();
        if (proven) {
            assertThat(e).isNull();
        } else {
            assertThat(e).isInstanceOf(RelativityOutcomeUnknownException.class);
        }
    }
}
