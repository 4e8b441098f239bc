package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

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
    private final String arrival;
    private final String digest;
    private final String title;
    private final Folders folders;
    private final Console console;
    private final BooleanSupplier stopping;
    private Database database;
    private String content;
    private RowReader reader;
    private CsvFile rejections;
    private final BitSet finished = new BitSet();
    private final int rowsInFlight;
    private final Semaphore places;
    private final Map<String, CompletableFuture<Row>> underWay = new ConcurrentHashMap<>();
    private volatile Throwable failure;
    private volatile int rejected;

    FileRun(Path path, Folders folders, Console console, int rowsInFlight, BooleanSupplier stopping)
            throws IOException {
        this.path = path;
        this.folders = folders;
        this.console = console;
        this.rowsInFlight = rowsInFlight;
        this.stopping = stopping;
        places = new Semaphore(rowsInFlight);
        arrival = path.getFileName().toString();
        digest = new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(path);
        title = name().replaceFirst("[.][^.]*$", "") + "-" + digest.substring(0, SHOWN_DIGEST);
    }

    /** {@return its name in the inbox} */
    private String name() {
        return arrival.substring(ARRIVAL_TIME);
    }

    /** {@return where the file goes, when it is finished or rejected} */
    Path in(Path folder) {
        return folder.resolve(title + ".csv");
    }

    /** {@return its rows} */
    RowReader open(Database lines, String instance) throws IOException, SQLException, ParseException {
        database = lines;
        content = instance + " " + digest.substring(0, KEY_DIGITS);
        reader = RowReader.open(path);
        rejections = rejections();
        database.read(
                content,
                (earlier, fields) -> finished.set(
                        Integer.parseInt(fields.get(0)), Outcome.of(fields).isFinal()));
        console.line("Reading " + name());
        console.row(RowRun.COLUMNS);
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
            report.add(List.of("", "", "", "", "", "", "", "rejected", CsvFile.free(reason)));
            report.publish();
        }
        console.line("Nothing was run of " + name() + ": " + reason);
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
    boolean isFinished(Row row) {
        return finished.get(row.line());
    }

    /** Waits until the row may start. */
    void enter(Row row) throws IOException, InterruptedException {
        CompletableFuture<Row> before = underWay.get(row.set());
        if (before != null) {
            before.join();
        }
        places.acquire();
        underWay.put(row.set(), new CompletableFuture<>());
        try {
            rethrowFailure();
        } catch (IOException | RuntimeException e) {
            leave(row, null);
            throw e;
        }
        console.line("  line " + row.line() + " is under way: workspace " + row.workspaceId() + ", set "
                + row.imagingSetId());
    }

    void finish(RowRun run) throws SQLException {
        List<String> fields = run.line();
        database.put(content, run.row().line(), arrival, fields);
        console.row(fields);
    }

    /** Whatever became of the row: the next may come. */
    void leave(Row row, Throwable unexpected) {
        if (unexpected != null) {
            failure = unexpected;
        }
        underWay.remove(row.set()).complete(row);
        places.release();
    }

    private void rethrowFailure() throws IOException {
        if (stopping.getAsBoolean()) {
            throw new RejectedExecutionException("the application is stopping");
        }
        if (failure != null) {
            throw new IOException("a row failed: " + failure.getMessage(), failure);
        }
    }

    /** Waits for the last rows, then writes report and rejections. */
    void finish() throws IOException, InterruptedException, SQLException {
        places.acquire(rowsInFlight);
        places.release(rowsInFlight);
        rethrowFailure();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        try (CsvFile report = report()) {
            database.read(content, (earlier, fields) -> {
                List<String> told = new ArrayList<>(fields);
                if (!earlier.equals(arrival)) {
                    told.add("not run again: it came with " + earlier + " before; " + told.remove(told.size() - 1));
                }
                report.add(told);
                outcomes.merge(Outcome.of(fields), 1, Integer::sum);
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
    void close() throws IOException, InterruptedException {
        places.acquire(rowsInFlight);
        places.release(rowsInFlight);
        if (reader != null) {
            reader.close();
        }
        if (rejections != null) {
            rejections.close();
        }
    }
}
