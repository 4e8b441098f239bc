package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What production/status is asked for, and what it tells then. */
class StatusOptionsTest {

    private static final String PATH =
            "/Relativity.REST/api/relativity-productions/v1/workspaces/7/productions/200/job-status";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @BeforeEach
    void answer() {
        relativity.answer(okJson("{\"Status\":\"Branding\",\"JobStatus\":\"Running\",\"BrandingErrors\":[],"
                + "\"NumberOfBrandingErrors\":0,\"PercentageImaging\":0,\"PercentageProducing\":62.5}"));
    }

    private Exchange status(String options, Map<String, Object> body) throws Exception {
        Map<String, Object> given = new HashMap<>(Map.of("WorkspaceID", 7, "ProductionID", 200));
        given.putAll(body);
        return relativity.send("relativity-production:production/status" + options, given, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | ''",
                "?includePercentages=true | ?includePercentages=true",
                "?includePercentages=false | ?includePercentages=false",
                "?numberOfBrandingErrors=500 | ?numberOfBrandingErrors=500",
                "?numberOfBrandingErrors=0&includePercentages=TRUE | ?includePercentages=true&numberOfBrandingErrors=0"
            })
    void asksForWhatTheOptionsSay(String options, String query) throws Exception {
        assertThat(status(options == null ? "" : options, Map.of()).getException())
                .isNull();
        assertThat(relativity.requests()).singleElement().satisfies(request -> {
            assertThat(request.getUrl()).isEqualTo(PATH + query);
            assertThat(request.getBody()).isEmpty();
        });
    }

    @Test
    void asksForWhatTheMessageSays() throws Exception {
        Exchange exchange = status("", Map.of("includePercentages", "true", "NumberOfBrandingErrors", 3));
        assertThat(exchange.getException()).isNull();
        assertThat(relativity.requests().get(0).getUrl())
                .isEqualTo(PATH + "?includePercentages=true&numberOfBrandingErrors=3");
        assertThat(exchange.getMessage()
                        .getBody(ProductionJobStatusResult.class)
                        .percentageProducing())
                .isEqualByComparingTo("62.5");
    }

    @Test
    void percentagesThatWereAskedForAreToldAlsoIfTheyAre0() throws Exception {
        ProductionJobStatusResult told =
                status("?includePercentages=true", Map.of()).getMessage().getBody(ProductionJobStatusResult.class);
        assertThat(told.percentageImaging()).isEqualTo(BigDecimal.ZERO);
        assertThat(told.percentageProducing()).isEqualByComparingTo("62.5");
        assertThat(told.status()).isEqualTo("Branding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?includePercentages=false", "?numberOfBrandingErrors=3"})
    void percentagesThatWereNotAskedForAreAbsent(String options) throws Exception {
        Exchange exchange = status(options, Map.of());
        ProductionJobStatusResult told = exchange.getMessage().getBody(ProductionJobStatusResult.class);
        assertThat(told.percentageImaging()).isNull();
        assertThat(told.percentageProducing()).isNull();
        assertThat(told.numberOfBrandingErrors()).isZero();
        assertThat(exchange.getMessage().getBody(String.class))
                .contains("Branding")
                .doesNotContain("Percentage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "includePercentages=maybe | includePercentages must be true or false, but was 'maybe'",
                "includePercentages=1 | includePercentages must be true or false, but was '1'",
                "numberOfBrandingErrors=many | numberOfBrandingErrors must be an integer from 0 to 2147483647, but was 'many'",
                "numberOfBrandingErrors=-1 | numberOfBrandingErrors must be an integer from 0 to 2147483647, but was '-1'"
            })
    void refusesWrongOptionsAndFields(String option, String message) throws Exception {
        assertThatThrownBy(() -> relativity.context().getEndpoint("relativity-production:production/status?" + option))
                .rootCause()
                .hasMessageContaining(message);
        String[] field = option.split("=");
        assertThat(status("", Map.of(field[0], field[1])).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message.replace(" must", " (the body) must"));
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"job/cancel", "queue/jobs", "job/mass-retry"})
    void otherOperationsHaveNoSuchOptions(String operation) {
        assertThatThrownBy(() -> relativity
                        .context()
                        .getEndpoint("relativity-production:" + operation + "?includePercentages=true"))
                .rootCause()
                .hasMessageContaining("has no option includePercentages");
    }
}
