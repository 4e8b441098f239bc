package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpConstants;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.reliability.Front.Manner;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message may come from anywhere: no header of it reaches the wire, and none steers the call. */
class HostileMessagesTest {

    private static final String INJECTED = "1\r\nX-Injected: 1\r\n\r\nGET /injected HTTP/1.1";

    /** What means something to HTTP, to a proxy, or to Relativity. */
    private static final List<String> NAMES = List.of(
            "Host",
            "Authorization",
            "Proxy-Authorization",
            "Cookie",
            "X-CSRF-Header",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Transfer-Encoding",
            "Connection",
            "Keep-Alive",
            "Expect",
            "Upgrade",
            "TE",
            "Trailer",
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "User-Agent",
            "Range",
            "If-Match",
            "If-None-Match",
            "Location",
            "Retry-After",
            "WWW-Authenticate",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override",
            "X-Kepler-Version",
            "Via",
            "Origin",
            "Referer",
            ":authority",
            ":path",
            ":method");

    private static World world;
    private static Front elsewhere;

    @BeforeAll
    static void start() throws Exception {
        world = World.plain();
        elsewhere = new Front(world.port(), Manner.PASSED_ON);
    }

    @AfterAll
    static void stop() throws Exception {
        world.close();
        elsewhere.close();
    }

    static List<Call> calls() {
        return Call.ALL;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nothingOfItReachesTheWireOrSteersTheCall(Call call) throws Exception {
        world.beginAnew();
        Object body = call.body().apply(world);
        Map<String, Object> hostile = hostileHeaders();
        hostile.put("CamelRelativityApiVersion", call.generation().equals("v1") ? "legacy" : "v1");
        world.sandbox()
                .faults()
                .next(call.operation(), SandboxFault.status(400), 2); // so that both find the same state
        LoggedRequest plain = request(call, body, Map.of());
        LoggedRequest hostiles = request(call, body, hostile);
        assertThat(describe(hostiles)).isEqualTo(describe(plain));

        world.sandbox().journal().clear();
        Exchange exchange = world.send(call.uri(), body, hostile);
        assertThat(exchange.getException()).isNull();
        assertThat(world.sandbox().journal().arrived()).isEqualTo(1);
        assertThat(world.sandbox().journal().tookEffect(call.operation())).isEqualTo(1);
        assertThat(elsewhere.connections()).isZero();
        assertThat(exchange.getMessage().getHeader(RelativityConstants.ATTEMPTS))
                .isEqualTo(1);
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(others(hostile));
    }

    @Test
    void thereAreHundredsOfThem() {
        assertThat(hostileHeaders()).hasSizeGreaterThan(400).containsKeys("CamelHttpUri", "CamelHttpMethod", "Host");
    }

    private static LoggedRequest request(Call call, Object body, Map<String, Object> headers) throws Exception {
        world.sandbox().wireMock().resetRequests();
        world.connect(world.configuration());
        assertThat(world.send(call.uri(), body, headers).getException()).hasMessageContaining("status 400");
        List<ServeEvent> events = world.sandbox().wireMock().getAllServeEvents();
        // The 404 of an older name apart, which a 400 is not, there is one request.
        assertThat(events).hasSize(1);
        return LoggedRequest.createFrom(events.get(0).getRequest());
    }

    private static Map<String, Object> describe(LoggedRequest request) {
        Map<String, Object> description = new TreeMap<>();
        description.put("request", request.getMethod() + " " + request.getAbsoluteUrl());
        request.getHeaders().all().forEach(header -> description.put("header " + header.key(), header.values()));
        description.put("body", request.getBodyAsString());
        return description;
    }

    private static Map<String, Object> hostileHeaders() {
        String address = "http://127.0.0.1:" + elsewhere.port() + "/steered?by=header";
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name : NAMES) {
            headers.put(name, address);
            headers.put("x-" + name, INJECTED);
        }
        for (Class<?> constants : new Class<?>[] {HttpConstants.class, Exchange.class}) {
            for (Field field : constants.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    headers.put(constant(field), address);
                }
            }
        }
        for (int i = 0; i < 100; i++) {
            headers.put("X-Hostile-" + i, INJECTED);
            headers.put("X-Hostile-" + i + "\r\nX-Injected", i);
        }
        headers.put("CamelRelativityAttempts", 99);
        headers.put("CamelRelativityOutcome", "done");
        headers.put("CamelRelativityOperation", "job/run");
        headers.put("CamelRelativityInstanceUrl", address);
        headers.put("CamelRelativityAccessToken", "hostile");
        headers.put("CamelRelativityConnection", "#hostile");
        headers.put("CamelRelativityJobsRequested", 99);
        headers.put("CamelRelativityJobsSuccessful", 99);
        headers.put("CamelRelativityJobsFailed", 99);
        return headers;
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that the answer does not set. */
    private static Map<String, Object> others(Map<String, Object> hostile) {
        Map<String, Object> others = new LinkedHashMap<>(hostile);
        others.keySet()
                .removeIf(name -> name.equals(RelativityConstants.ATTEMPTS) || name.startsWith("CamelRelativityJobs"));
        return others;
    }
}
