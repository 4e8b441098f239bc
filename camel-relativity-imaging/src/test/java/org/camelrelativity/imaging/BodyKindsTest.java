package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.util.IOHelper;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.testing.Contract;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All the forms in which a route may give one and the same request. */
class BodyKindsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "{\"imagingSetId\":1039603,\"workspaceId\":1017371}";
    private static final String WIRE = "{\"imagingJob\":" + RUN + "}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void answer() {
        relativity.answer(okJson("{\"ImagingJobId\":\"442dd13d-26ed-493d-b48c-3547ef62394c\"}"));
    }

    static Object[] bodies() throws Exception {
        Map<String, Object> csvRow = new LinkedHashMap<>();
        csvRow.put("imagingSetId", "1039603");
        csvRow.put("workspaceId", " 1017371 ");
        csvRow.put("QcEnabled", "");
        byte[] bytes = RUN.getBytes(StandardCharsets.UTF_8);
        return new Object[] {
            RUN,
            new StringBuilder(RUN),
            RUN + "\r\n",
            "{\"IMAGINGJOB\":{\"ImagingSetID\":1039603},\"WorkspaceID\":1017371}",
            "{\"ImagingSetID\":{\"ArtifactID\":1039603,\"Name\":\"Set\"},\"workspaceArtifactId\":\"1017371\"}",
            bytes,
            ByteBuffer.wrap(bytes),
            new ByteArrayInputStream(bytes),
            new InputStreamCache(bytes),
            new StringReader(RUN),
            JSON.readTree(RUN),
            JSON.readValue(RUN, Map.class),
            csvRow,
            new ImagingJob(1017371, 1039603, null),
        };
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void takesAnyFormOfTheRequest(Object body) throws Exception {
        assertSent(relativity.send("relativity-imaging:job/run", body, Map.of()), WIRE);
    }

    static Object[] bareIds() {
        return new Object[] {
            1039603,
            1039603L,
            new BigDecimal("1039603.00"),
            new AtomicInteger(1039603),
            (Object) "1039603",
            "\uFEFF1039603",
            "1039603\n",
            "1039603".getBytes(StandardCharsets.UTF_8)
        };
    }

    @ParameterizedTest
    @MethodSource("bareIds")
    void takesABareId(Object body) throws Exception {
        assertSent(relativity.send("relativity-imaging:job/run?workspaceId=1017371", body, Map.of()), WIRE);
    }

    @Test
    void takesAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("job.json"), RUN);
        assertSent(relativity.send("relativity-imaging:job/run", file.toFile(), Map.of()), WIRE);
        assertSent(relativity.send("relativity-imaging:job/run", file, Map.of()), WIRE);
    }

    @Test
    void takesAFileFromTheFileComponent(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("job.json"), WIRE);
        MockEndpoint done = relativity.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=10").to("relativity-imaging:job/run", "mock:done");
            }
        });
        done.assertIsSatisfied();
        assertThat(JSON.readTree(relativity.requests().get(0).getBody())).isEqualTo(JSON.readTree(WIRE));
    }

    @Test
    void takesEverythingFromHeadersWhenThereIsNoBody() throws Exception {
        Map<String, Object> headers = Map.of(
                RelativityImagingConstants.WORKSPACE_ID, "1017371", RelativityImagingConstants.IMAGING_SET_ID, 1039603);
        assertSent(relativity.send("relativity-imaging:job/run", null, headers), WIRE);
    }

    /** The same numbers as request would mean something else: a profile's id is no imaging set's. */
    @Test
    void takesAnAnswerOfAnEarlierStepForNoRequest() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:chain")
                        .to("relativity-imaging:profile/save")
                        .to("relativity-imaging:set/read?imagingSetId=1039603")
                        .to("relativity-imaging:set/release")
                        .to("relativity-imaging:job/run");
            }
        });
        relativity.answer("Profile Service/SaveAsync", "1038842");
        relativity.answer("Set Service/ReadAsync", "{\"ArtifactID\":1039603,\"Name\":\"Set\"}");
        relativity.answer("Set Service/ReleaseImagingSetAsync", "true");
        Exchange exchange = relativity.context().createProducerTemplate().request("direct:chain", e -> e.getMessage()
                .setBody(Contract.of(ImagingOperations.API_OPERATIONS, ApiVersion.LEGACY, "profile/save")
                        .body()
                        .toString()));
        assertThat(relativity.requests()).hasSize(4);
        assertSent(exchange, WIRE.replace("1017371", "1017048"));
    }

    @Test
    void savesWhatAnEarlierStepAnswered() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:again").to("relativity-imaging:set/read").to("relativity-imaging:set/save");
            }
        });
        relativity.answer(
                "ReadAsync",
                "{\"ArtifactID\":1039603,\"Name\":\"Set\",\"ImagingProfile\":{\"ArtifactID\":8},\"DataSource\":9}");
        relativity.answer("SaveAsync", "1039603");
        Exchange exchange = relativity.context().createProducerTemplate().request("direct:again", e -> e.getMessage()
                .setBody(RUN));
        assertSent(
                exchange,
                "{\"imagingSet\":{\"ArtifactID\":1039603,\"Name\":\"Set\",\"ImagingProfile\":{\"ArtifactID\":8},"
                        + "\"EmailNotificationRecipients\":\"\",\"DataSource\":9,\"Status\":{}},\"workspaceId\":1017371}");
    }

    @Test
    void redeliversAStreamWhole() throws Exception {
        relativity.configuration().setMaxAttempts(1); // only the route repeats
        relativity.answer(serverError());
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).maximumRedeliveries(2).redeliveryDelay(0);
                from("direct:stream").to("relativity-imaging:set/read");
            }
        });
        for (Object body :
                new Object[] {new ByteArrayInputStream(RUN.getBytes(StandardCharsets.UTF_8)), new StringReader(RUN)}) {
            relativity.server().resetRequests();
            Exchange exchange = relativity
                    .context()
                    .createProducerTemplate()
                    .request("direct:stream", e -> e.getMessage().setBody(body));
            assertThat(exchange.getException()).isNotNull();
            assertThat(exchange.getException()).isInstanceOf(RelativityUnavailableException.class);
            assertThat(relativity.requests()).hasSize(3);
            assertThat(relativity.requests())
                    .extracting(LoggedRequest::getBodyAsString)
                    .containsOnly("{\"imagingSetId\":1039603,\"workspaceID\":1017371}");
        }
    }

    @Test
    void leavesABodyThatCanBeReadAgain() throws Exception {
        relativity.context().setStreamCaching(false);
        for (Object body :
                new Object[] {new ByteArrayInputStream(RUN.getBytes(StandardCharsets.UTF_8)), new StringReader(RUN)}) {
            relativity.answer(serverError());
            Exchange exchange = relativity.send("relativity-imaging:set/read", body, Map.of());
            assertThat(exchange.getException()).isInstanceOf(RelativityUnavailableException.class);
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(RUN);
        }
    }

    /** As after a step that has looked at its beginning. */
    @Test
    void takesAStreamCacheFromItsBeginningAndLeavesItThere() throws Exception {
        InputStreamCache cache = new InputStreamCache(RUN.getBytes(StandardCharsets.UTF_8));
        assertThat(cache.readNBytes(5)).hasSize(5);
        assertSent(relativity.send("relativity-imaging:job/run", cache, Map.of()), WIRE);
        assertThat(cache.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(RUN);
    }

    @Test
    void takesACachedReaderFromItsBeginningAndLeavesItThere() throws Exception {
        ReaderCache cache = new ReaderCache(RUN);
        assertThat(cache.read(new char[5])).isEqualTo(5);
        assertSent(relativity.send("relativity-imaging:job/run", cache, Map.of()), WIRE);
        assertThat(IOHelper.toString(cache)).isEqualTo(RUN);
    }

    private void assertSent(Exchange exchange, String wire) throws Exception {
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests()).hasSizeGreaterThanOrEqualTo(1);
        LoggedRequest last = relativity.requests().get(relativity.requests().size() - 1);
        assertThat(JSON.readTree(last.getBody())).isEqualTo(JSON.readTree(wire));
    }
}
