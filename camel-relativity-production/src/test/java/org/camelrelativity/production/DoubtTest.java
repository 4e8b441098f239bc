package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A first attempt of which nobody knows what it did: what fails afterwards may have been done by it. */
class DoubtTest {

    private static final String CANCEL = "relativity-production:job/mass-cancel";
    private static final String JOBS = "[{\"WorkspaceID\":1,\"JobID\":1},{\"WorkspaceID\":1,\"JobID\":2}]";
    private static final String FIRST_FAILED =
            "{\"JobID\":1,\"CancelSuccessfullySent\":false,\"Errors\":[\"not running\"]}";
    private static final String SECOND_DONE = "{\"JobID\":2,\"CancelSuccessfullySent\":true}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @BeforeEach
    void loseTheFirstAnswer() {
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .inScenario("doubt")
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("answered")
                        .willReturn(aResponse().withStatus(502)));
    }

    @Test
    void whatTheSecondAttemptDoesIsDone() throws Exception {
        answers("{\"JobID\":1,\"CancelSuccessfullySent\":true}," + SECOND_DONE);
        Exchange exchange = relativity.send(CANCEL, JOBS, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RelativityProductionConstants.ATTEMPTS))
                .isEqualTo(2);
    }

    @Test
    void aFailedJobMayHaveBeenDoneBefore() throws Exception {
        answers(FIRST_FAILED + "," + SECOND_DONE);
        for (String failOnPartial : new String[] {"true", "false"}) {
            relativity.server().resetScenarios();
            RelativityException e = failure(CANCEL + "?failOnPartial=" + failOnPartial);
            assertThat(e).hasMessageContaining("not running; an earlier attempt may have taken effect");
            assertThat(e.getAttempts()).isEqualTo(2);
        }
    }

    @Test
    void aFailedJobOfAChunkIsUnknownAndEndsTheWhole() throws Exception {
        answers(FIRST_FAILED);
        RelativityJobReport report =
                failure(CANCEL + "?chunkSize=1").getJobReport().orElseThrow();
        assertThat(report.unknown()).hasSize(1);
        assertThat(report.failed()).isEmpty();
        assertThat(report.neverSent()).hasSize(1);
        assertThat(relativity.requests()).hasSize(2);
    }

    @Test
    void aQueueThatRefusesMayHaveObeyedBefore() throws Exception {
        answersWith("{\"ProductionQueueResults\":[{\"JobID\":1,\"RequestSent\":false}]}");
        Object token = "F420E383-7D4D-4DB1-BC60-959791685857";
        Exchange exchange = relativity.send("relativity-production:queue/mass-cancel", token, Map.of());
        assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class)
                .hasMessageContaining("an earlier attempt may have taken effect");
        RelativityJobReport report = exchange.getException(RelativityUnavailableException.class)
                .getJobReport()
                .orElseThrow();
        assertThat(report.failed()).isEmpty();
        assertThat(report.unknown()).hasSize(1);
        assertThat(report.notDoneReferences()).isEmpty();
        assertThat(exchange.getMessage().getHeader(RelativityProductionConstants.JOBS_FAILED))
                .isEqualTo(0);
    }

    private void answers(String results) {
        answersWith("{\"CancelJobResults\":[" + results + "]}");
    }

    private void answersWith(String json) {
        relativity
                .server()
                .stubFor(any(anyUrl())
                        .inScenario("doubt")
                        .whenScenarioStateIs("answered")
                        .willReturn(okJson(json)));
    }

    private RelativityException failure(String uri) throws Exception {
        Exception e = relativity.send(uri, JOBS, Map.of()).getException();
        assertThat(e).isExactlyInstanceOf(RelativityUnavailableException.class);
        return (RelativityException) e;
    }
}
