package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponseBuilder;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What set/await takes, as every operation, what it refuses before anything is sent, and what the outside is told. */
class AwaitInputTest {

    @RegisterExtension
    final LogLines log = new LogLines();

    private final List<RelativityCallEvent> events = new CopyOnWriteArrayList<>();
    private AwaitingRelativity relativity;

    @BeforeEach
    void start() {
        relativity = new AwaitingRelativity(ApiVersion.V1);
        relativity.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityCallEvent call
                        && call.getOperation().equals("set/await")) {
                    events.add(call);
                }
            }
        });
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    private void assertTold(RelativityOutcome outcome, String start) {
        assertThat(log.lines().stream().filter(line -> line.contains(": set/await ")))
                .singleElement()
                .asString()
                .startsWith("INFO org.camelrelativity.audit: set/await " + outcome + start);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.getOutcome())
                .isEqualTo(outcome));
    }

    @Test
    void takesAllThatNamesASet() throws Exception {
        relativity.route("");
        int set = relativity.addRunningSet(30, 0).artifactId();
        String json = "{\"ImagingSetID\":" + set + "}";
        Stream<Object> bodies = Stream.of(
                set,
                String.valueOf(set),
                (long) set,
                json,
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                Map.of("imagingSetId", set, "workspaceId", AwaitingRelativity.WORKSPACE),
                new ArtifactSelector(AwaitingRelativity.WORKSPACE, set));
        for (Object body : bodies.toList()) {
            Exchange exchange = relativity.endOf(relativity.await(body));
            assertThat(exchange.getException()).as("%s", body).isNull();
            assertThat(exchange.getMessage().getBody()).isInstanceOf(ImagingSetEnd.class);
        }
        Map<String, Object> headers = Map.of(RelativityImagingConstants.IMAGING_SET_ID, String.valueOf(set));
        assertThat(relativity.endOf(relativity.await(null, headers)).getException())
                .isNull();
    }

    @Test
    void takesOptions() throws Exception {
        SandboxImagingSet set = relativity.addSet(30, 0);
        relativity.route("?imagingSetId=" + set.artifactId());
        relativity.request("job/run", set.artifactId());
        assertThat(relativity.endOf(relativity.await(null)).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | imagingSetId is missing: give a positive integer",
                "abc | the body is no valid JSON",
                "0 | imagingSetId (the body) must be a positive integer up to 2147483647, but was '0'",
                "{\"imagingSetId\":1.5} | imagingSetId (the body) must be a positive integer",
                "{\"awaitTimeout\":\"5s\"} | unknown field 'awaitTimeout'; known are WorkspaceID, ImagingSetID"
            })
    void refusesBadInputAtOnce(String body, String message) throws Exception {
        relativity.route("");
        Exchange exchange = relativity.await(body).getNow(null);
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageStartingWith("set/await: ")
                .hasMessageContaining(message);
        assertThat(relativity.sandbox().journal().arrived()).isZero();
        assertTold(RelativityOutcome.INVALID_REQUEST, " ");
    }

    @Test
    void tellsOfAnEnd() throws Exception {
        relativity.route("");
        SandboxImagingSet set = relativity.addRunningSet(30, 0);
        Map<String, Object> stale = new HashMap<>(Map.of(RelativityImagingConstants.ATTEMPTS, 99));
        Exchange exchange = relativity.endOf(relativity.await(set.artifactId(), stale));
        assertTold(
                RelativityOutcome.DONE,
                " workspaceId=1017371 imagingSetId=" + set.artifactId() + " status=200 attempts=" + relativity.polls()
                        + " instance=127.0.0.1:");
        assertThat(exchange.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(relativity.polls());
    }

    @Test
    void tellsOfATimeout() throws Exception {
        relativity.route("?awaitTimeout=5s");
        SandboxImagingSet set = relativity.addRunningSet(30, 0);
        relativity.endOf(relativity.await(set.artifactId()));
        assertTold(
                RelativityOutcome.UNAVAILABLE,
                " workspaceId=1017371 imagingSetId=" + set.artifactId() + " attempts=" + relativity.polls());
        assertThat(log.lines())
                .last()
                .asString()
                .endsWith("error='the imaging set has not ended within PT5S: it was" + " Waiting'");
    }

    @Test
    void tellsOfAStop() throws Exception {
        relativity.route("");
        SandboxImagingSet set = relativity.addRunningSet(30, 0);
        relativity.await(set.artifactId());
        relativity.context().stop();
        assertTold(
                RelativityOutcome.UNAVAILABLE, " workspaceId=1017371 imagingSetId=" + set.artifactId() + " attempts=0");
    }

    @Test
    void tellsOfARefusal() throws Exception {
        relativity.route("");
        relativity.endOf(relativity.await(4711));
        assertTold(
                RelativityOutcome.REFUSED,
                " workspaceId=1017371 imagingSetId=4711 status=404 attempts=" + relativity.polls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-5s", "abc", "10 minutes", "99999999h", "1s1s", "1s1m"})
    void refusesAWrongTimeout(String timeout) {
        assertThatThrownBy(
                        () -> relativity.context().getEndpoint("relativity-imaging:set/await?awaitTimeout=" + timeout))
                .rootCause()
                .hasMessage("set/await: option awaitTimeout must be a positive duration such as 500ms, 10s or 2m, but"
                        + " was '" + timeout + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesAWrongRate(int rate) {
        relativity.component().setMaxPollsPerMinute(rate);
        assertThatThrownBy(() -> relativity.context().getEndpoint("relativity-imaging:set/await"))
                .rootCause()
                .hasMessageContaining("maxPollsPerMinute must be a positive integer")
                .hasMessageContaining(String.valueOf(rate));
    }

    @Test
    void onlyThisOperationHasATimeout() {
        assertThatThrownBy(() -> relativity.context().getEndpoint("relativity-imaging:set/read?awaitTimeout=5s"))
                .rootCause()
                .hasMessage("set/read has no option awaitTimeout; its options are workspaceId, imagingSetId,"
                        + " apiVersion, connection");
        assertThatThrownBy(() -> relativity.context().getEndpoint("relativity-imaging:set/awiat"))
                .rootCause()
                .hasMessageContaining("did you mean 'set/await'?");
    }

    @Test
    void anEndIsReadableAnywhere() throws Exception {
        ImagingSetEnd end = new ImagingSetEnd(
                "Completed with errors",
                ImagingSetOutcome.COMPLETED_WITH_ERRORS,
                Duration.ofMillis(750_500),
                ImagingSetStatusResponseBuilder.builder()
                        .status("Completed with errors")
                        .numberOfDocuments(5)
                        .build());
        relativity.route("");
        TypeConverter converter = relativity.context().getTypeConverter();
        assertThat(converter.convertTo(String.class, end))
                .isEqualTo("{\"Status\":\"Completed with errors\",\"Outcome\":\"COMPLETED_WITH_ERRORS\","
                        + "\"Duration\":\"PT12M30.5S\",\"Details\":{\"Status\":\"Completed with errors\","
                        + "\"NumberOfDocuments\":5}}");
        assertThat(converter.convertTo(Map.class, end).get("Duration")).isEqualTo("PT12M30.5S");
    }

    /** Neither the pattern nor the number overflows. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "1h", "1ms", "1h1"})
    void aTimeoutOfTwentyThousandDigitsIsRefused(String piece) {
        assertThatThrownBy(() -> FieldType.DURATION.read("awaitTimeout", piece.repeat(20_000)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("awaitTimeout must be a positive duration")
                .hasMessageMatching(".{1,200}");
    }
}
