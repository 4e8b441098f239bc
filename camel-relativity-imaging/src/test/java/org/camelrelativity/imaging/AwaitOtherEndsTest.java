package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A set has ended when nothing is at work any more, in whatever words it says how. */
class AwaitOtherEndsTest {

    private static final String VERSIONED = "{\"Status\":\"%s\",\"JobExists\":%s,\"JobStatus\":\"%s\",\"JobType\":%d}";
    private static final String LEGACY =
            "{\"ArtifactID\":5,\"Name\":\"Set\",\"Status\":{\"Status\":\"%s\",\"ImageCompletion\":\"%s\"}}";

    private AwaitingRelativity relativity;

    @AfterEach
    void stop() {
        relativity.close();
    }

    private void answers(int times, String json) {
        relativity.sandbox().faults().next(relativity.readOperation(), answer(json), times);
    }

    private void answersFromThen(String json) {
        relativity.sandbox().faults().always(relativity.readOperation(), answer(json));
    }

    private static SandboxFault answer(String json) {
        return SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), json);
    }

    private static String atWork(String status) {
        return VERSIONED.formatted(status, true, "SubmittedToInvariant", 1);
    }

    private static String idle(String status) {
        return VERSIONED.formatted(status, false, "Default", 0);
    }

    private ImagingSetEnd end() throws Exception {
        Exchange exchange = relativity.endOf(relativity.await(5));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ImagingSetEnd.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Completed with warnings", "Abgeschlossen", "Imaging", "Staging", ""})
    void anUnknownStatusIsAnEndWhenTheJobIsGone(String status) throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1).route("");
        answers(2, atWork("Imaging"));
        answersFromThen(idle(status));

        ImagingSetEnd end = end();

        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.OTHER);
        assertThat(end.status()).isEqualTo(status);
        assertThat(end.details().jobExists()).isFalse();
        assertThat(relativity.polls()).as("one more look").isEqualTo(4);
    }

    @Test
    void theSecondLookMayTellMore() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1).route("");
        answers(1, atWork("Imaging"));
        answers(1, idle("Finalizing"));
        answersFromThen(idle("Completed with errors"));
        assertThat(end().outcome()).isEqualTo(ImagingSetOutcome.COMPLETED_WITH_ERRORS);
    }

    @Test
    void aJobThatIsStillThereIsWaitedFor() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1).route("");
        answers(20, atWork("Completed with warnings"));
        answersFromThen(idle("Completed with warnings"));
        assertThat(end().outcome()).isEqualTo(ImagingSetOutcome.OTHER);
        assertThat(relativity.polls()).isEqualTo(22);
    }

    /** The legacy API says nothing of jobs: nothing happens any more. */
    @Test
    void anUnknownStatusOfTheLegacyApiIsAnEndWhenNothingHappensAnyMore() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.LEGACY).route("");
        answers(1, LEGACY.formatted("Imaging", "2 remaining"));
        answers(3, LEGACY.formatted("Abgeschlossen", "1 remaining"));
        answersFromThen(LEGACY.formatted("Abgeschlossen", "0 remaining"));

        ImagingSetEnd end = end();

        assertThat(end.outcome()).isEqualTo(ImagingSetOutcome.OTHER);
        assertThat(end.status()).isEqualTo("Abgeschlossen");
        assertThat(end.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void theTimeoutSaysThatAnUnknownStatusIsNoKnownEnd() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.LEGACY).route("?awaitTimeout=10m");
        answersFromThen(LEGACY.formatted("Abgeschlossen", "0 remaining"));
        assertThat(relativity.endOf(relativity.await(5)).getException())
                .isExactlyInstanceOf(RelativityAwaitTimeoutException.class)
                .hasMessage(
                        "set/await: the imaging set has not ended within PT10M: it was Abgeschlossen, which is no known"
                                + " status; nobody saw its job end");
    }

    /** Relativity may take a stop that comes too early for done: the end tells. */
    @ParameterizedTest
    @EnumSource
    void aStopWithoutEffectIsToldByTheEnd(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.earlyStopsConfirmed(true)).route("");
        SandboxImagingSet set = relativity.addRunningSet(30, 0);
        relativity.timing().advance(Duration.ofSeconds(8));
        assertThat(set.status()).isEqualTo("Submitting");

        relativity.request("job/stop", set.lastJob().orElseThrow().artifactId());

        Exchange exchange = relativity.endOf(relativity.await(set.artifactId()));
        assertThat(exchange.getMessage().getBody(ImagingSetEnd.class).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
        assertThat(set.documentsImaged()).isEqualTo(30);
    }
}
