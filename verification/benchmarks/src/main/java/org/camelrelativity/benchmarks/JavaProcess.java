package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Starts JVMs, each on a core of its own where the machine lets us. */
final class JavaProcess {

    /** Those that we may use; in a container these need not begin with 0. */
    private static final List<Integer> CORES = cores();

    /** The oldest JDK that has virtual threads. */
    private static final int VIRTUAL_THREADS = 21;

    private static final String ALLOWED = "Cpus_allowed_list:";

    private final List<String> command = new ArrayList<>();

    private JavaProcess(List<String> prefix, String java, String classpath) {
        command.addAll(prefix);
        command.add(java);
        command.add("-Djava.util.logging.config.class=" + QuietLogging.class.getName());
        command.add("-classpath");
        command.add(classpath);
    }

    /** A JVM on the server's core. */
    static JavaProcess ofServer() {
        return new JavaProcess(pinnedTo(CORES.get(0)), java(), classpath());
    }

    /** A JVM on the callers' core. */
    static JavaProcess ofCallers() {
        return ofCallers(java());
    }

    /** A JVM of another JDK on the callers' core. */
    static JavaProcess ofCallers(String java) {
        return new JavaProcess(pinnedTo(CORES.get(CORES.size() - 1)), java, classpath());
    }

    /** A JVM with fewer jars on the callers' core. */
    static JavaProcess withClasspath(String classpath) {
        return new JavaProcess(pinnedTo(CORES.get(CORES.size() - 1)), java(), classpath);
    }

    /** {@return whether servers and callers have a core each} */
    static boolean isPinned() {
        return CORES.size() > 1 && !taskset().isEmpty();
    }

    JavaProcess with(String... options) {
        command.addAll(command.indexOf("-classpath"), List.of(options));
        return this;
    }

    /** Starts a main class; what it says on standard error is shown. */
    Process start(Class<?> main, String... args) throws IOException {
        command.add(main.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Runs a main class to its end; what it says is shown. */
    void run(Class<?> main, String... args) throws IOException, InterruptedException {
        command.add(main.getName());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(main.getSimpleName() + " ended with " + exit);
            }
        } finally {
            process.destroy();
        }
    }

    static String classpath() {
        return System.getProperty("java.class.path");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A JDK with virtual threads: this one, or the newest that is installed beside it. */
    static Optional<String> javaWithVirtualThreads() throws IOException {
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            return Optional.of(java());
        }
        Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(beside)) {
            return homes.filter(home -> release(home) >= VIRTUAL_THREADS)
                    .max((a, b) -> Integer.compare(release(a), release(b)))
                    .map(home -> home.resolve("bin/java").toString());
        }
    }

    /** What the JDK of such a program is called. */
    static String name(String java) {
        return "JDK " + release(Path.of(java).getParent().getParent());
    }

    private static int release(Path home) {
        Path file = home.resolve("release");
        if (!Files.isRegularFile(file) || !Files.isExecutable(home.resolve("bin/java"))) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .map(version -> Integer.parseInt(version.split("\\.")[0]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it can't be read, so it can't be used
        }
    }

    private static List<Integer> cores() {
        List<Integer> all = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .boxed()
                .toList();
        Path status = Path.of("/proc/self/status");
        if (all.size() == 1 || !Files.isReadable(status)) {
            return all;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> allowed(line.substring(ALLOWED.length())))
                    .findFirst()
                    .orElse(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as 0-3,6. */
    static List<Integer> allowed(String list) {
        return Stream.of(list.strip().split(","))
                .map(range -> range.split("-"))
                .flatMap(range -> IntStream.rangeClosed(
                                Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]))
                        .boxed())
                .toList();
    }

    private static List<String> pinnedTo(int core) {
        return isPinned() ? List.of(taskset(), "-c", Integer.toString(core)) : List.of();
    }

    private static String taskset() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "taskset"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }
}
