package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.reliability.Arranged.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong, and whoever one is: no secret is shown by anything that an operator can look at. */
class SecretsTest {

    private static final String USERNAME = "sandbox@relativity.example";

    @TempDir
    static Path folder;

    private static Faults faults;

    private final Secrets secrets = new Secrets(USERNAME);
    private final Onlooker onlooker = new Onlooker(secrets);

    @BeforeAll
    static void makeFaults() throws Exception {
        faults = new Faults(Tls.in(folder));
    }

    @AfterEach
    void stopLooking() {
        onlooker.close();
    }

    @ParameterizedTest
    @EnumSource(Identity.class)
    void noSecretIsShownAfterAnyFault(Identity identity) throws Exception {
        try (World world = new World(identity, openContext())) {
            assertThat(world.sandbox().username()).isEqualTo(USERNAME);
            HealthCheckHelper.getHealthCheckRepository(world.context(), "producers")
                    .setEnabled(true);
            for (String fault : faults.titles()) {
                send(world, "v1 set/read", fault, () -> {});
                send(world, "v1 job/run", fault, () -> {});
                send(world, "legacy job/run", fault, () -> onlooker.lookAt(world.context()));
            }
        }
        assertThat(secrets.found()).isEmpty();
        assertThat(onlooker.sawMaskedHeader()).isTrue();
        assertThat(secrets.looked()).isGreaterThan(10_000);
    }

    private void send(World world, String name, String fault, Action afterwards) throws Exception {
        Call call = Call.ALL.stream()
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow();
        world.beginAnew();
        Object body = call.body().apply(world);
        try (Arranged arranged = faults.of(fault).arrange(world, call, false)) {
            RelativityConnection connection = world.connect(arranged.configuration());
            arranged.begin();
            Exchange exchange = world.send(call.uri(), body, Map.of());
            onlooker.lookAt(exchange);
            secrets.lookAt("connection", connection + " " + connection.getConfiguration());
            afterwards.run();
            world.forget(connection);
        }
    }

    /** A context that shows whatever it can: MBeans, consoles, health. */
    private static CamelContext openContext() {
        CamelContext context = new DefaultCamelContext();
        context.setDevConsole(true);
        context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .loadDevConsoles(true);
        return context;
    }

    /** An onlooker who is blind would pass the test above. */
    @Test
    void theOnlookerSeesWhatIsThere() throws Exception {
        Logger.getLogger("some.logger").log(Level.FINEST, "at {0}", World.PASSWORD);
        Exception suppressed = new IllegalStateException("Bearer " + World.ACCESS_TOKEN);
        Exception exception = new IllegalStateException("outer", new IllegalStateException("cause"));
        exception.getCause().addSuppressed(suppressed);
        onlooker.lookAt(exception);
        String pair = USERNAME + ":" + World.PASSWORD;
        CamelContext context = openContext();
        context.getCamelContextExtension().setDescription("for " + Identity.CLIENT_SECRET);
        context.start();
        context.getEndpoint(
                "direct:" + Base64.getEncoder().withoutPadding().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        onlooker.lookAt(context);
        context.stop();
        assertThat(secrets.found())
                .anyMatch(text -> text.startsWith("log some.logger"))
                .anyMatch(text -> text.startsWith("exception"))
                .anyMatch(text -> text.startsWith("stack trace"))
                .anyMatch(text -> text.startsWith("endpoint's URI"))
                .anyMatch(text -> text.startsWith("console endpoint"))
                .anyMatch(text -> text.startsWith("MBean"));
    }
}
