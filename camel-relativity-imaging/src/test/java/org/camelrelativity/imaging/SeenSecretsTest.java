package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No credential is in the audit trail, in an event or in a health check's result, however things go. */
class SeenSecretsTest {

    private static final String TOKEN = "very-secret-t0ken";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Queue<RelativityCallEvent> events = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingSecretIsTold(boolean bearer) throws Exception {
        if (bearer) {
            RelativityConfiguration configuration = relativity.component().getConfiguration();
            configuration.setUsername(null);
            configuration.setPassword(null);
            configuration.setAccessToken(TOKEN);
        }
        HealthCheckHelper.getHealthCheckRepository(relativity.context(), "producers")
                .setEnabled(true);
        relativity.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityCallEvent call) {
                    events.add(call);
                }
            }
        });
        List<String> told = new ArrayList<>();
        for (ResponseDefinitionBuilder answer : List.of(
                okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\",\"Status\":\"OK\"}"),
                okForContentType("text/html", "<html/>"),
                aResponse().withStatus(401),
                aResponse().withStatus(500).withBody("{\"Message\":\"no\"}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            relativity.answer(answer);
            told.addAll(seen());
        }
        relativity.server().stop();
        told.addAll(seen());
        told.addAll(log.lines());
        for (RelativityCallEvent event : events) {
            for (Method method : RelativityCallEvent.class.getMethods()) {
                if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
                    told.add(method.getName() + " " + method.invoke(event));
                }
            }
        }

        assertThat(events).hasSize(6);
        assertThat(log.lines()).hasSize(6);
        String pair = WireMockRelativity.USERNAME + ":" + WireMockRelativity.PASSWORD;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        assertThat(told)
                .noneMatch(text -> text.contains(WireMockRelativity.PASSWORD)
                        || text.contains(WireMockRelativity.USERNAME)
                        || text.contains(encoded)
                        || text.contains(TOKEN));
    }

    /** What the health check says; the exchange is seen by the others. */
    private List<String> seen() throws Exception {
        relativity.send("relativity-imaging:job/run?workspaceId=7", 8, Map.of());
        HealthCheck.Result result = HealthCheckHelper.invoke(
                        relativity.context(), "producer:relativity-imaging", Map.of())
                .orElseThrow();
        return List.of(
                result.toString(),
                result.getMessage().toString(),
                result.getError().toString(),
                result.getDetails().toString(),
                result.getCheck().getMetaData().toString());
    }
}
