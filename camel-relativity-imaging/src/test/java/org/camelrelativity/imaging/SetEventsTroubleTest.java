package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.WatchedSets.Event;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the events when something is in trouble: the server, the route, or this JVM. */
class SetEventsTroubleTest {

    @TempDir
    Path folder;

    private WatchedSets sets;

    private WatchedSets sets(ApiVersion version) {
        sets = new WatchedSets(version, file());
        return sets;
    }

    private File file() {
        return folder.resolve("told").toFile();
    }

    /** Three sets that have completed. */
    private Integer[] three(ApiVersion version) {
        sets(version);
        Integer[] ids = {sets.addSet(0), sets.addSet(0), sets.addSet(0)};
        for (int id : ids) {
            sets.workspace.runImagingSet(id);
        }
        sets.aDayGoesBy();
        return ids;
    }

    @AfterEach
    void close() {
        sets.close();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aServerThatIsAwayIsAskedLessAndLosesNothing(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watchWith("imagingSetId=" + set + "&backoffErrorThreshold=2&backoffMultiplier=3");
        sets.workspace.runImagingSet(set);
        sets.pollUntil("Imaging");
        sets.sandbox.faults().always(sets.read, SandboxFault.resetBeforeEffect());
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures)
                .singleElement()
                .isInstanceOf(RelativityUnavailableException.class)
                .asString()
                .contains("(imaging set " + set + " of workspace " + WatchedSets.WORKSPACE + ")");
        sets.poll();
        assertThat(sets.failures).hasSize(1);
        sets.sandbox.journal().clear();
        sets.poll();
        sets.poll();
        assertThat(sets.sandbox.journal().arrived()).as("Camel backs off").isZero();
        sets.sandbox.faults().clear();
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Imaging", "Completed"));
        assertThat(sets.failures).isEmpty();
        assertThat(sets.consumer().getErrorCounter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void a401InTheMiddleStopsNoOther(ApiVersion version) throws Exception {
        Integer[] ids = three(version);
        sets.watch(ids);
        sets.sandbox.faults().next(sets.read, SandboxFault.latency(Duration.ZERO));
        sets.sandbox.faults().next(sets.read, SandboxFault.expiredToken());
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[0], ids[2]);
        assertThat(sets.failures).singleElement().satisfies(e -> {
            assertThat(e).isInstanceOf(RelativityRefusedException.class).hasMessageContaining("set " + ids[1]);
            assertThat(((RelativityException) e).getHttpResponseCode()).isEqualTo(401);
        });
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[1]);
    }

