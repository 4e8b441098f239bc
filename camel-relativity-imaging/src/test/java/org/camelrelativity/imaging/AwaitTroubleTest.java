package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.camelrelativity.common.RelativityAwaitTimeoutException;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong while somebody waits: what may pass is waited out, what can't is the end. */
class AwaitTroubleTest {

    private AwaitingRelativity relativity;

    @AfterEach
    void stop() {
        relativity.close();
    }

    private void assertCompletes(CompletableFuture<Exchange> waiting) {
        Exchange exchange = relativity.endOf(waiting);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImagingSetEnd.class).outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
    }

    /** The set ends meanwhile, and nobody has seen it at work. */
    @ParameterizedTest
    @EnumSource
    void aServerThatIsAwayForAWhile(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        relativity.sandbox().faults().always(relativity.readOperation(), SandboxFault.status(503));
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofMinutes(2));
        relativity.sandbox().faults().always(relativity.readOperation(), SandboxFault.resetBeforeEffect());
        relativity.pass(Duration.ofMinutes(2));
        relativity.sandbox().faults().always(relativity.readOperation(), SandboxFault.htmlLoginPage());
        relativity.pass(Duration.ofMinutes(2));
        assertThat(waiting).isNotDone();
        assertThat(relativity.polls()).as("backed off").isBetween(3 * 8, 3 * 14);
        relativity.sandbox().faults().clear();
        assertCompletes(waiting);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAsksForPatience(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        SandboxFault later = SandboxFault.status(429, Duration.ofMinutes(5));
        relativity.sandbox().faults().next(relativity.readOperation(), later);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofMinutes(5));
        assertThat(relativity.polls()).isEqualTo(1);
        assertCompletes(waiting);
    }

    /** Nobody listens: reads that never leave. */
    @ParameterizedTest
    @EnumSource
    void aServerThatIsNotThere(ApiVersion version) throws Exception {
        Exchange exchange;
        relativity = new AwaitingRelativity(version);
        try (ClosedPort port = new ClosedPort()) {
            relativity.component().getConfiguration().setInstanceUrl("http://127.0.0.1:" + port.number());
            relativity.route("?awaitTimeout=10m");
            exchange = relativity.endOf(relativity.await(5));
        }
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityAwaitTimeoutException.class);
        RelativityAwaitTimeoutException e = exchange.getException(RelativityAwaitTimeoutException.class);
        assertThat(e.getLastStatus()).isNull();
        assertThat(e.getAttempts()).isZero();
        assertThat(e.getSuppressed()).singleElement().isInstanceOf(RelativityNotSentException.class);
        assertThat(e).hasMessage("set/await: the imaging set has not ended within PT10M: no read of it was answered");
    }

    @ParameterizedTest
    @EnumSource
    void theTokenIsReplacedInTheMiddle(ApiVersion version) throws Exception {
        AtomicInteger rejected = new AtomicInteger();
        relativity = new AwaitingRelativity(version);
        relativity.component().getConfiguration().setUsername(null);
        relativity.component().getConfiguration().setPassword(null);
        relativity.component().getConfiguration().setTokenSource(new RelativityTokenSource() {
            @Override
            public RelativityToken fetch() {
                return RelativityToken.of(relativity.sandbox().accessToken());
            }

            @Override
            public void rejected(String token) {
                rejected.incrementAndGet();
            }
        });
        relativity.route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.sandbox().changeAccessToken("another");
        assertCompletes(waiting);
        assertThat(rejected).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void thePasswordIsChangedInTheMiddle(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        CompletableFuture<Exchange> waiting =
                relativity.await(relativity.addRunningSet(60, 0).artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.sandbox().faults().always(relativity.readOperation(), SandboxFault.expiredToken());
        assertRefused(waiting, 401);
    }

    private void assertRefused(CompletableFuture<Exchange> waiting, int status) {
        int before = relativity.polls();
        Exchange exchange = relativity.endOf(waiting);
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(exchange.getException(RelativityRefusedException.class).getHttpResponseCode())
                .isEqualTo(status);
        assertThat(relativity.polls()).isEqualTo(before + 1);
    }

    /** It may be one that was just saved. */
    @ParameterizedTest
    @EnumSource
    void aSetThatIsNotThere(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        Duration begin = relativity.timing().elapsed();
        Exchange exchange = relativity.endOf(relativity.await(4711));
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(exchange.getException(RelativityRefusedException.class).getHttpResponseCode())
                .isEqualTo(404);
        assertThat(exchange.getException(RelativityRefusedException.class).getAttempts())
                .isEqualTo(relativity.polls())
                .isGreaterThan(1);
        assertThat(relativity.timing().elapsed().minus(begin))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(18));
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatIsNotThereWithinAShortTimeout(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("?awaitTimeout=5s");
        Exchange exchange = relativity.endOf(relativity.await(4711));
        assertThat(exchange.getException()).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(exchange.getException(RelativityRefusedException.class).getHttpResponseCode())
                .isEqualTo(404);
    }

    /** By one server of several, right after the run. */
    @ParameterizedTest
    @EnumSource
    void aSetThatIsNotThereYet(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        relativity.sandbox().faults().next(relativity.readOperation(), SandboxFault.status(404), 2);
        assertCompletes(relativity.await(set.artifactId()));
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatVanishes(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addSet(60, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(20));
        relativity.request("set/delete", set.artifactId());
        assertRefused(waiting, 404);
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatTakesTooLong(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("?awaitTimeout=90s");
        SandboxImagingSet set = relativity.addRunningSet(600, 0);
        Duration begin = relativity.timing().elapsed();
        Exchange exchange = relativity.endOf(relativity.await(set.artifactId()));
        RelativityAwaitTimeoutException e = exchange.getException(RelativityAwaitTimeoutException.class);
        assertThat(e.getLastStatus()).isEqualTo("Imaging");
        assertThat(e).hasMessage("set/await: the imaging set has not ended within PT1M30S: it was Imaging");
        assertThat(e.getOutcome()).isEqualTo(RelativityOutcome.UNAVAILABLE);
        assertThat(e.getAttempts()).isEqualTo(relativity.polls()).isPositive();
        assertThat(e.getSuppressed()).isEmpty();
        assertThat(relativity.timing().elapsed().minus(begin)).isEqualTo(Duration.ofSeconds(90));
        assertThat(exchange.getMessage().getBody()).isEqualTo(set.artifactId());
        relativity.pass(Duration.ofMinutes(5));
        assertThat(relativity.polls()).as("nobody waits any more").isEqualTo(e.getAttempts());
    }

    /** Nothing tells it from one whose job is about to be queued; and how Relativity calls that, no source tells. */
    @ParameterizedTest
    @CsvSource({
        "LEGACY, '', '', PT24H",
        "V1, '', '', PT24H",
        "V1, Staging, ?awaitTimeout=2h, PT2H",
        "V1, Nouveau, ?awaitTimeout=2h, PT2H"
    })
    void aSetThatNobodyRuns(ApiVersion version, String status, String options, Duration timeout) throws Exception {
        relativity = new AwaitingRelativity(version, sandbox -> sandbox.newSetStatus(status));
        relativity.component().setMaxPollsPerMinute(1);
        relativity.route(options);
        SandboxImagingSet set = relativity.addSet(60, 0);
        Duration begin = relativity.timing().elapsed();
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.passUntil(() -> relativity.timing().elapsed().minus(begin).compareTo(timeout) >= 0);
        assertThat(waiting).isDone();
        RelativityAwaitTimeoutException e = waiting.join().getException(RelativityAwaitTimeoutException.class);
        assertThat(e.getLastStatus()).isEqualTo(status);
    }

    /** Somebody stops it under the hands of those who wait. */
    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsStopped(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version);
        RelativityConnection connection =
                new RelativityConnection(relativity.component().getConfiguration());
        relativity.context().getRegistry().bind("other", connection);
        relativity.route("?connection=#other&awaitTimeout=10m");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.pass(Duration.ofSeconds(20));
        connection.stop();
        assertThat(relativity.endOf(waiting).getException()).isNotNull();
    }

    /** The read of one set hangs: the others are read all the same, and a stop does not wait for it. */
    @ParameterizedTest
    @EnumSource
    void aReadThatHangs(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet stuck = relativity.addRunningSet(60, 0);
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        relativity.sandbox().faults().next(relativity.readOperation(), SandboxFault.latency(Duration.ofMinutes(10)));
        CompletableFuture<Exchange> hanging = relativity.await(stuck.artifactId());
        relativity.passUntilWhileOthersHang(() -> relativity.polls() == 1);
        CompletableFuture<Exchange> waiting = relativity.await(set.artifactId());
        relativity.passUntilWhileOthersHang(waiting::isDone);
        assertThat(waiting.join().getException()).isNull();
        assertThat(hanging).isNotDone();
        relativity.context().stop();
        assertThat(hanging.join().getException()).isInstanceOf(RelativityUnavailableException.class);
    }

    /** As somebody sets who wants no queues in his routes. */
    @ParameterizedTest
    @EnumSource(
            value = ThreadPoolRejectedPolicy.class,
            names = {"Abort", "CallerRuns"})
    void threadPoolsThatTakeNoMoreThanTheyHaveThreadsFor(ThreadPoolRejectedPolicy policy) throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1);
        ThreadPoolProfile profile =
                relativity.context().getExecutorServiceManager().getDefaultThreadPoolProfile();
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(0);
        profile.setRejectedPolicy(policy);
        relativity.route("");
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(relativity.await(relativity.addRunningSet(60, 0).artifactId()));
        }
        waiting.forEach(this::assertCompletes);
    }

    /** A proxy's mistake, for one. */
    @ParameterizedTest
    @EnumSource
    void aServerThatAsksForTooMuchPatience(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        SandboxFault muchLater = SandboxFault.status(503, Duration.ofHours(1));
        relativity.sandbox().faults().next(relativity.readOperation(), muchLater);
        Duration begin = relativity.timing().elapsed();
        assertCompletes(relativity.await(set.artifactId()));
        assertThat(relativity.timing().elapsed().minus(begin)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    /** As when a class is missing that the message needs. */
    @ParameterizedTest
    @EnumSource
    void aMessageThatCannotTakeTheEnd(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version);
        SandboxImagingSet set = relativity.addSet(60, 0);
        LinkageError error = new LinkageError("of the test");
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await")
                        .process(exchange -> exchange.setMessage(new DefaultMessage(exchange) {
                            @Override
                            public Object getBody() {
                                return set.artifactId();
                            }

                            @Override
                            public void setBody(Object body) {
                                throw error;
                            }
                        }))
                        .to("relativity-imaging:set/await");
            }
        });
        relativity.request("job/run", set.artifactId());
        Exchange exchange = relativity.endOf(relativity.await(set.artifactId()));
        assertThat(exchange.getException()).hasRootCause(error);
    }

    /** Somebody comes during a read that breaks; when he gives up the set is nobody's. */
    @ParameterizedTest
    @EnumSource
    void aReadThatBreaks(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version);
        relativity.timing().random(0);
        SandboxImagingSet set = relativity.addSet(60, 0);
        AtomicInteger fetches = new AtomicInteger();
        CompletableFuture<CompletableFuture<Exchange>> late = new CompletableFuture<>();
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(relativity.sandbox().instanceUrl());
        configuration.setTokenSource(() -> {
            fetches.incrementAndGet();
            late.complete(relativity.await(set.artifactId()));
            throw new LinkageError("of the test");
        });
        relativity.context().getRegistry().bind("other", new RelativityConnection(configuration));
        relativity.route("?connection=#other&awaitTimeout=1s");
        CompletableFuture<Exchange> early = relativity.await(set.artifactId());
        assertThat(relativity.endOf(early).getException()).hasRootCauseInstanceOf(LinkageError.class);
        assertThat(relativity.endOf(late.join()).getException()).isInstanceOf(RelativityAwaitTimeoutException.class);
        relativity.pass(Duration.ofMinutes(1));
        assertThat(fetches).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutTooShortToBelieveAnEnd(ApiVersion version) throws Exception {
        relativity = new AwaitingRelativity(version).route("?awaitTimeout=20s");
        SandboxImagingSet set = relativity.addRunningSet(10, 0);
        relativity.timing().advance(Duration.ofHours(1));
        assertThat(relativity.endOf(relativity.await(set.artifactId())).getException())
                .isExactlyInstanceOf(RelativityAwaitTimeoutException.class)
                .hasMessage("set/await: the imaging set has not ended within PT20S: it was Completed, which may be the"
                        + " end of an earlier run; to tell, awaitTimeout must exceed PT45S");
    }

    @ParameterizedTest
    @CsvSource({"Completed, Default", "Completed, Created", "Completed with warnings, Default", "Staging, Created"})
    void aJobThatNeverGoesAway(String status, String jobStatus) throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1).route("?awaitTimeout=90s");
        String stuck = "{\"Status\":\"%s\",\"JobExists\":true,\"JobStatus\":\"%s\",\"JobType\":0}"
                .formatted(status, jobStatus);
        relativity
                .sandbox()
                .faults()
                .always(
                        relativity.readOperation(),
                        SandboxFault.otherAnswer(200, Map.of("Content-Type", "application/json"), stuck));
        Exchange exchange = relativity.endOf(relativity.await(5));
        assertThat(exchange.getException())
                .isExactlyInstanceOf(RelativityAwaitTimeoutException.class)
                .hasMessage("set/await: the imaging set has not ended within PT1M30S: it was " + status
                        + ", but a job of it still exists");
    }
}
