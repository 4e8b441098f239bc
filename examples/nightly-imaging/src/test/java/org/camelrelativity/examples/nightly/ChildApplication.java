package org.camelrelativity.examples.nightly;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The application in a JVM of its own, as the profile "run" starts it. */
final class ChildApplication implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildApplication(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param directory where it runs; its output goes there, too
     * @param arguments of the JVM, which is to start soon and will not live long
     */
    static ChildApplication start(Path directory, List<String> arguments) throws IOException {
        return start(NightlyApplication.class, directory, arguments);
    }

    /** A thousand times as fast, and at once where the night before was interrupted. */
    static ChildApplication startFast(Path directory, List<String> arguments) throws IOException {
        return start(FastNight.class, directory, arguments);
    }

    /** What the profile "run" starts without an instance. */
    static ChildApplication startDemonstration(Path directory, List<String> arguments) throws IOException {
        return start(Demonstration.class, directory, arguments);
    }

    private static ChildApplication start(Class<?> application, Path directory, List<String> arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(arguments);
        return startWith(application, directory, all);
    }

    /**
     * @param directory where it runs; its output goes there, too
     * @param arguments of the JVM, which is otherwise as any
     */
    static ChildApplication startWith(Path directory, List<String> arguments) throws IOException {
        return startWith(NightlyApplication.class, directory, arguments);
    }

    private static ChildApplication startWith(Class<?> application, Path directory, List<String> arguments)
            throws IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is to start soon, and will not live long.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        command.add("-classpath");
        command.add(absoluteClassPath());
        command.add(application.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RELATIVITY_") || name.startsWith("NIGHTLY_"));
        return new ChildApplication(builder.start(), output);
    }

    /** What points it at a sandbox. */
    static List<String> settings(RelativitySandbox sandbox, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "-Drelativity.instance-url=" + sandbox.instanceUrl(),
                "-Drelativity.username=" + sandbox.username(),
                "-Drelativity.password=" + sandbox.password()));
        settings.addAll(List.of(more));
        return settings;
    }

    /** Ends it as a power failure would: nothing in it is asked. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as Ctrl-C or the operating system does. */
    void terminate() {
        process.destroy();
    }

    int exitCode(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("Still running after " + seconds + " seconds:\n" + output());
        }
        return process.exitValue();
    }

    /** {@return what the operating system knows of it} */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** {@return whether it has ended by itself, or was killed, in this time} */
    boolean exitedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
