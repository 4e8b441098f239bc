package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * An input file on its way to its report, with its rows under way: so many at a time, and never two of the same set, so that
 * the second is not taken for the first.
 */
final class FileRun {

    private static final int ARRIVAL_TIME = "yyyyMMdd-HHmmss-SSS_".length();
    private static final int SHOWN_DIGEST = 8;
    /** Of the digest, in a key. */
    private static final int KEY_DIGITS = 32;
    /** More would be too much for a terminal. */
    private static final int SHOWN_ROWS = 50;

    private final Path path;
    private final String digest;
    private final String title;
    private final Folders folders;
    private final Console console;
    private final BooleanSupplier stopping;
    private Database database;
    private String content;
    private RowReader reader;
    private CsvFile rejections;
    private int rowsInFlight;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Map<String, Row> underWay = new TreeMap<>();
    private Throwable failure;
    private int finished;
    private volatile int rejected;

    FileRun(Path path, Folders folders, Console console, BooleanSupplier stopping) throws IOException {
        this.path = path;
        this.folders = folders;
        this.console = console;
        this.stopping = stopping;
        digest = digest(path);
        String name = name();
        int dot = name.lastIndexOf('.');
        title = name.substring(0, dot < 0 ? name.length() : dot) + "-" + digest.substring(0, SHOWN_DIGEST);
    }

    private static String digest(Path path) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        try (InputStream content = new DigestInputStream(Files.newInputStream(path), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** {@return its name in the inbox} */
    private String name() {
        return path.getFileName().toString().substring(ARRIVAL_TIME);
    }

    /** {@return where the file goes when it is finished} */
    Path done() {
        return folders.done().resolve(title + ".csv");
    }

    Path rejected() {
        return folders.rejected().resolve(title + ".csv");
    }

    /** {@return its rows} */
    RowReader open(Database lines, String instance, int most) throws IOException, UnusableFileException {
        database = lines;
        content = instance + " " + digest.substring(0, KEY_DIGITS);
        rowsInFlight = most;
        RowReader.check(path);
        reader = new RowReader(path);
        rejections = rejections();
        console.line("Reading " + name());
        console.titles();
        return reader;
    }

    private CsvFile rejections() throws IOException {
        return new CsvFile(folders.rejected().resolve(title + ".rejected.csv"), List.of("line", "reason", "row"));
    }

    private CsvFile report() throws IOException {
        return new CsvFile(folders.done().resolve(title + ".report.csv"), RowRun.COLUMNS);
    }

    /** Says in the report and in the rejections why nothing of the file could be run. */
    void rejectWhole(String reason) throws IOException {
        try (CsvFile rejection = rejections();
                CsvFile report = report()) {
            rejection.add(List.of("", CsvFile.free(reason), ""));
            rejection.publish();
            report.add(List.of("", "", "", "", "", "", "", "", "rejected", CsvFile.free(reason)));
            report.publish();
        }
        console.line("Nothing was run of " + name() + ": " + reason);
    }

    boolean isStopping() {
        return stopping.getAsBoolean();
    }

    /** {@return what may take effect once: this row of this content} */
    String key(Row row) {
        return digest.substring(0, KEY_DIGITS) + ":" + row.line();
    }

    void reject(Row row) throws IOException {
        rejections.add(List.of(Integer.toString(row.line()), CsvFile.free(row.fault()), CsvFile.free(row.text())));
        if (rejected < SHOWN_ROWS) {
            console.line(row.line() + " rejected: " + row.fault());
        }
        rejected++;
    }

    /** {@return whether nothing is left to do: the row was here before, with this file or another of the same content} */
    boolean isFinished(Row row) throws IOException {
        return database.find(content, row.line())
                .filter(line -> RowRun.outcome(line.fields()).isFinal())
                .isPresent();
    }

    /** Waits until the row may start. */
    void enter(Row row) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (underWay.size() >= rowsInFlight || underWay.containsKey(row.set())) {
                left.await();
            }
            rethrowFailure();
            underWay.put(row.set(), row);
        } finally {
            lock.unlock();
        }
    }

    void finish(RowRun row) throws IOException {
        if (!row.isInterrupted()) {
            List<String> fields = row.line();
            database.put(content, row.row().line(), arrival(), fields);
            console.row(fields);
        }
    }

    private String arrival() {
        return path.getFileName().toString();
    }

    /** Whatever became of the row: the next may come. */
    void leave(Row row, Throwable unexpected) {
        lock.lock();
        try {
            underWay.remove(row.set());
            finished++;
            failure = failure == null ? unexpected : failure;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRows() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!underWay.isEmpty()) {
                left.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void rethrowFailure() throws IOException {
        if (isStopping()) {
            throw new RejectedExecutionException("the application is stopping");
        }
        if (failure != null) {
            throw new IOException("a row failed: " + failure.getMessage(), failure);
        }
    }

    /** Waits for the last rows, then writes report and rejections. */
    void finish() throws IOException, InterruptedException {
        awaitRows();
        rethrowFailure();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        try (CsvFile report = report()) {
            database.read(content, line -> {
                report.add(line.arrival().equals(arrival()) ? line.fields() : RowRun.ofEarlier(line));
                outcomes.merge(RowRun.outcome(line.fields()), 1, Integer::sum);
            });
            if (rejected > 0) {
                rejections.publish();
            }
            report.publish();
        }
        String counts = outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey() + ", ")
                .collect(Collectors.joining());
        console.line("Finished " + name() + ": " + counts + rejected + " rejected; report: "
                + folders.done().resolve(title + ".report.csv"));
        close();
    }

    /** Lets go of the file; the rows under way leave first. */
    void abandon() throws IOException, InterruptedException {
        awaitRows();
        close();
    }

    private void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        if (rejections != null) {
            rejections.close();
        }
    }

    /** Tells how far it is. */
    void progress() {
        lock.lock();
        try {
            if (!underWay.isEmpty()) {
                console.line("  " + finished + " rows finished, " + rejected + " rejected; under way: lines "
                        + underWay.values().stream().map(Row::line).sorted().toList());
            }
        } finally {
            lock.unlock();
        }
    }
}
