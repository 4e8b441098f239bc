package org.camelrelativity.examples.inbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.FileUtil;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.imaging.RelativityAwaitTimeoutException;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the routes that are not endpoints: they connect exchanges with {@link FileRun} and {@link RowRun}. */
final class InboxSteps {

    static final String MOVE_TO = "inboxMoveTo";

    private static final String INPUT_FILE = "inboxInputFile";
    private static final String FILE_RUN = "inboxFileRun";
    private static final String INTERRUPTION = "inboxInterruption";
    private static final String ROW_RUN = "inboxRowRun";

    private static final Logger LOG = LoggerFactory.getLogger(InboxSteps.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Folders folders;
    private final ProcessedContents processed;
    private final int rowsInFlight;
    private final ProducerTemplate rows;
    private final InboxListener listener;
    private final Set<String> notTaken = new HashSet<>();
    private final Clock clock = Clock.systemUTC();
    private volatile boolean stopping;

    /**
     * @param rows where rows are run
     */
    InboxSteps(
            Folders folders,
            ProcessedContents processed,
            int rowsInFlight,
            ProducerTemplate rows,
            InboxListener listener) {
        this.folders = folders;
        this.processed = processed;
        this.rowsInFlight = rowsInFlight;
        this.rows = rows;
        this.listener = listener;
    }

    // Files

    void arrived(Exchange exchange) {
        tell(ears -> ears.fileArrived(fileName(exchange)));
    }

    static String fileName(Exchange exchange) {
        return exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    }

    /** Camel passes over a file without a word if its path, as Camel writes it, leads nowhere. Each name is reported once. */
    void reportNames(Exchange exchange) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folders.inbox())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean astray = !new File(FileUtil.normalizePath(file.toString())).exists() && Files.exists(file);
                if (astray && name.toLowerCase(Locale.ROOT).endsWith(".csv") && notTaken.add(name)) {
                    tell(ears -> ears.fileNotTaken(name));
                }
            }
        }
    }

    void identify(Exchange exchange) throws IOException {
        Path path = Path.of(exchange.getMessage().getBody(GenericFile.class).getAbsoluteFilePath());
        InputFile file = InputFile.of(path);
        exchange.setProperty(INPUT_FILE, file);
        exchange.setProperty(MOVE_TO, folders.done(file).toString());
    }

    void open(Exchange exchange) throws IOException, UnusableFileException {
        FileRun file = new FileRun(inputFile(exchange), folders, rowsInFlight, clock);
        exchange.setProperty(FILE_RUN, file);
        exchange.getMessage().setBody(file.rows());
        tell(ears -> ears.fileStarted(file));
    }

    void finish(Exchange exchange) throws Exception {
        FileSummary summary = fileRun(exchange).finish();
        // Not before its report is written: until then a restart takes the file up again, and its log tells which rows
        // are done. With rows that were not run the content may be dropped again.
        if (!summary.outcomes().containsKey(Outcome.NOT_RUN)) {
            processed.add(inputFile(exchange));
        }
        tell(ears -> ears.fileFinished(summary));
    }

    boolean isProcessed(Exchange exchange) {
        return processed.contains(inputFile(exchange));
    }

    boolean isDuplicate(Exchange exchange) {
        return processed.isDuplicate(inputFile(exchange));
    }

    /** What a listener can't cope with is no reason to fail a file. */
    private void tell(Consumer<InboxListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("It could not be shown how things go", e);
        }
    }

    /** The same content was processed before: its report is in done/ already. */
    void duplicate(Exchange exchange) throws IOException {
        InputFile file = inputFile(exchange);
        String reason = "the same content was processed before; nothing was run";
        FileRun.reportDuplicate(file, folders, reason);
        exchange.setProperty(
                MOVE_TO, folders.done().resolve(file.title() + ".duplicate.csv").toString());
        tell(ears -> ears.fileRefused(file.name(), reason));
    }

    void rejectWhole(Exchange exchange) throws IOException {
        InputFile file = inputFile(exchange);
        String reason =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage();
        FileRun.rejectWhole(file, folders, reason);
        exchange.setProperty(
                MOVE_TO, folders.rejected().resolve(file.title() + ".csv").toString());
        tell(ears -> ears.fileRefused(file.name(), reason));
    }

    void abandon(Exchange exchange) throws IOException, InterruptedException {
        FileRun file = fileRun(exchange);
        if (file != null) {
            file.abandon();
        }
    }

    /** Takes from the exchange what would move the file: it stays where it is, and goes on at the next start. */
    static void leaveInPlace(Exchange exchange) {
        exchange.getExchangeExtension().handoverCompletions(new DefaultExchange(exchange.getContext()));
    }

    // Rows

    void reject(Exchange exchange) throws IOException {
        fileRun(exchange).reject(exchange.getMessage().getBody(RejectedRow.class));
    }

    boolean isUnfinished(Exchange exchange) {
        return !fileRun(exchange).isFinished(exchange.getMessage().getBody(Row.class));
    }

    /**
     * Waits for a place, and sends the row to those who run it, as a message of its own: if it were a part of the file's,
     * the second row of a set would be answered as the first when any other row is redelivered.
     */
    void send(Exchange exchange) throws Exception {
        Row row = exchange.getMessage().getBody(Row.class);
        FileRun file = fileRun(exchange);
        RowRun run = file.enter(row);
        Exchange sent = rows.send(message -> {
            message.setProperty(FILE_RUN, file);
            message.setProperty(ROW_RUN, run);
            message.getMessage().setHeader(RelativityImagingConstants.WORKSPACE_ID, row.workspaceId());
            message.getMessage().setHeader(RelativityImagingConstants.IMAGING_SET_ID, row.imagingSetId());
            message.getMessage()
                    .setHeader(RelativityImagingConstants.QC_ENABLED, row.qc().hides());
        });
        if (sent.getException() != null) {
            throw sent.getException();
        }
    }

    void stopIfStopping(Exchange exchange) throws StoppingException {
        if (isStopping(exchange)) {
            throw new StoppingException();
        }
    }

    /** Whatever becomes of the row: when its exchange is done, the next may come. */
    void leaveWhenDone(Exchange exchange) {
        FileRun file = fileRun(exchange);
        RowRun row = rowRun(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                Exception interruption = done.getProperty(INTERRUPTION, Exception.class);
                file.leave(row, interruption == null ? done.getException() : interruption);
            }
        });
    }

    static void interrupted(Exchange exchange) {
        exchange.setProperty(INTERRUPTION, exchange.getProperty(Exchange.EXCEPTION_CAUGHT));
    }

    /** {@return a lifecycle strategy by which the steps learn of a stop first: set/await ends before Camel says so} */
    LifecycleStrategy stopListener() {
        return new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                stopping = true;
            }
        };
    }

    boolean isStopping(Exchange exchange) {
        CamelContext context = exchange.getContext();
        return stopping || context.isStopping() || context.isStopped();
    }

    /** A step that needs the row alone. */
    static Processor row(RowStep step) {
        return exchange -> step.take(rowRun(exchange));
    }

    /** A step that needs what set/read has answered. */
    static Processor set(ReadStep step) {
        return exchange -> step.take(rowRun(exchange), exchange.getMessage().getBody(ImagingSet.class));
    }

    /** A step that needs what set/await has answered. */
    static Processor end(EndStep step) {
        return exchange -> step.take(rowRun(exchange), exchange.getMessage().getBody(ImagingSetEnd.class));
    }

    /** A step after set/await that has taken too long. */
    static Processor timeout(TimeoutStep step) {
        return exchange -> step.take(
                rowRun(exchange),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityAwaitTimeoutException.class));
    }

    /** A step after a call that failed. */
    static Processor failure(FailureStep step) {
        return exchange -> step.take(rowRun(exchange), caught(exchange));
    }

    static Predicate when(RowQuestion question) {
        return exchange -> question.ask(rowRun(exchange));
    }

    boolean isToBeFollowed(Exchange exchange) {
        return rowRun(exchange).isFollowed() && !isStopping(exchange);
    }

    /** The status can't be read. Who stops the application ends the waiting, and nothing is known of the row by that. */
    void unseen(Exchange exchange) {
        if (!isStopping(exchange)) {
            rowRun(exchange).unseen(caught(exchange));
        }
    }

    void started(Exchange exchange) throws IOException {
        rowRun(exchange).started(exchange.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_GUID));
    }

    void setJobAndPriority(Exchange exchange) {
        RowRun run = rowRun(exchange);
        exchange.getMessage().setHeader(RelativityImagingConstants.IMAGING_JOB_GUID, run.jobId());
        exchange.getMessage()
                .setHeader(RelativityImagingConstants.PRIORITY, run.row().priority());
    }

    /** Relativity said no. With wrong credentials it says so to every row, which is no result of any of them. */
    void refused(Exchange exchange) throws IOException {
        RelativityException reason = caught(exchange);
        int status = reason.getHttpResponseCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            notRun(exchange);
            return;
        }
        rowRun(exchange).refused(reason);
        record(exchange);
    }

    /** Certainly not run. Who stops the application does not want the row to be given up. */
    void notRun(Exchange exchange) throws IOException {
        RowRun row = rowRun(exchange);
        if (isStopping(exchange)) {
            fileRun(exchange).takeBack(row);
            exchange.setProperty(INTERRUPTION, new StoppingException());
            return;
        }
        row.unreachable(caught(exchange));
        record(exchange);
    }

    /** Only for a row of which it is certain that it was not run yet. */
    void stopBeforeRun(Exchange exchange) throws IOException, StoppingException {
        if (isStopping(exchange)) {
            fileRun(exchange).takeBack(rowRun(exchange));
            throw new StoppingException();
        }
    }

    /**
     * An interrupted row has no result: it is looked up at the next start. That is noted, not thrown, since this is also a
     * step of those that handle exceptions.
     */
    void record(Exchange exchange) throws IOException {
        if (!rowRun(exchange).finish()) {
            exchange.setProperty(INTERRUPTION, new StoppingException());
        }
    }

    private static RelativityException caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityException.class);
    }

    private static InputFile inputFile(Exchange exchange) {
        return exchange.getProperty(INPUT_FILE, InputFile.class);
    }

    private static FileRun fileRun(Exchange exchange) {
        return exchange.getProperty(FILE_RUN, FileRun.class);
    }

    private static RowRun rowRun(Exchange exchange) {
        return exchange.getProperty(ROW_RUN, RowRun.class);
    }

    /** See {@link #row}. */
    @FunctionalInterface
    interface RowStep {
        void take(RowRun row) throws Exception;
    }

    /** See {@link #set}. */
    @FunctionalInterface
    interface ReadStep {
        void take(RowRun row, ImagingSet set) throws Exception;
    }

    /** See {@link #end}. */
    @FunctionalInterface
    interface EndStep {
        void take(RowRun row, ImagingSetEnd end) throws Exception;
    }

    /** See {@link #timeout}. */
    @FunctionalInterface
    interface TimeoutStep {
        void take(RowRun row, RelativityAwaitTimeoutException timeout) throws Exception;
    }

    /** See {@link #failure}. */
    @FunctionalInterface
    interface FailureStep {
        void take(RowRun row, RelativityException failure) throws Exception;
    }

    /** See {@link #when}. */
    @FunctionalInterface
    interface RowQuestion {
        boolean ask(RowRun row);
    }
}