    /** Who asks on with rejected credentials is locked out. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void twoRejectionsInARowEndThePoll(ApiVersion version) throws Exception {
        Integer[] ids = three(version);
        sets.watch(ids);
        sets.sandbox.faults().always(sets.read, SandboxFault.expiredToken());
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures).hasSize(1);
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(2);
        sets.sandbox.faults().clear();
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids);
    }

    /** Those of the identity server have another status. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void twoRefusedTokensInARowEndThePoll(ApiVersion version) throws Exception {
        Integer[] ids = three(version);
        HttpServer identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        identity.createContext("/", request -> {
            asked.incrementAndGet();
            byte[] answer = "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.US_ASCII);
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(400, answer.length);
            request.getResponseBody().write(answer);
            request.close();
        });
        identity.start();
        try {
            sets.tokenUrl = "http://127.0.0.1:" + identity.getAddress().getPort() + "/token";
            sets.watch(ids);
            assertThat(sets.poll()).isEmpty();
            assertThat(sets.failures).singleElement().isInstanceOf(RelativityRefusedException.class);
            assertThat(asked).hasValue(2);
        } finally {
            identity.stop(0);
        }
    }

    /** Each is asked, and the first failure is reported. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void oneThatFailsStopsNoOther(ApiVersion version) throws Exception {
        Integer[] ids = three(version);
        sets.watch(ids);
        sets.sandbox.faults().next(sets.read, SandboxFault.status(403));
        sets.sandbox.faults().next(sets.read, SandboxFault.status(400));
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[2]);
        assertThat(sets.failures)
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("status 403").hasMessageContaining("set " + ids[0]));
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[0], ids[1]);
    }

    /** A page of a web server, and Kepler's word that it lacks the service, say nothing of the set. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void onlyRelativitysOwnWordMakesASetGone(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        sets.watch(set);
        for (SandboxFault fault : List.of(SandboxFault.status(404), SandboxFault.methodNotFound())) {
            sets.sandbox.faults().next(sets.read, fault);
            assertThat(sets.poll()).isEmpty();
            assertThat(sets.failures).singleElement().isInstanceOf(RelativityRefusedException.class);
        }
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Completed");
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aRestartTellsNothingTwiceAndMissesNothing(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Imaging");
        sets.watch(set);
        assertThat(sets.poll()).isEmpty();
        sets.stop();
        sets.aDayGoesBy();
        sets.watch(set);
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Imaging", "Completed"));
        sets.watch(set);
        assertThat(sets.poll()).isEmpty();
        assertThat(file())
                .content()
                .contains("/" + WatchedSets.WORKSPACE + "/" + set + "={\"Status\":\"Completed\"")
                .doesNotContain(sets.sandbox.password());
    }

    /** A greedy consumer polls on at once as long as there is something. */
    @Test
    void aFailingRouteIsNotRepeatedAtOnce() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watchWith("greedy=true&imagingSetId=" + set).step = exchange -> {
            throw new IllegalStateException("the database is away");
        };
        assertThat(sets.poll()).hasSize(1);
        assertThat(sets.poll()).hasSize(1);
        sets.step = exchange -> {};
        assertThat(sets.poll()).hasSize(1);
        assertThat(sets.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aFailedExchangeIsRepeated(ApiVersion version) throws Exception {
        Integer[] ids = three(version);
        sets.watch(ids).step = exchange -> {
            if (ids[1].equals(exchange.getMessage().getHeader(RelativityImagingConstants.IMAGING_SET_ID))) {
                throw new IllegalStateException("the database is away");
            }
        };
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids);
        assertThat(sets.failures).as("the poll was good").isEmpty();
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[1]);
        sets.watch(ids).step = exchange -> exchange.setRollbackOnly(true);
        assertThat(sets.poll()).extracting(Event::set).containsExactly(ids[1]);
        sets.step = exchange -> {};
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple(null, "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    /** Also the event that says the end of it all. */
    @Test
    void aFailedExchangeOfAGoneSetIsRepeated() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watch(set).poll();
        sets.send("set/delete", set);
        sets.step = exchange -> exchange.setException(new IllegalStateException("not now"));
        assertThat(sets.poll()).hasSize(1);
        assertThat(sets.poll()).hasSize(1);
        sets.step = exchange -> {};
        assertThat(sets.poll()).hasSize(1);
        assertThat(sets.poll()).isEmpty();
    }

