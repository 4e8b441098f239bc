package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImagingSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that a route has kept and made the body again; see {@link ReferencesTest} for what takes it. */
class KeptAnswersTest {

    private static final String SET =
            "{\"ArtifactID\":5,\"Name\":\"Set\",\"ImagingProfile\":{\"ArtifactID\":8},\"DataSourceID\":9,\"Status\":{}}";
    private static final String PROFILE = "{\"ArtifactID\":8,\"Name\":\"Profile\",\"ImagingMethod\":\"Basic\"}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @BeforeEach
    void answer() {
        relativity.component().setWorkspaceId(2210001);
        relativity.answer(okJson("{}"));
        relativity.answer("Set Service/ReadAsync", SET);
        relativity.answer("Profile Service/ReadAsync", PROFILE);
        relativity.answer("ReleaseImagingSetAsync", "true");
    }

    interface Steps {
        ProcessorDefinition<?> after(ProcessorDefinition<?> route);
    }

    /** Reads a set, keeps it, does something else, and releases what it kept. */
    private Exchange release(Steps kept, Steps setBack) throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                ProcessorDefinition<?> route = kept.after(from("direct:start").to("relativity-imaging:set/read"))
                        .removeHeader(RelativityImagingConstants.IMAGING_SET_ID)
                        .setBody(constant(8));
                setBack.after(route.to("relativity-imaging:profile/read")).to("relativity-imaging:set/release");
            }
        });
        return relativity.context().createProducerTemplate().request("direct:start", e -> e.getMessage()
                .setBody(5));
    }

    private void assertReleased(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests()).hasSize(3);
        assertThat(last().getUrl()).endsWith("ReleaseImagingSetAsync");
        assertThat(last().getBodyAsString())
                .isEqualTo(
                        "{\"imagingSet\":{\"ArtifactID\":5,\"imagingSetId\":5,\"Name\":\"\"},\"workspaceId\":2210001}");
    }

    private LoggedRequest last() {
        return relativity.requests().get(relativity.requests().size() - 1);
    }

    @Test
    void countsWhenItWasKeptInAProperty() throws Exception {
        assertReleased(release(
                route -> route.setProperty("s").body(), route -> route.setBody().exchangeProperty("s")));
    }

    @Test
    void countsWhenItWasKeptInAHeader() throws Exception {
        assertReleased(release(
                route -> route.setHeader("s").body(), route -> route.setBody().header("s")));
    }

    @Test
    void countsWhenItWasKeptInAVariable() throws Exception {
        assertReleased(release(
                route -> route.setVariable("s").body(), route -> route.setBody().variable("s")));
    }

    @Test
    void countsWhenItWasKeptAsText() throws Exception {
        assertReleased(release(
                route -> route.convertBodyTo(String.class).setProperty("s").body(),
                route -> route.setBody().exchangeProperty("s")));
    }

    @Test
    void countsWhenAnAggregationStrategyPutItBack() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").setBody(constant(5)).to("relativity-imaging:set/read");
                from("direct:start")
                        .to("relativity-imaging:profile/read")
                        .enrich("direct:read", (old, read) -> {
                            old.getMessage().setBody(read.getMessage().getBody());
                            return old;
                        })
                        .to("relativity-imaging:set/release");
            }
        });
        assertReleased(relativity.context().createProducerTemplate().request("direct:start", e -> e.getMessage()
                .setBody(8)));
    }

    @Test
    void failsIfAHeaderNamesAnother() throws Exception {
        Exchange exchange = release(route -> route.setProperty("s").body(), route -> route.setHeader(
                        RelativityImagingConstants.IMAGING_SET_ID, () -> 6)
                .setBody()
                .exchangeProperty("s"));
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessage("set/release: imagingSetId is given twice with different values: header"
                        + " CamelRelativityImagingSetId says '6', the body says '5'");
        assertThat(relativity.requests()).hasSize(2);
    }

    @Test
    void isAwaited() throws Exception {
        ImagingSet set = new ImagingSet(5, "Set", ArtifactRef.of(8), 9, null, null);
        Exchange exchange = relativity.send(
                "relativity-imaging:set/await", set, Map.of(RelativityImagingConstants.IMAGING_SET_ID, 6));
        assertThat(exchange.getException()).hasMessageContaining("imagingSetId is given twice");
    }

    /** An answer that is the body ever since it came says nothing new: a header was set after it. */
    @Test
    void yieldsToAHeaderAsLongAsItIsUntouched() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("relativity-imaging:set/read")
                        .setHeader(RelativityImagingConstants.IMAGING_SET_ID, constant(6))
                        .to("relativity-imaging:set/hide")
                        .removeHeaders("*")
                        .setBody(constant(5))
                        .to("relativity-imaging:set/read")
                        .removeHeaders("*")
                        .to("relativity-imaging:set/release");
            }
        });
        relativity.answer("HideImagingSetAsync", "true");
        Exchange exchange = relativity.context().createProducerTemplate().request("direct:start", e -> e.getMessage()
                .setBody(5));
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests().get(1).getBodyAsString()).contains("\"imagingSetId\":6");
        assertThat(last().getBodyAsString()).contains("\"imagingSetId\":5");
    }

    /** A profile's id is no set's, and a set that is yet to be created is no answer. */
    @Test
    void namesNothingOfAnotherKind() throws Exception {
        Exchange read = relativity.send("relativity-imaging:profile/read", 8, Map.of());
        Object profile = read.getMessage().getBody();
        assertThat(relativity
                        .send("relativity-imaging:job/run", profile, Map.of())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("imagingSetId is missing");
        ImagingSet unsaved = new ImagingSet(null, "Set", ArtifactRef.of(8), 9, null, null);
        assertThat(relativity
                        .send(
                                "relativity-imaging:job/run",
                                unsaved,
                                Map.of(RelativityImagingConstants.IMAGING_SET_ID, 5))
                        .getException())
                .hasMessage("job/run: the body is a ImagingSet, but the request of this operation is a ImagingJob");
        assertThat(relativity.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set/read | {\"ArtifactID\":5,\"Name\":\"any kind of thing\"} | unknown field 'Name'",
                "set/read | {\"ArtifactID\":5,\"Name\":\"Set\",\"Status\":{},\"Colour\":1} | unknown field",
                "set/read | {\"ArtifactID\":0,\"Name\":\"Set\",\"Status\":{}} | imagingSetId (the body) must be a positive integer",
                "set/read | {\"ArtifactID\":5,\"Status\":\"Staging\"} | ImagingSet.Status must be an object",
                "set/read | {\"ArtifactID\":8,\"Name\":\"Profile\",\"ImagingMethod\":\"Basic\"} | unknown field 'Name'",
                "job/run  | {\"ImagingSetID\":5,\"Priority\":1} | unknown field 'Priority'",
                "job/stop | {\"ImagingJobID\":5,\"JobStatus\":\"Created\"} | unknown field 'JobStatus'",
            })
    void isKnownByItsNamesAlone(String operation, String json, String message) throws Exception {
        assertThat(relativity
                        .send("relativity-imaging:" + operation, json, Map.of())
                        .getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message);
        assertThat(relativity.requests()).isEmpty();
    }
}
