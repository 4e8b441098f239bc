package org.camelrelativity.examples.inbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param arguments of the JVM
     */
    static ChildApplication start(Path directory, List<String> arguments) throws IOException {
        return start(InboxApplication.class, directory, arguments);
    }

    /** As {@link #start(Path, List)}, but with waits that are a thousand times as fast. */
    static ChildApplication startFast(Path directory, List<String> arguments) throws IOException {
        return start(FastInbox.class, directory, arguments);
    }

    /** What the profile "run" starts without an instance. */
    static ChildApplication startDemonstration(Path directory, List<String> arguments) throws IOException {
        return start(Demonstration.class, directory, arguments);
    }

    private static ChildApplication start(Class<?> application, Path directory, List<String> arguments)
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
        builder.environment().keySet().removeIf(name -> name.startsWith("RELATIVITY_"));
        return new ChildApplication(builder.start(), output);
    }

    /** What points it at a sandbox, with short delays. */
    static List<String> settings(RelativitySandbox sandbox, Path inbox) {
        return List.of(
                "-Drelativity.instance-url=" + sandbox.instanceUrl(),
                "-Drelativity.username=" + sandbox.username(),
                "-Drelativity.password=" + sandbox.password(),
                "-Dinbox.folder=" + inbox,
                "-Dinbox.look-delay=50",
                "-Dinbox.settle-time=20",
                "-Dinbox.rows-in-flight=4",
                "-Dinbox.redelivery-delay=100");
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

    /** Makes it give up what it no longer needs, and say in its log of collections how much is left. */
    void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
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
