package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camelrelativity.examples.inbox.InboxApplication;

/** Ever longer files through {@code examples/imaging-inbox}: the application as it is, in this JVM. */
final class InboxCurve {

    static final String ROWS = "rows of a file";

    /** Of the whole JVM. */
    static final String HEAP = "128m";

    /** Of so many rows one names a set, which is asked for; the others are rejected. */
    static final int ASKED_EVERY = 500;

    private static final String REPORT = ".report.csv";
    private static final int WARM_UP_ROWS = 200_000;
    private static final int SAMPLES_OF_HEAP = 30;
    private static final int LOOK_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path inbox;
    private int files;
    private long idleHeap;

    private InboxCurve(Path folder) throws IOException {
        this.folder = folder;
        this.inbox = Files.createDirectories(
                folder.resolve("inbox"), // which the application refuses if others can read it
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /**
     * Measures and writes what came out.
     *
     * @param args extent, ports, file
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        Extent extent = Extent.named(args[0]);
        ServerProcess.letSetsRun(args[1], true);
        InboxCurve curve = new InboxCurve(Path.of(args[2]).toAbsolutePath().getParent());
        curve.startApplication(ServerProcess.url(args[1], FixedAnswerServer.SETS));
        // Or the first points would be of code not yet compiled.
        curve.pass(curve.write(extent == Extent.FULL ? WARM_UP_ROWS : 1));
        curve.idleHeap = Heap.live();
        List<Results.Growth> results = new ArrayList<>();
        for (int rows : extent.rows()) {
            results.add(curve.measure(rows));
        }
        Results.write(Path.of(args[2]), results);
        System.exit(0); // the application works until it is stopped
    }

    private void startApplication(String server) {
        Map.of(
                        "relativity.instance-url",
                        server,
                        "relativity.access-token",
                        CamelCalls.TOKEN,
                        "inbox.folder",
                        inbox.toString(),
                        "inbox.look-delay",
                        "20",
                        "inbox.settle-time",
                        "20")
                .forEach(System::setProperty);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Thread application = new Thread(InboxApplication::main, "application");
        application.setDaemon(true);
        application.start();
    }

    private Results.Growth measure(int rows) throws Exception {
        Path file = write(rows);
        long bytes = Files.size(file);
        double millis = pass(file);
        requireAsked(file, rows);
        Path again = write(rows);
        Duration interval = Duration.ofNanos(Math.round(millis * 1e6 / SAMPLES_OF_HEAP) + 1);
        long before = Heap.live() - idleHeap;
        long peak = Heap.peakDuring(() -> pass(again), interval);
        return new Results.Growth(ROWS, rows, millis, before + peak, bytes, 0, 0);
    }

    /** No two files have the same content: it would be taken for a file that was there before. */
    private Path write(int rows) throws IOException {
        Path file = folder.resolve("rows-" + files++ + ".csv");
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("workspaceId,imagingSetId,qc,remark\n");
            for (int i = 0; i < rows; i++) {
                boolean asked = i % ASKED_EVERY == 0;
                writer.write(Workload.WORKSPACE + "," + (asked ? "" : "none") + (Workload.FIRST_PRODUCTION + i)
                        + ",false,row " + i + " of file " + files + "\n");
            }
        }
        return file;
    }

    /** {@return how many milliseconds after it was dropped the file is finished} */
    private double pass(Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Files.move(file, inbox.resolve(file.getFileName()));
        while (!isDone(file)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(file + " is not finished");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Its report has a line for each set that was asked for, and that was running. */
    private void requireAsked(Path file, int rows) throws IOException {
        int asked = (rows + ASKED_EVERY - 1) / ASKED_EVERY;
        try (Stream<Path> done = Files.list(inbox.resolve("done"))) {
            Path report = done.filter(path -> path.getFileName().toString().startsWith(begin(file)))
                    .filter(path -> path.toString().endsWith(REPORT))
                    .findFirst()
                    .orElseThrow();
            long skipped = Files.readAllLines(report).stream()
                    .filter(line -> line.contains("skipped"))
                    .count();
            if (skipped != asked) {
                throw new IllegalStateException(skipped + " instead of " + asked + " sets were asked for");
            }
        }
    }

    /** Its report comes before it. */
    private boolean isDone(Path file) {
        Path done = inbox.resolve("done");
        if (!Files.isDirectory(done)) {
            return false;
        }
        try (Stream<Path> finished = Files.list(done)) {
            return finished.map(path -> path.getFileName().toString())
                    .anyMatch(name -> name.startsWith(begin(file)) && !name.endsWith(REPORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behind the name stands which content it had. */
    private static String begin(Path file) {
        return file.getFileName().toString().replace(".csv", "-");
    }
}
