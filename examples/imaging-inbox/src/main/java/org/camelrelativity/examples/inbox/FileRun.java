package org.camelrelativity.examples.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One input file on its way from the inbox to its report. */
final class FileRun {

    private static final List<String> REJECTED_COLUMNS = List.of("line", "reason", "row");

    private final InputFile file;
    private final Folders folders;
    private final Clock clock;
    private final RowReader reader;
    private final RunLog log;
    private final RowsInFlight inFlight;
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final List<List<String>> firstRejections = new ArrayList<>();
    private CsvFile rejections;

    FileRun(InputFile file, Folders folders, int rowsInFlight, Clock clock) throws IOException, UnusableFileException {
        this.file = file;
        this.folders = folders;
        this.clock = clock;
        inFlight = new RowsInFlight(rowsInFlight);
        reader = new RowReader(Files.newInputStream(file.path()));
        log = openLog();
    }

    /** Says in the report and in the rejections why nothing of a file could be run. */
    static void rejectWhole(InputFile file, Folders folders, String reason) throws IOException {
        try (CsvFile rejection = rejections(file, folders)) {
            rejection.add(List.of("", FreeText.of(reason), ""));
            rejection.publish();
        }
        reportWhole(report(file, folders), "rejected", reason);
    }

    /** Says in a report of its own that nothing was run, since the content was processed before. */
    static void reportDuplicate(InputFile file, Folders folders, String reason) throws IOException {
        reportWhole(folders.done().resolve(file.title() + ".duplicate.report.csv"), "duplicate", reason);
    }

    private static void reportWhole(Path path, String outcome, String reason) throws IOException {
        try (CsvFile report = new CsvFile(path, RowResult.COLUMNS)) {
            report.add(RowResult.ofWholeFile(outcome, reason));
            report.publish();
        }
    }

    static Path report(InputFile file, Folders folders) {
        return folders.done().resolve(file.title() + ".report.csv");
    }

    InputFile file() {
        return file;
    }

    Iterator<InputRow> rows() {
        return reader;
    }

    boolean isFinished(Row row) {
        return log.isFinished(row.line());
    }

    void reject(RejectedRow row) throws IOException {
        if (rejections == null) {
            rejections = rejections(file, folders);
        }
        List<String> fields = List.of(Integer.toString(row.line()), FreeText.of(row.reason()), FreeText.of(row.text()));
        rejections.add(fields);
        keepFirst(firstRejections, fields);
        rejected.incrementAndGet();
    }

    /** Waits until the row may start. */
    RowRun enter(Row row) throws Exception {
        return inFlight.enter(row, () -> new RowRun(row, log));
    }

    /** The row is interrupted, and was certainly not run: the next start tries it as if it had never been read. */
    void takeBack(RowRun row) throws IOException {
        log.notSent(row.row());
    }

    /** The row is finished, or has failed with something that it did not expect. */
    void leave(RowRun row, Exception failure) {
        if (failure == null) {
            finished.incrementAndGet();
        }
        inFlight.leave(row, failure);
    }

    /** Waits for the last rows, then writes report and rejections. */
    FileSummary finish() throws Exception {
        inFlight.await();
        inFlight.rethrowFailure();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<List<String>> firstRows = new ArrayList<>();
        Path path = report(file, folders);
        try (CsvFile report = new CsvFile(path, RowResult.COLUMNS)) {
            log.results(fields -> {
                report.add(fields);
                keepFirst(firstRows, fields);
                Outcome outcome = Outcome.parse(fields.get(RowResult.COLUMNS.indexOf("outcome")));
                outcomes.merge(outcome, 1, Integer::sum);
            });
            if (rejections != null) {
                rejections.publish();
            }
            report.publish();
        }
        close();
        return new FileSummary(
                file.name(), path, rejectionsPath(file, folders), outcomes, rejected.get(), firstRows, firstRejections);
    }

    private static void keepFirst(List<List<String>> rows, List<String> fields) {
        if (rows.size() < FileSummary.SHOWN_ROWS) {
            rows.add(List.copyOf(fields));
        }
    }

    /** Lets go of the file without a report; its log stays, and the rows under way leave first. */
    void abandon() throws IOException, InterruptedException {
        inFlight.await();
        close();
    }

    int rejectedRows() {
        return rejected.get();
    }

    int finishedRows() {
        return finished.get();
    }

    Collection<RowRun> rowsInFlight() {
        return inFlight.rows();
    }

    private RunLog openLog() throws IOException {
        try {
            return RunLog.open(folders.work().resolve(file.digest() + ".log"), clock);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void close() throws IOException {
        reader.close();
        log.close();
        if (rejections != null) {
            rejections.close();
        }
    }

    private static CsvFile rejections(InputFile file, Folders folders) throws IOException {
        return new CsvFile(rejectionsPath(file, folders), REJECTED_COLUMNS);
    }

    private static Path rejectionsPath(InputFile file, Folders folders) {
        return folders.rejected().resolve(file.title() + ".rejected.csv");
    }
}
