package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header or body, which must agree, then endpoint, then component; and what is left on the message. */
class FieldSourcesTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void answer() {
        relativity.answer(okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
    }

    @Test
    void takesHeaderThenEndpointThenComponent() throws Exception {
        relativity.component().setWorkspaceId(1);
        assertThat(sentWorkspace("", Map.of())).isEqualTo(1);
        assertThat(sentWorkspace("&workspaceId=2", Map.of())).isEqualTo(2);
        assertThat(sentWorkspace("&workspaceId=2", Map.of("CamelRelativityWorkspaceId", "3")))
                .isEqualTo(3);
        assertThat(sentWorkspace("&workspaceId=-1", Map.of())).isEqualTo(-1);
    }

    private int sentWorkspace(String options, Map<String, Object> headers) throws Exception {
        relativity.server().resetRequests();
        Exchange exchange = relativity.send("relativity-imaging:job/run?imagingSetId=5" + options, null, headers);
        assertThat(exchange.getException()).isNull();
        return sent().at("/imagingJob/workspaceId").intValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imagingSetId=5&workspaceId=1 | imagingSetId=6&workspaceId=1 | imagingSetId is '6' | ImagingSetId with '5'",
                "imagingSetId=5&workspaceId=1 | workspaceId=2 | workspaceId is '2' | WorkspaceId with '1'",
            })
    void anEndpointIsNotAboutAnotherThingBecauseAnEarlierStepWas(String one, String other, String own, String left)
            throws Exception {
        Exchange exchange = passing("relativity-imaging:job/run?" + one, "relativity-imaging:job/run?" + other);
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessage("job/run: the endpoint's " + own + ", but an earlier step has left header CamelRelativity"
                        + left + ": remove the header before this step, or the option");
        assertThat(relativity.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "job/run?imagingSetId=6&workspaceId=1, ImagingSetId with '5'",
        "job/image-document?workspaceId=1&profileId=2&documentId=10, DocumentId with '9'"
    })
    void whatEachOfTheEarlierStepsHasLeftIsKnown(String last, String left) throws Exception {
        Exchange exchange = passing(
                "relativity-imaging:job/run?imagingSetId=5&workspaceId=1",
                "relativity-imaging:job/image-document?workspaceId=1&profileId=2&documentId=9",
                "relativity-imaging:" + last);
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("an earlier step has left header CamelRelativity" + left);
        assertThat(relativity.requests()).hasSize(2);
    }

    @Test
    void anEndpointIsNotAboutTheSetOfAnEventIfItNamesAnother() throws Exception {
        relativity.answer(okJson("{\"Status\":\"Completed\",\"JobExists\":false}"));
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RelativityRequestException.class)
                        .process(failed -> failure.complete(
                                failed.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityRequestException.class)));
                from("relativity-imaging:set/status?apiVersion=v1&workspaceId=1&imagingSetId=5&initialDelay=0")
                        .to("relativity-imaging:set/hide?apiVersion=v1&workspaceId=1&imagingSetId=6");
            }
        });
        relativity.context().start();
        assertThat(failure.get(1, TimeUnit.MINUTES))
                .hasMessageContaining("an earlier step has left header CamelRelativityImagingSetId with '5'");
    }

    @Test
    void aHeaderThatTheRouteHasSetWinsOverTheEndpointAfterAnEarlierStepToo() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:set")
                        .to("relativity-imaging:job/run?imagingSetId=5&workspaceId=1")
                        .setHeader("CamelRelativityImagingSetId", constant(7))
                        .to("relativity-imaging:job/run?imagingSetId=6&workspaceId=1");
            }
        });
        assertThat(relativity.send("direct:set", null, Map.of()).getException()).isNull();
        assertThat(sent().at("/imagingJob/imagingSetId").intValue()).isEqualTo(7);
    }

    @Test
    void theComponentsWorkspaceGivesWayToThatOfAnEarlierStep() throws Exception {
        relativity.component().setWorkspaceId(3);
        Exchange exchange = passing(
                "relativity-imaging:job/run?imagingSetId=5&workspaceId=1", "relativity-imaging:job/run?imagingSetId=5");
        assertThat(exchange.getException()).isNull();
        assertThat(sent().at("/imagingJob/workspaceId").intValue()).isEqualTo(1);
    }

    private Exchange passing(String... steps) throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:passing").to(steps);
            }
        });
        return relativity.send("direct:passing", null, Map.of());
    }

    @Test
    void bodyWinsOverTheEndpoint() throws Exception {
        relativity.send("relativity-imaging:job/run?imagingSetId=5&workspaceId=2", 6, Map.of());
        assertThat(sent().at("/imagingJob/imagingSetId").intValue()).isEqualTo(6);
    }

    /** Blank means the stored native file: an option must not put another file in its place. */
    @Test
    void anEmptyTextInTheBodyWinsOverTheEndpoint() throws Exception {
        relativity.send(
                "relativity-imaging:job/image-document?workspaceId=2&alternateNativeLocation=x.doc",
                "{\"DocumentId\":5,\"ProfileId\":6,\"AlternateNativeLocation\":\"\"}",
                Map.of());
        assertThat(sent().at("/imageDocumentJob/AlternateNativeLocation").textValue())
                .isEmpty();
    }

    @Test
    void headerAndBodyMayAgree() throws Exception {
        Exchange exchange = relativity.send(
                "relativity-imaging:job/run?workspaceId=2",
                "{\"imagingSetId\":\"6\"}",
                Map.of("CamelRelativityImagingSetId", 6));
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void headerAndBodyMustAgree() throws Exception {
        Exchange exchange = relativity.send(
                "relativity-imaging:job/run?workspaceId=2", 6, Map.of("CamelRelativityImagingSetId", 5));
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessage("job/run: imagingSetId is given twice with different values: header"
                        + " CamelRelativityImagingSetId says '5', the body says '6'");
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CamelRelativityImagingSetId, abc, imagingSetId, a positive integer",
        "CamelRelativityImagingSetId, 99999999999, imagingSetId, a positive integer",
        "CamelRelativityWorkspaceId, 1.0, workspaceId, a positive integer",
        "CamelRelativityQcEnabled, maybe, qcEnabled, true or false"
    })
    void refusesAWrongHeader(String header, String value, String field, String expected) throws Exception {
        Exchange exchange = relativity.send("relativity-imaging:job/run", null, Map.of(header, value));
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("job/run: " + field + " (header " + header + ") must be " + expected)
                .hasMessageContaining("but was '" + value + "'");
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void echoesAHostileValueShortAndOnOneLine() throws Exception {
        Exchange exchange = relativity.send(
                "relativity-imaging:job/run",
                null,
                Map.of("CamelRelativityImagingSetId", "x\n\u0000ERROR forged ".repeat(1000)));
        assertThat(exchange.getException().getMessage()).hasLineCount(1).hasSizeLessThan(300);
    }

    @Test
    void keepsTheHeadersAndAddsTheIds() throws Exception {
        Exchange exchange =
                relativity.send("relativity-imaging:job/run?workspaceId=2&qcEnabled=true", 6, Map.of("mine", "kept"));
        assertThat(exchange.getMessage().getHeaders())
                .isEqualTo(Map.of(
                        "mine", "kept",
                        "CamelRelativityWorkspaceId", 2,
                        "CamelRelativityImagingSetId", 6,
                        "CamelRelativityImagingJobGuid", UUID.fromString(GUID),
                        "CamelRelativityAttempts", 1));
    }

    @Test
    void nextStepNeedsNoBody() throws Exception {
        Exchange run = relativity.send("relativity-imaging:job/run?workspaceId=2", 6, Map.of());
        relativity.answer(okJson("{\"ArtifactID\":6,\"Status\":{\"Status\":\"Imaging\"}}"));
        Exchange read = relativity.send(
                "relativity-imaging:set/read",
                run.getMessage().getBody(),
                run.getMessage().getHeaders());
        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(ImagingSet.class).status().status())
                .isEqualTo("Imaging");
    }

    @Test
    void leavesTheMessageAloneWhenItFails() throws Exception {
        relativity.answer(okJson("{\"ImagingJobId\":null}"));
        Map<String, Object> headers = new HashMap<>(Map.of("CamelRelativityWorkspaceId", 2));
        Exchange exchange = relativity.send("relativity-imaging:job/run", "6", headers);
        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("6");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
    }

    @Test
    void answersInOnlyAlike() throws Exception {
        Exchange exchange = relativity
                .context()
                .createProducerTemplate()
                .send("relativity-imaging:job/run?workspaceId=2&imagingSetId=6", ExchangePattern.InOnly, e -> {});
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"ImagingJobID\":\"" + GUID + "\"}");
    }

    /** What an earlier HTTP step leaves behind, or a hostile client sends, neither travels nor steers. */
    @Test
    void noHeaderReachesTheWireOrSteersTheCall() throws Exception {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.HTTP_URI, "http://evil.example.com/");
        headers.put(Exchange.HTTP_PATH, "/evil");
        headers.put(Exchange.HTTP_QUERY, "evil=1");
        headers.put(Exchange.HTTP_METHOD, "DELETE");
        headers.put("Authorization", "Bearer stolen");
        headers.put("Cookie", "RelAuth=stolen");
        headers.put("Host", "evil.example.com");
        headers.put("X-CSRF-Header", "");
        headers.put("Content-Type", "text/plain");
        headers.put("breadcrumbId", "abc");

        Exchange exchange = relativity.send("relativity-imaging:job/run?workspaceId=2", 6, headers);

        assertThat(exchange.getException()).isNull();
        var request = relativity.requests().get(0);
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).endsWith("RunImagingSetAsync");
        assertThat(request.getHeaders().toString())
                .doesNotContain("stolen")
                .doesNotContain("evil")
                .doesNotContain("abc");
        assertThat(request.getHeader("X-CSRF-Header")).isEqualTo("-");
    }

    private JsonNode sent() throws Exception {
        List<LoggedRequest> requests = relativity.requests();
        return new ObjectMapper().readTree(requests.get(requests.size() - 1).getBody());
    }
}
