package org.camelrelativity.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.h2.jdbcx.JdbcDataSource;

/** Measures what an idempotency key adds to a call of job/run, with one caller, and prints it as a table. */
final class LedgerCost {

    private static final int WARM_UPS = 5;
    private static final String NO_KEY = "no key";

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, Callable<?>> ways = new LinkedHashMap<>();

    private LedgerCost() {}

    /**
     * Prints to standard output.
     *
     * @param args the extent, full or reduced
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        Extent extent = Extent.named(args[0]);
        Path folder = Files.createTempDirectory("ledger-cost");
        try (ServerProcess server = ServerProcess.start();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            LedgerCost cost = new LedgerCost();
            cost.prepare(ServerProcess.url(server.ports(), FixedAnswerServer.RUN_AND_READ));
            cost.add("H2 in memory", h2("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1"));
            cost.add("H2 in a file, WRITE_DELAY=0", h2("jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0"));
            cost.add("PostgreSQL on the same machine", postgres.getPostgresDatabase());
            cost.measure(extent);
        }
        System.exit(0);
    }

    private static DataSource h2(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return h2;
    }

    private void prepare(String url) throws Exception {
        RelativityConfiguration configuration = context.getComponent(
                        "relativity-imaging", RelativityImagingComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(url);
        configuration.setAccessToken(CamelCalls.TOKEN);
        configuration.setHttpClientConfigurer(
                client -> client.addRequestInterceptorFirst((request, entity, http) -> requests.incrementAndGet()));
        context.start();
        ways.put(NO_KEY, call(""));
    }

    private void add(String name, DataSource database) throws Exception {
        JdbcCallLedger ledger = new JdbcCallLedger(keptOpen(database));
        ledger.setCreateTable(true);
        String bean = "ledger" + ways.size();
        context.getRegistry().bind(bean, ledger);
        ways.put(name, call("?idempotencyKey=${header.row}&ledger=#" + bean));
    }

    private Callable<?> call(String options) {
        ProducerTemplate template = context.createProducerTemplate();
        var endpoint = context.getEndpoint(Workload.RUN_SET.uri() + options);
        Object body = Workload.RUN_SET.body(BodyForm.RECORD);
        String run = UUID.randomUUID() + "-";
        return () -> {
            Exchange exchange = template.send(endpoint, message -> {
                message.getMessage().setBody(body);
                message.getMessage().setHeader("row", run + rows.incrementAndGet());
            });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange;
        };
    }

    /** One connection, as a pool has it for one caller; the ledger takes it once for each statement. */
    private DataSource keptOpen(DataSource database) throws Exception {
        Connection open = database.getConnection();
        Connection connection = proxy(Connection.class, open, "close", () -> null);
        return proxy(DataSource.class, database, "getConnection", () -> {
            statements.incrementAndGet();
            return connection;
        });
    }

    private static <T> T proxy(Class<T> type, T target, String method, Callable<?> instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                return instead.call();
            }
            try {
                return called.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void measure(Extent extent) throws IOException, InterruptedException {
        LoadDriver driver = new LoadDriver(Thread::new);
        Duration window = extent.window();
        for (int i = 0; i < WARM_UPS; i++) {
            for (Callable<?> call : ways.values()) {
                driver.measure(call, 1, window);
            }
        }
        System.out.println("| | p50 µs | p99 µs | CPU µs | bytes | requests | statements | failed |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (Map.Entry<String, Callable<?>> way : ways.entrySet()) {
            long requestsBefore = requests.get();
            long statementsBefore = statements.get();
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < extent.windows(); i++) {
                samples.add(driver.measure(way.getValue(), 1, window));
            }
            Sample median = Sample.median(samples);
            double calls = median.calls();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %,.0f | %.1f | %.1f | %d |%n",
                    way.getKey(),
                    median.p50Micros(),
                    median.p99Micros(),
                    median.cpuMicros(),
                    median.bytes(),
                    (requests.get() - requestsBefore) / calls,
                    (statements.get() - statementsBefore) / calls,
                    median.failures());
        }
    }
}
