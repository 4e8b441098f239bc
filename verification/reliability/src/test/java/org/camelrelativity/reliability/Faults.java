package org.camelrelativity.reliability;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.testing.ConnectProxy;
import org.camelrelativity.reliability.Front.Manner;
import org.camelrelativity.sandbox.SandboxFault;

/** All that can go wrong on the way to Relativity, in it, and on the way back, and how to make it happen. */
final class Faults {

    /** Makes a fault happen to the next call, at its first attempt or at each of them. */
    @FunctionalInterface
    interface Fault {
        Arranged arrange(World world, Call call, boolean once) throws Exception;
    }

    static final String FORMER_TOKEN = "f0rmer-token-of-no-l0g";

    /** Long enough for a request to be answered on a busy machine, if it is. */
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Where no attempt is answered in time: long enough for a request to leave. */
    private static final Duration VERY_SHORT = Duration.ofMillis(200);

    private static final Duration OVERLONG = Duration.ofSeconds(30);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");
    private static final Map<String, String> ZIPPED =
            Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");
    private static final int MANY_BYTES = 1_000_000;

    private final Map<String, Fault> all = new LinkedHashMap<>();
    private final Tls tls;

    Faults(Tls tls) {
        this.tls = tls;
        beforeItLeaves();
        onTheWay();
        inTheAnswer();
        statuses();
    }

    List<String> titles() {
        return List.copyOf(all.keySet());
    }

    Fault of(String title) {
        return all.get(title);
    }