    /** The route goes on in another thread: nothing newer of the same set until it has come to its end. */
    @Test
    void eventsOfASetDoNotOvertakeEachOther() throws Exception {
        sets(ApiVersion.V1);
        int slow = sets.addSet(0);
        int other = sets.addSet(0);
        sets.watch(slow, other);
        List<Event> begun = new ArrayList<>();
        List<AsyncCallback> waiting = new ArrayList<>();
        sets.context.getRouteController().stopRoute("events");
        sets.context.removeRoute("events");
        sets.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-imaging:set/status?startScheduler=false&imagingSetIds=" + slow + "," + other)
                        .routeId("events")
                        .process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                begun.add(new Event(
                                        exchange.getMessage()
                                                .getHeader(RelativityImagingConstants.IMAGING_SET_ID, Integer.class),
                                        exchange.getMessage().getHeader(RelativityConstants.OLD_STATUS, String.class),
                                        exchange.getMessage().getHeader(RelativityConstants.NEW_STATUS, String.class),
                                        null,
                                        null));
                                waiting.add(callback);
                                return false;
                            }
                        });
            }
        });
        sets.poll();
        assertThat(begun).extracting(Event::set).containsExactly(slow, other);
        waiting.get(1).done(false);
        sets.workspace.runImagingSet(slow);
        sets.workspace.runImagingSet(other);
        sets.aDayGoesBy();
        sets.poll();
        assertThat(begun).extracting(Event::set).containsExactly(slow, other, other);
        waiting.get(0).done(false);
        sets.poll();
        assertThat(begun).extracting(Event::set, Event::old, Event::now).endsWith(tuple(slow, "Staging", "Completed"));
        waiting.get(2).done(false);
        waiting.get(3).done(false);
    }

    /** Nor do they if the route is stopped and started meanwhile: the repository never gets an older status. */
    @Test
    void eventsOfASetDoNotOvertakeEachOtherAcrossARestartOfTheRoute() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        List<AsyncCallback> waiting = new ArrayList<>();
        AtomicBoolean slow = new AtomicBoolean(true);
        sets.watch(set).slowly = callback -> slow.getAndSet(false) && waiting.add(callback);
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Staging");
        sets.context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        sets.context.getShutdownStrategy().setTimeout(1);
        sets.context.getRouteController().stopRoute("events");
        sets.context.getRouteController().startRoute("events");
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        assertThat(sets.poll()).isEmpty();
        waiting.get(0).done(false);
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Staging", "Completed"));
        assertThat(sets.poll()).isEmpty();
        assertThat(file()).content().endsWith("}\n").contains("{\"Status\":\"Completed\"");
    }

    @Test
    void whatABeanSaysWrongIsToldAndStopsNoOther() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watchWith("imagingSets=#named");
        sets.named.add(new ArtifactSelector(WatchedSets.WORKSPACE, null));
        sets.named.add(new ArtifactSelector(WatchedSets.WORKSPACE, -5));
        sets.named.add(null);
        sets.named.add(new ArtifactSelector(null, set));
        assertThat(sets.poll()).extracting(Event::set).containsExactly(set);
        assertThat(sets.failures).singleElement().asString().contains("which names no imaging set of a workspace");
    }

    @Test
    void aBeanThatFailsFailsThePoll() throws Exception {
        sets(ApiVersion.V1).watchWith("imagingSets=#named");
        sets.context.getRegistry().bind("broken", (ImagingSetSource) () -> {
            throw new IOException("no list");
        });
        sets.context.getRouteController().stopRoute("events");
        sets.context.removeRoute("events");
        sets.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-imaging:set/status?startScheduler=false&pollStrategy=#strategy&imagingSets=#broken")
                        .routeId("events")
                        .log("${body}");
            }
        });
        sets.poll();
        assertThat(sets.failures).singleElement().asString().contains("no list");
    }

    /** What somebody else wrote there is told anew rather than never again. */
    @Test
    void aStateThatCannotBeReadCountsAsNone() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        String host = sets.sandbox.instanceUrl().replaceAll(".*//|/.*", "");
        Files.writeString(file().toPath(), host + "/" + WatchedSets.WORKSPACE + "/" + set + "=Completed\n");
        sets.watch(set);
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple(null, "Staging"));
        assertThat(sets.poll()).isEmpty();
    }

    /** It said Mark where it now says Revision. */
    @Test
    void aStateOfAnEarlierVersionIsStillKnown() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        String host = sets.sandbox.instanceUrl().replaceAll(".*//|/.*", "");
        String known = "{\"Status\":\"Completed\",\"Run\":\"7\",\"Mark\":\"v1:8/0/2\"}";
        Files.writeString(file().toPath(), host + "/" + WatchedSets.WORKSPACE + "/" + set + "=" + known + "\n");
        String read =
                "{\"Status\":\"Completed\",\"JobExists\":false,\"JobArtifactID\":7,\"NumberOfDocumentsCompleted\":%d,"
                        + "\"NumberOfDocumentsSkipped\":0,\"NumberOfDocumentsErrored\":2}";
        sets.watch(set).answers(1, read.formatted(8));
        assertThat(sets.poll()).isEmpty();
        sets.answers(1, read.formatted(9));
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
    }

    @Test
    void theConsumersHealthIsThatOfItsPolls() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watch(set).poll();
        HealthCheck check = sets.consumer().getHealthCheck();
        assertThat(check.getId()).isEqualTo("consumer:events");
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        sets.sandbox.faults().always(sets.read, SandboxFault.status(403));
        sets.poll();
        HealthCheck.Result down = check.call();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 403);
    }

    /** Camel's scheduler, in real time: without it all would be told by hand. */
    @Test
    void pollsByItself() throws Exception {
        int set = sets(ApiVersion.LEGACY).addSet(0);
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        CountDownLatch told = new CountDownLatch(1);
        sets.context = new DefaultCamelContext();
        RelativityImagingComponent component =
                sets.context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        component.getConfiguration().setInstanceUrl(sets.sandbox.instanceUrl());
        component.getConfiguration().setUsername(sets.sandbox.username());
        component.getConfiguration().setPassword(sets.sandbox.password());
        sets.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-imaging:set/status?initialDelay=0&delay=10ms&workspaceId=" + WatchedSets.WORKSPACE
                                + "&imagingSetId=" + set)
                        .process(exchange -> told.countDown());
            }
        });
        sets.context.start();
        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
