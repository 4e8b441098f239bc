package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit trail counts the jobs of a mass operation. */
class AuditTest {

    private static final String RETRY = "relativity-production:job/mass-retry";
    private static final String TOKEN = "F420E383-7D4D-4DB1-BC60-959791685857";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @RegisterExtension
    final LogLines log = new LogLines();

    @Test
    void partial() throws Exception {
        Exchange exchange = sendTheVendorsExample(RETRY);
        assertThat(exchange.getException()).isNotNull();
        assertTold("job/mass-retry partial jobs=2 done=1 failed=1 unknown=0 neverSent=0 status=200 attempts=1");
        assertThat(log.lines().get(0)).contains("error='1 of 2 jobs done, 1 failed: ProductionJobRef");
    }

    @Test
    void partialAlthoughItIsLetPass() throws Exception {
        Exchange exchange = sendTheVendorsExample(RETRY + "?failOnPartial=false");
        assertThat(exchange.getException()).isNull();
        assertTold("job/mass-retry partial jobs=2 done=1 failed=1 unknown=0 neverSent=0 status=200 attempts=1");
        assertThat(log.lines().get(0)).doesNotContain("error");
    }

    @Test
    void ofSeveralRequestsThereIsOneLine() throws Exception {
        relativity.answer(aResponse().withStatus(500));
        relativity.send(
                RETRY + "?chunkSize=1",
                List.of(ProductionJobRef.of(100, 200), ProductionJobRef.of(101, 201)),
                Map.of());
        assertTold("job/mass-retry unknown jobs=2 done=0 failed=0 unknown=1 neverSent=1 status=500 attempts=1");
    }

    @Test
    void aDatabaseTokenIsAnIdLikeOthers() throws Exception {
        relativity.answer(aResponse().withStatus(409));
        relativity.send("relativity-production:queue/mass-retry", TOKEN, Map.of());
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0).toUpperCase())
                .contains("QUEUE/MASS-RETRY REFUSED DATABASETOKEN=" + TOKEN + " STATUS=409 ATTEMPTS=1");
    }

    private Exchange sendTheVendorsExample(String uri) throws Exception {
        Contract contract = Contract.of(ProductionOperations.API_OPERATIONS, ApiVersion.V1, "job/mass-retry");
        ResponseDefinitionBuilder answer =
                okJson(contract.response().get("body").toString());
        relativity.answer(answer);
        return relativity.send(uri, contract.body().toString(), Map.of());
    }

    private void assertTold(String line) {
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0)).startsWith("INFO org.camelrelativity.audit: " + line + " instance=");
    }
}
