package org.camelrelativity.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.common.testing.RawServer;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.reliability.SteppedRelativity.Reply;
import org.camelrelativity.reliability.Turns.Actor;

/**
 * Workers with real routes, whose ledgers share one table, and Relativity. Each has a gate before each statement and each
 * request, and dies and begins anew by itself. All share one Camel context, since nothing of a ledger belongs to one.
 */
final class SteppedWorkers implements AutoCloseable {

    static final int WORKERS = 4;
    static final int WORKSPACE = 1;

    /** What a route's message was told; of a mass operation also which jobs may be sent again. */
    record Told(
            RelativityOutcome outcome,
            boolean replayed,
            Object body,
            List<Integer> notDone,
            Optional<Duration> retryAfter) {}

    private final Turns turns = new Turns();
    private final Actor person = turns.newActor("person");
    private final List<Worker> workers = new ArrayList<>();
    private final DataSource database = Ledgers.pooledInMemory();
    private final SteppedDatabase stepped;
    private final SteppedRelativity relativity;
    private final RawServer server;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final TestTiming timing = TestTiming.in(context);
    private final String instance;
    private final ProducerTemplate template;
    private final JdbcCallLedger observer = new JdbcCallLedger(database);
    private SteppedRelativity.Journal journal;

    /** A worker's ledger is another one in each of its lives. */
    final class Worker implements CallLedger {

        private final int number;
        private final Actor actor;
        private JdbcCallLedger ledger;

        private Worker(int number) {
            this.number = number;
            this.actor = turns.newActor("worker " + number);
        }

        Actor actor() {
            return actor;
        }

        int number() {
            return number;
        }

        /** Begins a new life, with the name of the one before or with a new one. */
        void restart(boolean named, Duration retention) {
            ledger = newLife(named, retention);
            actor.begin(() -> {
                try {
                    ledger.start();
                } catch (RuntimeException e) {
                    ledger = null; // it has to be started again
                }
            });
        }

        private JdbcCallLedger newLife(boolean named, Duration retention) {
            JdbcCallLedger life = newLedger(stepped);
            if (named) {
                life.setWorker("worker-" + number);
            }
            life.setRetention(retention);
            return life;
        }

        boolean isUp() {
            return ledger != null && !actor.isDead();
        }

        /** Sends a message, of which nobody hears if the process dies. */
        void send(String key, boolean mass, List<Integer> jobs, boolean fireAgain, Consumer<Told> told) {
            Object body = mass
                    ? jobs.stream()
                            .map(job -> ProductionJobRef.of(WORKSPACE, job))
                            .toList()
                    : jobs.get(0);
            actor.begin(() -> {
                Exchange exchange = template.send(route(mass, fireAgain), message -> {
                    message.getMessage().setBody(body);
                    message.getMessage().setHeader("row", key);
                });
                if (!actor.isDead()) {
                    told.accept(told(exchange));
                }
            });
        }

        private String route(boolean mass, boolean fireAgain) {
            return "direct:" + (mass ? "mass-retry" : "run") + number + fireAgain;
        }

        @Override
        public String worker() {
            return ledger.worker();
        }

        @Override
        public Optional<Entry> claim(Entry entry) throws IOException {
            return ledger.claim(entry);
        }

        @Override
        public boolean replace(Entry known, Entry entry) throws IOException {
            return ledger.replace(known, entry);
        }

        @Override
        public boolean remove(Entry known) throws IOException {
            return ledger.remove(known);
        }

        @Override
        public Optional<Entry> find(String key) throws IOException {
            return ledger.find(key);
        }

        @Override
        public List<Entry> inDoubt() throws IOException {
            return ledger.inDoubt();
        }
    }

    /** Requests go over a network, or straight into Relativity. */
    SteppedWorkers(boolean network) throws Exception {
        stepped = new SteppedDatabase(database, turns, () -> journal.usesDatabase());
        relativity = new SteppedRelativity(turns, () -> journal);
        server = network ? new RawServer(this::answer) : null;
        instance = network ? "127.0.0.1:" + server.port() : "localhost";
        observer.setClock(timing);
        observer.setCreateTable(true);
        observer.start();
        RelativityConfiguration configuration = new RelativityConfiguration();
        configuration.setInstanceUrl("http://" + instance);
        configuration.setUsername("albert");
        configuration.setPassword("of no use");
        if (!network) {
            configuration.setHttpClientConfigurer(this::replaceNetwork);
        }
        for (String scheme : List.of("relativity-imaging", "relativity-production")) {
            context.getComponent(scheme, RelativityComponent.class).setConfiguration(configuration);
        }
        for (int number = 0; number < WORKERS; number++) {
            Worker worker = new Worker(number);
            workers.add(worker);
            context.getRegistry().bind("ledger" + number, worker);
            context.addRoutes(routes(number));
        }
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(1); // who has died in the middle of an exchange never ends it
        context.start();
        template = context.createProducerTemplate();
    }

