package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.camelrelativity.common.RelativityCallEvent;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an exchange ends, the audit trail has exactly one line of it, and whoever listens gets one event. */
class AuditTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";
    private static final String RUN = "job/run?workspaceId=7";
    private static final String READ = "set/read?workspaceId=7";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final List<RelativityCallEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void repeatSoon() {
        relativity.component().getConfiguration().setRetryDelay(Duration.ofMillis(1));
    }

    @BeforeEach
    void listen() {
        relativity.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof RelativityCallEvent call) {
                    events.add(call);
                }
            }
        });
    }

    @Test
    void done() {
        relativity.answer(okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        fire(RUN, 8);
        assertTold(
                RelativityOutcome.DONE,
                "job/run done workspaceId=7 imagingSetId=8 imagingJobGuid=" + GUID + " status=200 attempts=1 HERE");
        RelativityCallEvent event = events.get(0);
        assertThat(event.getOperation()).isEqualTo("job/run");
        assertThat(event.getWorkspaceId()).isEqualTo(Optional.of(7));
        assertThat(event.getAttempts()).isEqualTo(1);
        assertThat(event.getHttpStatus()).isEqualTo(200);
        assertThat(event.getExchangeId()).isEqualTo("exchange-1");
        assertThat(event.getInstance()).isEqualTo(instance());
        assertThat(event.getDuration()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        assertThat(event.getSource()).isSameAs(relativity.context());
        assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
    }

    @Test
    void doneInTheVersionedApi() {
        relativity.answer(okJson("{\"ImagingJobID\":1054631}"));
        fire(RUN + "&apiVersion=v1", 8);
        assertTold(
                RelativityOutcome.DONE,
                "job/run done workspaceId=7 imagingSetId=8 imagingJobId=1054631 status=200 attempts=1 HERE");
    }

    @Test
    void doneToTheInstance() {
        relativity.answer(aResponse().withStatus(200));
        fire("environment/clean-up-inactive-jobs?apiVersion=v1", null);
        assertTold(RelativityOutcome.DONE, "environment/clean-up-inactive-jobs done status=200 attempts=1 HERE");
        assertThat(events.get(0).getWorkspaceId()).isEmpty();
    }

    @Test
    void aVersionedUpdateThatFailedNamesWhatItWasToUpdate() {
        fails(
                "set/save?workspaceId=7&apiVersion=v1",
                Map.of(
                        "ArtifactID",
                        5,
                        "Name",
                        "Set",
                        "ImagingProfileID",
                        6,
                        "DataSourceID",
                        4,
                        "EmailNotificationRecipients",
                        ""),
                aResponse().withStatus(503));
        assertTold(
                RelativityOutcome.UNAVAILABLE,
                "set/save unavailable workspaceId=7 artifactId=5 status=503 attempts=3 HERE error='status 503'");
    }

    @Test
    void refused() {
        fails(RUN, aResponse().withStatus(409).withBody("{\"Message\":\"it runs\"}"));
        assertTold(
                RelativityOutcome.REFUSED,
                "job/run refused workspaceId=7 imagingSetId=8 status=409 attempts=1 HERE error='status 409: it runs'");
    }

    @Test
    void unknown() {
        fails(RUN, aResponse().withStatus(500));
        assertThat(log.lines().get(0))
                .contains("job/run unknown workspaceId=7 imagingSetId=8 status=500 attempts=1")
                .contains("error='the outcome is unknown: status 500. It may have been executed");
        assertThat(events.get(0).getOutcome()).isEqualTo(RelativityOutcome.UNKNOWN);
    }

    @Test
    void unavailable() {
        fails(READ, aResponse().withStatus(500));
        assertTold(
                RelativityOutcome.UNAVAILABLE,
                "set/read unavailable workspaceId=7 imagingSetId=8 status=500 attempts=3 HERE error='status 500'");
    }

    @Test
    void notSentByRelativitysWord() {
        fails(RUN, aResponse().withStatus(429));
        assertTold(
                RelativityOutcome.NOT_SENT,
                "job/run not-sent workspaceId=7 imagingSetId=8 status=429 attempts=1 HERE error='status 429'");
    }

    @Test
    void notSentSinceNobodyListens() {
        relativity.server().stop();
        RelativityException e = (RelativityException) fire(RUN, 8).getException();
        assertThat(log.lines().get(0))
                .contains("job/run not-sent workspaceId=7 imagingSetId=8 attempts=0")
                .contains("error='not sent: ");
        assertThat(events.get(0).getOutcome()).isEqualTo(e.getOutcome()).isEqualTo(RelativityOutcome.NOT_SENT);
        assertThat(events.get(0).getHttpStatus()).isZero();
    }

    /** Relativity knows nothing of these; the trail still accounts for the exchange. */
    @Test
    void notFired() {
        fire(RUN, Map.of("colour", "red"));
        assertTold(
                RelativityOutcome.INVALID_REQUEST,
                "job/run invalid-request attempts=0 HERE error='unknown field 'colour'; known are WorkspaceID, ImagingSetID,"
                        + " QcEnabled, OriginationID'");
        assertThat(events.get(0).getWorkspaceId()).isEmpty();
    }

    @Test
    void notFiredSinceAFieldIsMissing() {
        fire(RUN, null);
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0))
                .contains("job/run invalid-request workspaceId=7 attempts=0")
                .contains("error='imagingSetId is missing: ");
    }

    @Test
    void anObjectThatThrowsIsToldAsWell() {
        Object odd = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException("a bug of somebody's");
            }
        };
        Exchange exchange = relativity.context().createProducerTemplate().request("relativity-imaging:" + RUN, e -> {
            e.setExchangeId("exchange-1");
            e.getMessage().setHeader(RelativityImagingConstants.IMAGING_SET_ID, odd);
        });
        assertThat(exchange.getException()).isInstanceOf(RelativityRequestException.class);
        assertThat(log.lines()).singleElement().asString().contains("job/run invalid-request attempts=0");
    }

    @Test
    void aSaveThatFailedNamesWhatItWasToUpdate() {
        fails(
                "field-code/save?workspaceId=7",
                Map.of("ArtifactID", 5, "FieldCode", "Date", "Application", "MicrosoftWord", "Option", "ShowFieldCode"),
                aResponse().withStatus(503));
        assertTold(
                RelativityOutcome.UNAVAILABLE,
                "field-code/save unavailable workspaceId=7 artifactId=5 status=503 attempts=3 HERE error='status 503'");
    }

    @Test
    void nobodyForgesALine() {
        relativity.answer(aResponse()
                .withStatus(400)
                .withBody("{\"Message\":\"no\\r\\nINFO org.camelrelativity.audit: set/delete done\\u2028\"}"));
        relativity.context().createProducerTemplate().request("relativity-imaging:" + RUN, exchange -> {
            exchange.setExchangeId("a attempts=9\nb");
            exchange.getMessage().setBody(8);
        });
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0))
                .hasLineCount(1)
                .contains("attempts=1")
                .contains("exchange=a_attempts=9?b error='status 400: no??INFO")
                .doesNotContain("\u2028");
    }

    @Test
    void noBlankOfUnicodeMakesSeveralValuesOfOne() {
        relativity.answer(okJson("{}"));
        for (String blank :
                new String[] {" ", "\t", "\u00A0", "\u1680", "\u2003", "\u202F", "\u3000", "\u2800", "\u3164"}) {
            relativity.context().createProducerTemplate().request("relativity-imaging:" + RUN, exchange -> {
                exchange.setExchangeId("a" + blank + "attempts=9");
                exchange.getMessage().setBody(8);
            });
        }
        assertThat(log.lines()).hasSize(9).allSatisfy(line -> assertThat(line)
                .matches(".* exchange=a[_?]attempts=9 error='.*"));
    }

    /** An Error, too, would leave the exchange open for ever, and the file that it came from to be run again. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void aListenerThatFailsConcernsNobodyElse(Class<? extends Throwable> failure) {
        relativity.context().getManagementStrategy().getEventNotifiers().clear();
        relativity.context().getManagementStrategy().getStartedEventNotifiers().clear();
        relativity.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (failure == NoClassDefFoundError.class) {
                    throw new NoClassDefFoundError("no meters");
                }
                throw new IllegalStateException("no disk");
            }
        });
        listen();
        relativity.answer(okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        assertThat(fire(RUN, 8).getException()).isNull();
        assertThat(events).hasSize(1);
        assertThat(log.lines()).hasSize(2).element(1).asString().contains("the call's outcome stands");
    }

    private void fails(String uri, ResponseDefinitionBuilder answer) {
        fails(uri, 8, answer);
    }

    private void fails(String uri, Object body, ResponseDefinitionBuilder answer) {
        relativity.answer(answer);
        RelativityException e = (RelativityException) fire(uri, body).getException();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getOutcome()).isEqualTo(e.getOutcome());
    }

    private Exchange fire(String uri, Object body) {
        return relativity.context().createProducerTemplate().request("relativity-imaging:" + uri, exchange -> {
            exchange.setExchangeId("exchange-1");
            exchange.getMessage().setBody(body);
        });
    }

    private void assertTold(RelativityOutcome outcome, String line) {
        String here = "instance=" + instance() + " exchange=exchange-1";
        assertThat(log.lines()).containsExactly("INFO org.camelrelativity.audit: " + line.replace("HERE", here));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getOutcome()).isEqualTo(outcome);
    }

    private String instance() {
        return relativity.server().baseUrl().replace("http://", "");
    }
}
