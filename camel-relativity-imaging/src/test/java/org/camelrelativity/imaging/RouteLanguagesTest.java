package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One operation from each language in which routes are written. */
class RouteLanguagesTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @Test
    void java() throws Exception {
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:java").to("relativity-imaging:job/run?workspaceId=1017371&qcEnabled=true");
            }
        });
        runs("direct:java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml"})
    void fromAFile(String language) throws Exception {
        PluginHelper.getRoutesLoader(relativity.context())
                .loadRoutes(PluginHelper.getResourceLoader(relativity.context())
                        .resolveResource("classpath:routes/run-set." + language));
        runs("direct:" + language);
    }

    private void runs(String start) {
        relativity.answer(okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        ImagingJobResponse answer =
                relativity.context().createProducerTemplate().requestBody(start, 1039603, ImagingJobResponse.class);
        assertThat(answer.imagingJobId().guid()).contains(UUID.fromString(GUID));
        assertThat(relativity.requests()).hasSize(1);
        assertThat(relativity.requests().get(0).getBodyAsString())
                .isEqualTo("{\"imagingJob\":{\"imagingSetId\":1039603,\"workspaceId\":1017371,\"QcEnabled\":true}}");
    }
}
