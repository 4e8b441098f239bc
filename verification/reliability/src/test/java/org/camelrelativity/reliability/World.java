package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A sandbox with a workspace for each call, and a Camel context with a connection for each call. */
final class World implements AutoCloseable {

    static final String PASSWORD = "pa55-of-no-l0g";
    static final String ACCESS_TOKEN = "t0ken-of-no-l0g";

    private final Identity identity;
    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final RelativitySandbox sandbox;
    private final CamelContext context;
    private final TestTiming timing;
    private final ProducerTemplate template;
    private SandboxWorkspace workspace;
    private int connections;

    /**
     * @param identity whose credentials the calls have
     * @param context not started
     */
    World(Identity identity, CamelContext context) throws Exception {
        this(identity, context, SandboxTiming.standard());
    }

    private World(Identity identity, CamelContext context, SandboxTiming jobs) throws Exception {
        this.identity = identity;
        this.context = context;
        sandbox = RelativitySandbox.builder()
                .clock(clock)
                .timing(jobs)
                .password(PASSWORD)
                .accessToken(ACCESS_TOKEN)
                .productionQueueListing(true)
                .start();
        timing = TestTiming.in(context);
        for (String scheme : new String[] {"relativity-imaging", "relativity-production"}) {
            context.getComponent(scheme, RelativityComponent.class).setConfiguration(configuration());
        }
        context.start();
        template = context.createProducerTemplate();
        beginAnew();
    }

    /** One whose context shows nothing of itself, which takes time. */
    static World plain() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.disableJMX();
        return new World(Identity.BASIC, context);
    }

    /** One whose jobs take no time, so that they can be run again at once. */
    static World instant(CamelContext context) throws Exception {
        context.disableJMX();
        return new World(Identity.BASIC, context, SandboxTiming.instant());
    }

    /** A new workspace, so that nothing is left of the calls before; their jobs end. */
    void beginAnew() {
        clock.advance(Duration.ofDays(1));
        workspace = sandbox.addWorkspace();
    }

    RelativitySandbox sandbox() {
        return sandbox;
    }

    SandboxWorkspace workspace() {
        return workspace;
    }

    CamelContext context() {
        return context;
    }

    TestTiming timing() {
        return timing;
    }

    int port() {
        return sandbox.wireMock().port();
    }

    /** A connection that works. */
    RelativityConfiguration configuration() {
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl(sandbox.instanceUrl());
        identity.giveTo(configuration, sandbox);
        return configuration;
    }

    /** A connection that goes elsewhere at first. */
    RelativityConfiguration configuration(String instanceUrl) {
        RelativityConfiguration configuration = configuration();
        configuration.setInstanceUrl(instanceUrl);
        return configuration;
    }

    /** A connection that goes through a front. */
    RelativityConfiguration through(Front front) {
        return configuration("http://127.0.0.1:" + front.port());
    }

    /** Starts a connection and makes it known; {@link #forget} it. */
    RelativityConnection connect(RelativityConfiguration configuration) {
        RelativityConnection connection = new RelativityConnection(configuration);
        context.getRegistry().bind("connection" + ++connections, connection);
        return connection;
    }

    void forget(RelativityConnection connection) throws Exception {
        ServiceHelper.stopService(connection);
        context.removeService(connection);
    }

    /** Sends over the connection that was made last. */
    Exchange send(String uri, Object body, Map<String, ?> headers) {
        return request(uri + (uri.contains("?") ? "&" : "?") + "connection=#connection" + connections, body, headers);
    }

    /** Does something over a connection that works. */
    <T> T ask(String uri, Object body, Class<T> type) {
        Exchange exchange = request(uri, body, Map.of());
        assertThat(exchange.getException()).as(uri).isNull();
        return exchange.getMessage().getBody(type);
    }

    private Exchange request(String uri, Object body, Map<String, ?> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(RelativityConstants.WORKSPACE_ID, workspace.artifactId());
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    /** A set that has never run. */
    SandboxImagingSet newSet() {
        return workspace.imagingSet(workspace.addImagingSet("Set", workspace.addSavedSearch(10, 2)));
    }

    /** A set of which some documents failed. */
    SandboxImagingSet completedSet() {
        SandboxImagingSet set = runningSet();
        clock.advance(Duration.ofDays(1));
        assertThat(set.status()).isEqualTo("Completed with errors");
        return set;
    }

    /** A set whose documents are being imaged. */
    SandboxImagingSet runningSet() {
        SandboxImagingSet set = newSet();
        ask("relativity-imaging:job/run", set.artifactId(), Object.class);
        for (int step = 0; !"Imaging".equals(set.status()) && step < 1000; step++) {
            clock.advance(Duration.ofMillis(20));
        }
        assertThat(set.status()).isEqualTo("Imaging");
        return set;
    }

    @Override
    public void close() throws IOException {
        context.stop();
        sandbox.close();
    }
}
