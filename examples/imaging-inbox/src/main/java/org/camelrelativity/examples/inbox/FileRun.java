package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

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
    private final int rowsInFlight;
    private final Semaphore places;
    private final Map<String, CompletableFuture<Row>> underWay = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile int rejected;

    FileRun(Path path, Folders folders, Console console, int rowsInFlight, BooleanSupplier stopping)
            throws IOException {
        this.rowsInFlight = rowsInFlight;
        places = new Semaphore(rowsInFlight);
        this.path = path;
        this.folders = folders;
        this.console = console;
        this.stopping = stopping;
        try (InputStream bytes = Files.newInputStream(path)) {
            digest = DigestUtils.sha256Hex(bytes);
        }
        String name = name();
        int dot = name.lastIndexOf('.');
        title = name.substring(0, dot < 0 ? name.length() : dot) + "-" + digest.substring(0, SHOWN_DIGEST);
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
    RowReader open(Database lines, String instance) throws IOException, UnusableFileException {
        database = lines;
        content = instance + " " + digest.substring(0, KEY_DIGITS);
        reader = RowReader.open(path);
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

    /** {@return the idempotency key of a row: the digest of the file, and the line} */
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

    /** Waits until there is room for the row and no other row of its set is under way. */
    void enter(Row row) throws IOException, InterruptedException {
        CompletableFuture<Row> before = underWay.get(row.set());
        if (before != null) {
            before.join();
        }
        places.acquire();
        try {
            rethrowFailure();
            underWay.put(row.set(), new CompletableFuture<>());
            console.line("  line " + row.line() + " is under way: workspace " + row.workspaceId() + ", set "
                    + row.imagingSetId() + "; rows finished: " + finished);
        } catch (IOException | RuntimeException e) {
            places.release();
            throw e;
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

    /** Makes room for the next row, whatever became of this one. */
    void leave(Row row, Throwable unexpected) {
        failure.compareAndSet(null, unexpected);
        finished.incrementAndGet();
        underWay.remove(row.set()).complete(row);
        places.release();
    }

    private void awaitRows() throws InterruptedException {
        places.acquire(rowsInFlight);
        places.release(rowsInFlight);
    }

    private void rethrowFailure() throws IOException {
        if (isStopping()) {
            throw new RejectedExecutionException("the application is stopping");
        }
        if (failure.get() != null) {
            throw new IOException("a row failed: " + failure.get().getMessage(), failure.get());
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
}
