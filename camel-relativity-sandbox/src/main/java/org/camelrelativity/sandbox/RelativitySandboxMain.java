package org.camelrelativity.sandbox;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs a sandbox until it is killed: {@code java -jar camel-relativity-sandbox-…-standalone.jar --help}. Only that jar has
 * what reads arguments and YAML, since users of the library don't need it.
 */
@Command(
        name = "java -jar camel-relativity-sandbox-standalone.jar",
        description =
                "A Relativity to try things out on: its imaging and production APIs, with state, faults and a page.",
        sortOptions = false)
public final class RelativitySandboxMain implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on, on the loopback interface. Without, a free one.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "What is in it at the start, in YAML (docs/sandbox.md). Without, a small example.")
    private Path seedFile;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "How many times as fast as real time jobs advance, from 0 to 1000. The page can change it.")
    private double speed;

    @Option(
            names = "--queue-listing",
            description =
                    "Have the listing of the production queue, which RelativityOne documents and Server 2025 doesn't.")
    private boolean queueListing;

    @Option(names = "--help", usageHelp = true, description = "Show this, and exit.")
    private boolean help;

    private final PrintStream out;

    private RelativitySandboxMain(PrintStream out) {
        this.out = out;
    }

    /**
     * Starts the sandbox, prints what is in it, and waits. Exits with 2 for wrong arguments or a wrong seed, and with 1 if
     * the port can't be listened on, each with one line on the standard error.
     *
     * @param arguments as {@code --help} tells
     */
    public static void main(String... arguments) {
        int exitCode = commandLine(System.out, System.err).execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** The same without waiting, for tests. */
    static RelativitySandbox run(PrintStream out, String... arguments) {
        CommandLine commandLine = commandLine(out, out);
        commandLine.parseArgs(arguments);
        return ((RelativitySandboxMain) commandLine.getCommand()).start();
    }

    private static CommandLine commandLine(PrintStream out, PrintStream err) {
        return new CommandLine(new RelativitySandboxMain(out))
                .setParameterExceptionHandler((e, arguments) -> {
                    err.println(e.getMessage() + " (--help tells the options)");
                    return MISUSED;
                })
                .setExecutionExceptionHandler((e, commandLine, result) -> {
                    if (e instanceof SeedException) {
                        err.println(e.getMessage());
                        return MISUSED;
                    }
                    if (hasCause(e, BindException.class)) {
                        RelativitySandboxMain program = commandLine.getCommand();
                        err.println("--port: expected a free port, " + program.port + " is in use or not allowed");
                        return FAILED;
                    }
                    throw e;
                });
    }

    /** WireMock wraps the exception, and its message is not stable, so only the class tells. */
    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RelativitySandbox sandbox = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private RelativitySandbox start() {
        expect("--port", "0 to " + LAST_PORT, port >= 0 && port <= LAST_PORT);
        expect("--speed", "0 to " + (int) PacedClock.FASTEST, PacedClock.isSpeed(speed));
        Seed seed = new Seed(seedFile == null ? SeedNode.standard() : SeedNode.read(seedFile));
        RelativitySandboxBuilder builder = RelativitySandbox.builder()
                .port(port)
                .adminApi(false)
                .clock(PacedClock.system(speed))
                .productionQueueListing(queueListing);
        seed.configure(builder);
        RelativitySandbox sandbox = builder.start();
        try {
            seed.addTo(sandbox.instance());
            Contents.of(sandbox).forEach(out::println);
            out.flush();
            return sandbox;
        } catch (SeedException e) {
            sandbox.close();
            throw e;
        }
    }

    private void expect(String option, String range, boolean given) {
        if (!given) {
            throw new ParameterException(spec.commandLine(), option + ": expected a number from " + range);
        }
    }
}
