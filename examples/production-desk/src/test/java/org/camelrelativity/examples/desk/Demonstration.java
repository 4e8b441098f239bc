package org.camelrelativity.examples.desk;

import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_JOBS;
import static org.camelrelativity.sandbox.SandboxOperation.MASS_RETRY_PRODUCTION_QUEUE;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** The application at work on a sandbox and a broker of its own, with one command after the other. */
final class Demonstration {

    private static final int WORKSPACE = 1017371;
    private static final int LONGEST_SECONDS = 60;
    private static final String TABLE = "%-14s %-10s %-10s %-24s %s%n";

    /** Productions that run do so longer than the demonstration. */
    private static final Duration LONG = Duration.ofHours(1);

    /**
     * A command, and what becomes of it.
     *
     * @param story what is special about it
     * @param trouble what Relativity does to it; may be nothing
     */
    private record Scene(String id, String story, String command, Runnable trouble, String queue, Outcome outcome) {}

    /** Where a command has ended. */
    private record End(String queue, Ticket ticket) {}

    private final RelativitySandbox sandbox;
    private final SandboxWorkspace workspace;
    private final PrintStream out;
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();

    private Demonstration(RelativitySandbox sandbox, PrintStream out) {
        this.sandbox = sandbox;
        this.out = out;
        workspace = sandbox.addWorkspace(WORKSPACE);
    }

    /**
     * Runs until it is over.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        DeskApplication.exit(() -> run(System.out));
    }

    /** {@return the exit code: 0 if everything went as it should} */
    private static int run(PrintStream out) throws Exception {
        // It is for a sandbox, never for commands that somebody has meant for an instance.
        if (System.getProperty("desk.broker-url") != null || System.getenv("DESK_BROKER_URL") != null) {
            throw new IllegalArgumentException("desk.broker-url is given, but no relativity.instance-url;"
                    + " give both, or none for a demonstration");
        }
        Path folder = Files.createTempDirectory("production-desk");
        try (RelativitySandbox sandbox = RelativitySandbox.builder()
                .timing(new SandboxTiming(LONG, LONG, LONG, LONG))
                .start()) {
            return new Demonstration(sandbox, out).run(folder);
        } finally {
            delete(folder);
        }
    }