    private void beforeItLeaves() {
        all.put("connection refused", (world, call, once) -> {
            try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Arranged(world.configuration("http://127.0.0.1:" + reserved.getLocalPort()));
            }
        });
        all.put(
                "unknown host",
                (world, call, once) -> new Arranged(world.configuration("https://no-such-host.invalid")));
        all.put("TLS handshake fails", (world, call, once) -> throughTls(world, false));
        all.put("no free connection", (world, call, once) -> exhausted(world));
        all.put("proxy refuses to connect", (world, call, once) -> {
            ConnectProxy proxy = new ConnectProxy("503 Service Unavailable");
            return new Arranged(world.configuration("https://localhost:" + world.port()))
                    .with(c -> c.setProxyHost("127.0.0.1"))
                    .with(c -> c.setProxyPort(proxy.port()))
                    .after(proxy::close);
        });
    }

    private void onTheWay() {
        all.put("client certificate refused (TLS 1.3)", (world, call, once) -> throughTls(world, true)
                .with(c -> c.setSslContextParameters(tls.client())));
        all.put("connection reset, request half read", (world, call, once) -> {
            Front front = new Front(world.port(), Manner.RESET);
            return new Arranged(world.through(front)).after(front::close);
        });
        all.put("connection dropped while idle", (world, call, once) -> {
            Front front = new Front(world.port(), Manner.PASSED_ON);
            return new Arranged(world.through(front))
                    .before(() -> useAndDrop(world, front))
                    .lasting(Duration.ofSeconds(1)) // what is idle for longer is not used for what is sent once
                    .after(front::close);
        });
        sandbox("connection reset, request not executed", SandboxFault.resetBeforeEffect());
        sandbox("connection reset, request executed", SandboxFault.resetAfterEffect());
        sandboxInHaste("no answer in time", SandboxFault.latency(OVERLONG));
        sandboxInHaste("answer in drips", SandboxFault.slowDrip(Duration.ofSeconds(4)));
        sandbox("answer cut off", SandboxFault.cutBody());
    }

    private void inTheAnswer() {
        sandbox("200, JSON cut off", SandboxFault.otherAnswer(200, JSON, "{\"ImagingJobId\":\"442dd13d"));
        sandbox("200, empty", SandboxFault.otherAnswer(200, Map.of(), ""));
        sandbox("200, HTML (login page)", SandboxFault.htmlLoginPage());
        sandbox("200, text instead of JSON", SandboxFault.otherAnswer(200, Map.of("Content-Type", "text/plain"), "OK"));
        sandbox("200, gzip", SandboxFault.gzip());
        String many = " ".repeat(MANY_BYTES);
        all.put("200, gzip bomb", (world, call, once) -> sandbox(
                        world, call, once, SandboxFault.otherAnswer(200, ZIPPED, many))
                .with(c -> c.setMaxResponseSize(100_000)));
        all.put("200, too long", (world, call, once) -> sandbox(
                        world, call, once, SandboxFault.otherAnswer(200, JSON, many))
                .with(c -> c.setMaxResponseSize(100_000)));
    }

    private void statuses() {
        for (int status : new int[] {302, 307}) {
            all.put(status + " to another host", (world, call, once) -> redirected(world, status));
        }
        sandbox("400", SandboxFault.status(400, "Relativity.Services.Exceptions.ValidationException", "No."));
        sandbox("401", SandboxFault.expiredToken());
        all.put("401, token can be renewed", (world, call, once) -> {
            AtomicInteger fetched = new AtomicInteger();
            return sandbox(world, call, once, SandboxFault.expiredToken())
                    .with(Faults::withoutCredentials)
                    .with(c -> c.setTokenSource(() -> RelativityToken.of(
                            fetched.incrementAndGet() == 1
                                    ? FORMER_TOKEN
                                    : world.sandbox().accessToken())));
        });
        sandbox("403", SandboxFault.status(403, "Relativity.Services.Exceptions.NotAuthorizedException", "No."));
        sandbox("404", SandboxFault.status(404));
        sandbox(
                "404, Relativity's",
                SandboxFault.status(404, "Relativity.Services.Exceptions.NotFoundException", "No."));
        sandbox("404, no such service", SandboxFault.methodNotFound());
        sandbox("409", SandboxFault.status(409, "Relativity.Services.Exceptions.ConflictException", "Busy."));
        sandbox("413", SandboxFault.status(413));
        sandbox("429", SandboxFault.status(429));
        sandbox("429, Retry-After: 7", SandboxFault.status(429, Duration.ofSeconds(7)));
        sandbox("429, Retry-After: 60", SandboxFault.status(429, Duration.ofSeconds(60)));
        sandbox("500", SandboxFault.status(500));
        sandbox(
                "500, Relativity's",
                SandboxFault.status(500, "Relativity.Services.Exceptions.ServiceException", "Oh."));
        sandbox("502", SandboxFault.status(502));
        sandbox("503", SandboxFault.status(503));
        sandbox("503, Retry-After: 7", SandboxFault.status(503, Duration.ofSeconds(7)));
        sandbox("503, Retry-After: 60", SandboxFault.status(503, Duration.ofSeconds(60)));
        sandbox("504", SandboxFault.status(504));
        sandbox("504, request executed", SandboxFault.otherAnswer(504, Map.of("Content-Type", "text/html"), "<html/>"));
    }

    private void sandbox(String title, SandboxFault fault) {
        all.put(title, (world, call, once) -> sandbox(world, call, once, fault));
    }

    private void sandboxInHaste(String title, SandboxFault fault) {
        all.put(title, (world, call, once) -> sandbox(world, call, once, fault)
                .with(c -> c.setResponseTimeout(once ? SHORT : VERY_SHORT)));
    }

    private static Arranged sandbox(World world, Call call, boolean once, SandboxFault fault) {
        if (once) {
            world.sandbox().faults().next(call.operation(), fault);
        } else {
            world.sandbox().faults().always(call.operation(), fault);
        }
        return new Arranged(world.configuration())
                .after(() -> world.sandbox().faults().clear());
    }

    private Arranged throughTls(World world, boolean asksForCertificate) throws Exception {
        Front front = new Front(world.port(), tls.server(), asksForCertificate);
        return new Arranged(world.configuration("https://localhost:" + front.port())).after(front::close);
    }

    /** The only connection of the pool is taken by another call, which is not answered. */
    private static Arranged exhausted(World world) throws Exception {
        Front front = new Front(world.port(), Manner.HELD);
        Arranged arranged = new Arranged(world.through(front))
                .with(c -> c.setMaxConnections(1))
                .with(c -> c.setConnectionRequestTimeout(Duration.ofMillis(10)));
        return arranged.before(() -> {
            CompletableFuture<?> other =
                    CompletableFuture.supplyAsync(() -> world.send("relativity-imaging:job/run", 1, Map.of()));
            front.awaitHeld();
            arranged.after(() -> {
                front.close();
                other.get(30, TimeUnit.SECONDS);
            });
        });
    }

    /** A connection in the pool that the server has given up. */
    private static void useAndDrop(World world, Front front) throws Exception {
        int type = world.workspace().nativeType("HTML");
        assertThat(world.send("relativity-imaging:native-type/read", type, Map.of())
                        .getException())
                .isNull();
        front.drop();
        assertThat(front.connections()).isEqualTo(1);
    }

    private static Arranged redirected(World world, int status) throws Exception {
        Front elsewhere = new Front(world.port(), Manner.PASSED_ON);
        StubMapping stub = world.sandbox()
                .wireMock()
                .stubFor(any(urlPathMatching("/Relativity.REST/.*"))
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("Location", "http://localhost:" + elsewhere.port() + "/")));
        return new Arranged(world.configuration()).after(() -> {
            world.sandbox().wireMock().removeStub(stub);
            elsewhere.close();
            assertThat(elsewhere.connections()).isZero();
        });
    }

    private static void withoutCredentials(RelativityConfiguration configuration) {
        configuration.setUsername(null);
        configuration.setPassword(null);
        configuration.setAccessToken(null);
        configuration.setClientId(null);
        configuration.setClientSecret(null);
        configuration.setTokenUrl(null);
        configuration.setTokenSource(null);
    }
}
