package org.camelrelativity.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Between WireMock and the sandbox: the only class that knows both. */
final class Gateway implements ResponseDefinitionTransformerV2, ServeEventListener {
    private static final String NAME = "relativity-sandbox";
    private static final int CONTAINER_THREADS = 100;
    private static final int KEPT_WIREMOCK_REQUESTS = 1000;
    private static final int DRIPS = 20;
    /** How much more a cut answer promises than it sends. */
    private static final int MISSING_BYTES = 64;

    private final Reception reception;

    Gateway(Reception reception) {
        this.reception = reception;
    }

    /**
     * A running server on the loopback interface. HTTP/2 is off: IIS offers it over TLS only, and faults on a connection
     * must not hit its neighbours.
     */
    static WireMockServer open(int port, boolean adminApi, Reception reception, Page page) {
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(CONTAINER_THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .maxRequestJournalEntries(KEPT_WIREMOCK_REQUESTS)
                .fileSource(new ReadOnlyFiles(new File("src/test/resources")))
                .mappingSource(new StubsInMemory(catchAll()))
                .extensions(new Gateway(reception))
                .httpServerFactory((all, admin, stubs) -> adminApi
                        ? new SandboxServer(all, admin, stubs, page)
                        : new ServerWithoutAdminApi(all, admin, stubs, page));
        WireMockServer server = new WireMockServer(options);
        server.start();
        return server;
    }

    /** Takes away what tests have laid over the sandbox. */
    static void removeOtherStubs(WireMockServer server) {
        server.getStubMappings().stream()
                .filter(stub -> !NAME.equals(stub.getName()))
                .forEach(server::removeStub);
        if (server.getStubMappings().isEmpty()) {
            server.resetToDefaultMappings();
        }
        server.resetScenarios();
        server.resetRequests();
    }

    /** The stub behind all others, through which every request comes that no test has a stub for. */
    private static StubMapping catchAll() {
        return WireMock.any(WireMock.anyUrl())
                .atPriority(Integer.MAX_VALUE)
                .withName(NAME)
                .willReturn(WireMock.aResponse().withTransformers(NAME))
                .build();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        if (!isOurs(event)) {
            return event.getResponseDefinition();
        }
        Reception.Reply reply = reception.serve(incoming(event.getRequest()));
        return response(reply.answer(), reply.fault());
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        if (!isOurs(event)) {
            LoggedResponse response = event.getResponse();
            int status = response == null || response.getFault() != null ? 0 : response.getStatus();
            reception.noteAnsweredElsewhere(incoming(event.getRequest()), status);
        }
    }

    private static boolean isOurs(ServeEvent event) {
        return event.getStubMapping() != null
                && NAME.equals(event.getStubMapping().getName());
    }

    private static Incoming incoming(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key(), String.join(", ", header.values()));
        }
        String body = new String(request.getBody(), StandardCharsets.UTF_8);
        return new Incoming(request.getMethod().getName(), request.getUrl(), headers, body);
    }

    private static ResponseDefinition response(Answer answer, SandboxFault fault) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        ResponseDefinitionBuilder response =
                WireMock.aResponse().withStatus(answer.status()).withBody(body);
        answer.headers().forEach(response::withHeader);
        switch (fault.transmission()) {
            case WHOLE -> {}
            case LATE -> response.withFixedDelay(fault.milliseconds());
            case RESET -> response.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case CUT -> response.withHeader("Content-Length", Integer.toString(body.length + MISSING_BYTES));
            case DRIPPING -> drip(response, body.length, fault.milliseconds());
            case COMPRESSED -> response.withHeader("Content-Encoding", "gzip").withBody(gzip(body));
        }
        return response.build();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of an array
        }
        return compressed.toByteArray();
    }

    private static void drip(ResponseDefinitionBuilder response, int length, int milliseconds) {
        if (length == 0) {
            response.withFixedDelay(milliseconds);
        } else {
            response.withChunkedDribbleDelay(Math.min(DRIPS, length), milliseconds);
        }
    }
}