    private int run(Path folder) throws Exception {
        System.setProperty("desk.broker-redelivery-delay", "200");
        System.setProperty("desk.broker-deliveries", "4");
        EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("broker"), freePort());
        broker.start();
        out.println("No relativity.instance-url is given: this is a demonstration on a sandbox, "
                + sandbox.instanceUrl() + ", and a broker of its own, " + broker.url());
        out.println("While it runs, look at it in a browser: " + sandbox.instanceUrl() + "/");
        Main main = DeskApplication.camel(settings(folder, broker));
        hearNothingFromOutside(main);
        main.configure().addRoutesBuilder(new Ends());
        main.start();
        try {
            return play(main);
        } finally {
            main.stop();
            broker.stop();
        }
    }

    private int play(Main main) throws Exception {
        List<Scene> scenes = scenes();
        Stream.Builder<Object[]> table = Stream.builder();
        boolean expected = true;
        for (Scene scene : scenes) {
            out.println();
            out.println(scene.id() + ": " + scene.story());
            scene.trouble().run();
            main.getCamelTemplate().sendBody("jms:queue:" + Queues.COMMANDS, scene.command());
            End end = ends.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            sandbox.faults().clear();
            if (end == null) {
                out.println("Not ended after " + LONGEST_SECONDS + " seconds");
                return 1;
            }
            Ticket ticket = end.ticket();
            expected &= ticket.id().equals(scene.id())
                    && end.queue().equals(scene.queue())
                    && ticket.outcome() == scene.outcome();
            table.add(new Object[] {
                ticket.id(),
                ticket.command() == null ? "" : ticket.command().command(),
                ticket.outcome(),
                end.queue(),
                numbers(ticket)
            });
        }
        out.println();
        out.printf(Locale.ROOT, TABLE, "id", "command", "outcome", "queue", "jobs");
        table.build().forEach(row -> out.printf(Locale.ROOT, TABLE, row));
        out.println();
        out.println(scenes.size() + " commands, each in one queue. Retries that took effect: "
                + (sandbox.journal().tookEffect(MASS_RETRY_PRODUCTION_JOBS)
                        + sandbox.journal().tookEffect(MASS_RETRY_PRODUCTION_QUEUE)));
        out.println(expected ? "Everything went as it should." : "Something went as it should not.");
        return expected ? 0 : 1;
    }

    private static String numbers(Ticket ticket) {
        return Stream.of(
                        count(ticket.done().size(), "done"),
                        count(ticket.failed().size(), "failed"),
                        count(ticket.jobs().size(), "open"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : number + " " + what;
    }

    private List<Scene> scenes() {
        int running = running();
        String token =
                sandbox.addDatabaseToken(workspace.production(running).jobId()).toString();
        String erroredToken = sandbox.addDatabaseToken(
                        workspace.production(errored()).jobId())
                .toString();
        String two = byReference("retry", errored(), errored());
        String lost = byReference("retry", errored());
        return List.of(
                scene("two-in-error", "Two productions in error are retried.", two, Queues.RESULTS, Outcome.DONE),
                scene(
                        "two-in-error",
                        "The same command is sent once more: the answer is the recorded one, and nothing is sent.",
                        two,
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "priority",
                        "The jobs that a database token selects get another priority.",
                        "\"command\":\"prioritize\",\"databaseToken\":\"" + token + "\",\"priority\":5",
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "cancel",
                        "A job that runs is canceled.",
                        byReference("cancel", running),
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "one-runs",
                        "Of two productions, one is not in error. It is tried once more.",
                        byReference("retry", errored(), running()),
                        Queues.FAILED,
                        Outcome.PARTIAL),
                scene(
                        "runs-already",
                        "The only production is not in error.",
                        byReference("retry", running()),
                        Queues.REJECTED,
                        Outcome.REFUSED),
                scene(
                        "typo",
                        "No such command.",
                        "\"command\":\"rerty\",\"jobs\":[7]",
                        Queues.REJECTED,
                        Outcome.MALFORMED),
                scene(
                        "busy",
                        "Relativity is too busy, twice. It has done nothing, so the broker delivers the command again.",
                        byReference("retry", errored()),
                        () -> sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.status(429), 2),
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "too-busy",
                        "Relativity stays too busy for too long.",
                        byReference("retry", errored()),
                        () -> sandbox.faults().always(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.status(429)),
                        Queues.UNDELIVERED,
                        Outcome.NOT_SENT),
                scene(
                        "answer-lost",
                        "Relativity has retried it, but its answer gets lost. It is not sent again: a look proves it.",
                        byReference("retry", errored()),
                        () -> sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect()),
                        Queues.RESULTS,
                        Outcome.PROVEN),
                scene(
                        "request-lost",
                        "The connection breaks before Relativity has read it. Nobody can know that here.",
                        lost,
                        () -> sandbox.faults().next(MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect()),
                        Queues.PERSON,
                        Outcome.UNKNOWN),
                scene(
                        "anna-releases",
                        "Anna has looked at the production: it is still in error. The ledger keeps who, when and why.",
                        "\"command\":\"release\",\"key\":\"request-lost/1\",\"who\":\"anna\","
                                + "\"reason\":\"still in error after an hour\"",
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "request-lost",
                        "The command is sent once more, and Relativity gets it.",
                        lost,
                        Queues.RESULTS,
                        Outcome.DONE),
                scene(
                        "token-lost",
                        "As answer-lost, but with a database token, by which nothing can be looked up.",
                        "\"command\":\"retry\",\"databaseToken\":\"" + erroredToken + "\"",
                        () -> sandbox.faults().next(MASS_RETRY_PRODUCTION_QUEUE, SandboxFault.resetAfterEffect()),
                        Queues.PERSON,
                        Outcome.UNKNOWN));
    }

    private static Scene scene(String id, String story, String fields, String queue, Outcome outcome) {
        return scene(id, story, fields, () -> {}, queue, outcome);
    }

    private static Scene scene(
            String id, String story, String fields, Runnable trouble, String queue, Outcome outcome) {
        return new Scene(id, story, "{\"id\":\"" + id + "\"," + fields + "}", trouble, queue, outcome);
    }

    private static String byReference(String command, Integer... productions) {
        return "\"command\":\"" + command + "\",\"jobs\":"
                + Stream.of(productions)
                        .map(production -> "{\"workspaceId\":" + WORKSPACE + ",\"productionId\":" + production + "}")
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private int errored() {
        return workspace.addErroredProduction("In error");
    }

    private int running() {
        int production = workspace.addProduction("Running", 1);
        workspace.runProduction(production);
        return production;
    }

    private Properties settings(Path folder, EmbeddedBroker broker) {
        Properties settings = new Properties();
        settings.setProperty("relativity.instance-url", sandbox.instanceUrl());
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("desk.folder", folder.resolve("desk").toString());
        settings.setProperty("desk.broker-url", broker.url());
        settings.setProperty("desk.second-try-delay", "500");
        settings.setProperty("desk.look-delay", "300");
        settings.setProperty("desk.looks", "2");
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Credentials and brokers in the environment are for a real instance, and would go before the sandbox's. */
    private static void hearNothingFromOutside(Main main) {
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                PropertiesComponent properties =
                        (PropertiesComponent) initialized.getCamelContext().getPropertiesComponent();
                properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Takes the commands out of the queues where they end, as whoever has sent them would. */
    private final class Ends extends RouteBuilder {

        @Override
        public void configure() {
            for (String queue : Queues.FINAL) {
                from("jms:queue:" + queue)
                        .process(exchange -> ends.add(new End(
                                queue, TestBroker.ticket(exchange.getMessage().getBody(String.class)))));
            }
        }
    }
}
