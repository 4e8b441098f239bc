package org.camelrelativity.common;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Answer.Verdict;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.SharedFields;
import org.camelrelativity.common.operation.Wire;
import org.camelrelativity.common.testing.TableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of another component, in the versioned generation: entries are all it needs. */
class ToyComponentTest {

    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final String TOYS = "relativity-toys/v1/workspaces/{workspaceId}/toys/{toyId}";

    record Toy(Integer workspaceId, Integer toyId) implements RelativityRecord {}

    record Broken(Integer requested, List<Integer> failed) implements RelativityRecord {}

    private static final OperationTable TABLE = OperationTable.of(
            Operation.named("toy/read", "Reads a toy")
                    .takes(Toy.class, SharedFields.WORKSPACE_ID, TOY)
                    .scalar(TOY)
                    .answers(Answer.of(Toy.class))
                    .v1(Wire.get(TOYS)),
            Operation.named("toy/delete", "Deletes a toy")
                    .takes(Toy.class, SharedFields.WORKSPACE_ID, TOY)
                    .scalar(TOY)
                    .answers(Answer.noContent())
                    .v1(Wire.delete(TOYS)),
            Operation.named("toy/break", "Breaks toys")
                    .takes(Toy.class, SharedFields.WORKSPACE_ID, TOY)
                    .scalar(TOY)
                    .answers(Answer.of(Broken.class).judgedBy(ToyComponentTest::broken))
                    .lookFirst("count the pieces")
                    .v1(Wire.post(
                            Idempotency.NOT_IDEMPOTENT,
                            "relativity-toys/v1/break",
                            Part.object("request", Part.required(TOY, "ToyID")))));

    private static Verdict broken(Broken answer) {
        List<RelativityJobReport.FailedJob> failed = answer.failed().stream()
                .map(id -> new RelativityJobReport.FailedJob(new Toy(null, id), List.of("it withstood")))
                .toList();
        List<Toy> done = Collections.nCopies(answer.requested() - failed.size(), new Toy(null, 1));
        return new Verdict.PerJob(
                new RelativityJobReport(List.copyOf(done), failed, List.of(), List.of(), 0, List.of()));
    }

    static final class ToyEndpoint extends RelativityEndpoint {
        ToyEndpoint(String uri, RelativityComponent component, Operation operation) {
            super(uri, component, operation);
        }
    }

    static final class ToyComponent extends RelativityComponent {
        ToyComponent() {
            super(TABLE, ApiVersion.V1);
        }

        @Override
        protected RelativityEndpoint newEndpoint(String uri, Operation operation) {
            return new ToyEndpoint(uri, this, operation);
        }

        @Override
        public PropertyConfigurer getEndpointPropertyConfigurer() {
            return new ToyEndpointConfigurer();
        }
    }

    /** What Camel's generator writes for a real component; the toy has no options. */
    static final class ToyEndpointConfigurer extends PropertyConfigurerSupport
            implements PropertyConfigurerGetter, GeneratedPropertyConfigurer {
        @Override
        public boolean configure(
                CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
            return false;
        }

        @Override
        public Class<?> getOptionType(String name, boolean ignoreCase) {
            return null;
        }

        @Override
        public Object getOptionValue(Object target, String name, boolean ignoreCase) {
            return null;
        }
    }

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        server.start();
        ToyComponent component = new ToyComponent();
        component.getConfiguration().setInstanceUrl(server.baseUrl());
        component.getConfiguration().setAccessToken("token");
        context.addComponent("toys", component);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.stop();
    }

    @Test
    void readsByGetWithTheIdsInThePath() {
        Exchange exchange = send("toy/read", okJson("{\"ToyID\":7}"));
        assertThat(exchange.getMessage().getBody()).isEqualTo(new Toy(null, 7));
        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(
                        "CamelRelativityWorkspaceId", 5, "CamelRelativityToyId", 7, "CamelRelativityAttempts", 1));
        assertThat(request().getMethod().getName()).isEqualTo("GET");
        assertThat(request().getUrl()).isEqualTo("/Relativity.REST/api/relativity-toys/v1/workspaces/5/toys/7");
        assertThat(request().getBody()).isEmpty();
        assertThat(request().containsHeader("Content-Type")).isFalse();
        assertThat(request().getHeader("X-CSRF-Header")).isEqualTo("-");
    }

    @Test
    void deletesByDelete() {
        Exchange exchange = send("toy/delete", okJson("true"));
        assertThat(exchange.getMessage().getBody()).isEqualTo(true);
        assertThat(request().getMethod().getName()).isEqualTo("DELETE");
    }

    @Test
    void aPartialFailureNamesWhatFailed() {
        Exchange exchange = send("toy/break", okJson("{\"Requested\":2,\"Failed\":[7]}"));
        assertThat(exchange.getException()).isInstanceOfSatisfying(RelativityPartialFailureException.class, e -> {
            assertThat(e)
                    .hasMessage("toy/break: 1 of 2 jobs done, 1 failed: Toy[workspaceId=null, toyId=7]: it withstood");
            assertThat(e.getFailed()).isEqualTo(List.of(new Toy(null, 7)));
        });
    }

    /** Whoever meets an unknown outcome is told what to look at, for every call that can have one. */
    @Test
    void findsARowThatCannotExplainAnUnknownOutcome() {
        Operation.Builder row = Operation.named("toy/throw", "Throws a toy")
                .takes(Toy.class, TOY)
                .answers(Answer.noContent())
                .v1(Wire.post(Idempotency.NOT_IDEMPOTENT, "relativity-toys/v1/throw"));
        assertThatThrownBy(() -> TableAssert.everyEntryIsComplete(OperationTable.of(row)))
                .hasMessageContaining("what to look at");
        TableAssert.everyEntryIsComplete(OperationTable.of(row.lookFirst("look up")));
    }

    @Test
    void saysWhichGenerationHasIt() {
        ToyComponent component = context.getComponent("toys", ToyComponent.class);
        component.setApiVersion("legacy");
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("toys:toy/read", 7))
                .rootCause()
                .hasMessage("toy/read: the legacy API has no such operation; apiVersion=v1 has");
    }

    private Exchange send(String operation, ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
        Map<String, Object> body = new LinkedHashMap<>(Map.of("workspaceId", 5, "toyId", "7"));
        return context.createProducerTemplate()
                .request("toys:" + operation, e -> e.getMessage().setBody(body));
    }

    private LoggedRequest request() {
        return LoggedRequest.createFrom(server.getAllServeEvents().get(0).getRequest());
    }
}