    /** One of the workers sends its lists job by job. */
    private static RouteBuilder routes(int worker) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (boolean fireAgain : new boolean[] {false, true}) {
                    String options = "workspaceId=" + WORKSPACE + "&idempotencyKey=${header.row}&ledger=#ledger"
                            + worker + "&fireAgain=" + fireAgain;
                    from("direct:run" + worker + fireAgain).to("relativity-imaging:job/run?" + options);
                    from("direct:mass-retry" + worker + fireAgain)
                            .to("relativity-production:job/mass-retry?" + options
                                    + (worker == WORKERS - 1 ? "&chunkSize=1" : ""));
                }
            }
        };
    }

    private void replaceNetwork(HttpClientBuilder builder) {
        builder.replaceExecInterceptor(
                ChainElement.CONNECT.name(), (request, scope, chain) -> chain.proceed(request, scope));
        builder.replaceExecInterceptor(ChainElement.MAIN_TRANSPORT.name(), (request, scope, chain) -> answer(request));
    }

    private ClassicHttpResponse answer(ClassicHttpRequest request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (request.getEntity() != null) {
            request.getEntity().writeTo(body);
        }
        Reply reply = relativity.answer(request.getPath(), body.toString(StandardCharsets.UTF_8));
        ClassicHttpResponse response = new BasicClassicHttpResponse(reply.status());
        headers(reply).forEach(response::setHeader);
        response.setEntity(new StringEntity(reply.body(), ContentType.APPLICATION_JSON));
        return response;
    }

    private static Map<String, String> headers(Reply reply) {
        return reply.status() == 429 ? Map.of("Retry-After", "3600") : Map.of();
    }

    /** {@code null} closes the connection. */
    private String answer(RawServer.Arrived request) {
        try {
            Reply reply = relativity.answer(request.head().split(" ", 3)[1], request.body());
            StringBuilder head = new StringBuilder(reply.status() + " Whatever");
            headers(reply).forEach((name, value) -> head.append("\r\n").append(name + ": " + value));
            return RawServer.json(head.toString(), reply.body());
        } catch (IOException | Turns.Death e) {
            return null;
        }
    }

    private JdbcCallLedger newLedger(DataSource dataSource) {
        JdbcCallLedger ledger = new JdbcCallLedger(dataSource);
        ledger.setClock(timing);
        return ledger;
    }

    private static Told told(Exchange exchange) {
        if (exchange.getException() == null) {
            boolean replayed = Boolean.TRUE.equals(exchange.getMessage().getHeader(RelativityConstants.REPLAYED));
            return new Told(
                    RelativityOutcome.DONE, replayed, exchange.getMessage().getBody(), List.of(), Optional.empty());
        }
        RelativityException failure = (RelativityException) exchange.getException();
        List<Integer> notDone =
                failure.getJobReport().map(RelativityJobReport::notDoneReferences).orElse(List.of()).stream()
                        .map(job -> ((ProductionJobRef) job).productionId())
                        .toList();
        return new Told(failure.getOutcome(), false, null, notDone, failure.getRetryAfter());
    }

    /** As at the beginning: nobody has done anything, and all workers are up. */
    void beginAnew(SteppedRelativity.Journal newJournal) throws Exception {
        turns.killAll();
        journal = newJournal;
        relativity.clear();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM RELATIVITY_CALL");
        }
        for (Worker worker : workers) {
            worker.actor.revive();
            worker.ledger = worker.newLife(worker.number % 2 == 0, null);
        }
    }

    /** Who decides what is in doubt. */
    Actor person() {
        return person;
    }

    Turns turns() {
        return turns;
    }

    Worker worker(int number) {
        return workers.get(number);
    }

    SteppedRelativity relativity() {
        return relativity;
    }

    TestTiming timing() {
        return timing;
    }

    /** A ledger by which somebody decides, with gates. */
    JdbcCallLedger people() {
        return newLedger(stepped);
    }

    /** What the ledger has of a key, read without a gate. */
    Optional<CallLedger.Entry> find(String key) throws IOException {
        return observer.find(ledgerKey(key));
    }

    List<CallLedger.Entry> inDoubt() throws IOException {
        return observer.inDoubt();
    }

    String ledgerKey(String key) {
        return instance + " " + key;
    }

    @Override
    public void close() throws IOException {
        turns.close();
        context.stop();
        if (server != null) {
            server.close();
        }
    }
}
