package org.camelrelativity.examples.inbox;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What was done with the rows of one input file: only ever appended to, and on the disk before the next step is taken. A
 * row's intent with the set's status stands here before the run is sent, so an application that was killed knows at its
 * next start which rows to look up. Kept in memory are one bit for each finished row, and the rows that are under way.
 */
final class RunLog implements Closeable {

    /** What an entry tells of a row. */
    enum Event {
        /** The set is about to be run; the text is its status before. */
        INTENT,
        /** The run or retry has been started; the text is the job's id, or "" if only the status proves it. */
        RUNNING,
        /** The set's errors are about to be retried; the text is its status before. */
        RETRY,
        /** What was intended was not sent after all, for certain. */
        NOT_SENT,
        /** The row is finished, unless it was not run and may be tried again; the text is the report's first field after the line. */
        RESULT
    }

    private static final int TIME = 0;
    private static final int EVENT = 1;
    private static final int LINE = 2;
    private static final int TEXT = 3;
    /** Of a result: a report's fields begin with the line. */
    private static final int OUTCOME = LINE + RowResult.COLUMNS.indexOf("outcome");

    private final Path path;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet finished = new BitSet();
    private final Map<Integer, List<Entry>> unfinished = new HashMap<>();
    private final FileChannel channel;
    /** So many entries are from earlier lives of the log. */
    private final int entriesBefore;

    private IOException broken;

    /**
     * Reads what is in the log.
     *
     * @param channel appends to it
     */
    RunLog(Path path, FileChannel channel, Clock clock) throws IOException {
        this.path = path;
        this.clock = clock;
        this.channel = channel;
        entriesBefore = read((number, fields) -> remember(fields));
    }

    /** Opens the log, and reads what is in it. */
    static RunLog open(Path path, Clock clock) throws IOException {
        cutHalfWrittenEntry(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try {
            OwnerOnly.file(path);
            return new RunLog(path, channel, clock);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void intendRun(Row row, SetStatus before) throws IOException {
        append(row, Event.INTENT, List.of(before.text(), row.workspaceId() + "/" + row.imagingSetId()));
    }

    void intendRetry(Row row, SetStatus before) throws IOException {
        append(row, Event.RETRY, List.of(before.text()));
    }

    void running(Row row, String jobId) throws IOException {
        append(row, Event.RUNNING, List.of(jobId));
    }

    /** The row shall not be looked up at the next start, but run. */
    void notSent(Row row) throws IOException {
        if (!unfinished(row.line()).isEmpty()) {
            append(row, Event.NOT_SENT, List.of(""));
        }
    }

    void result(RowResult result) throws IOException {
        List<String> fields = result.fields();
        append(result.row(), Event.RESULT, fields.subList(1, fields.size()));
    }

    boolean isFinished(int line) {
        lock.lock();
        try {
            return finished.get(line);
        } finally {
            lock.unlock();
        }
    }

    /** {@return what an earlier life of the application, or this one, did with a row that has no result} */
    List<Entry> unfinished(int line) {
        lock.lock();
        try {
            return List.copyOf(unfinished.getOrDefault(line, List.of()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands over the results as fields of the report, in the order in which the rows ended. Rows that were not run in an
     * earlier life of the log have been tried again in this one.
     */
    void results(Consumer<List<String>> report) throws IOException {
        read((number, fields) -> {
            if (isResult(fields) && (number > entriesBefore || !isNotRun(fields))) {
                report.accept(fields.subList(LINE, fields.size()));
            }
        });
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void append(Row row, Event event, List<String> texts) throws IOException {
        List<String> fields = Stream.concat(
                        Stream.of(clock.instant().toString(), event.name(), Integer.toString(row.line())),
                        texts.stream().map(FreeText::oneLine))
                .toList();
        ByteBuffer bytes = ByteBuffer.wrap((CsvLine.of(fields) + "\n").getBytes(StandardCharsets.UTF_8));
        lock.lock();
        try {
            write(bytes);
            remember(fields);
        } finally {
            lock.unlock();
        }
    }

    /** All of an entry or nothing: what comes after half an entry would be lost with it. */
    private void write(ByteBuffer bytes) throws IOException {
        if (broken != null) {
            throw new IOException("The log " + path + " is broken since a write failed: " + broken, broken);
        }
        long before = channel.size();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            takeBack(before, e);
            throw e;
        }
    }

    private void takeBack(long size, IOException failure) {
        try {
            channel.truncate(size);
            channel.force(false);
        } catch (IOException e) {
            failure.addSuppressed(e);
            broken = failure;
        }
    }

    private void remember(List<String> fields) {
        Entry entry = Entry.of(fields);
        switch (entry.event()) {
            case RESULT -> {
                finished.set(entry.line(), !isNotRun(fields));
                unfinished.remove(entry.line());
            }
            case NOT_SENT -> unfinished.remove(entry.line());
            default ->
                unfinished
                        .computeIfAbsent(entry.line(), line -> new ArrayList<>())
                        .add(entry);
        }
    }

    private static boolean isResult(List<String> fields) {
        return fields.get(EVENT).equals(Event.RESULT.name());
    }

    private static boolean isNotRun(List<String> fields) {
        return fields.get(OUTCOME).equals(Outcome.NOT_RUN.toString());
    }

    /** {@return the number of entries} */
    private int read(BiConsumer<Integer, List<String>> consumer) throws IOException {
        // Unlike Files.newBufferedReader it reads on behind bytes that are no text, so the line with them can be named.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                consumer.accept(number, parse(number, line));
            }
            return number;
        }
    }

    /** A line that can't be read may be an intent, so nothing is run before a person has looked at it. */
    private List<String> parse(int number, String line) throws IOException {
        try {
            List<String> fields = CsvLine.parse(line);
            Entry.of(fields);
            if (isResult(fields)) {
                Outcome.parse(fields.get(OUTCOME));
            }
            return fields;
        } catch (UncheckedIOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException e) {
            throw new IOException("Line " + number + " of the log " + path + " can't be read: " + line, e);
        }
    }

    /** An entry ends with a line break: what follows the last one was being written when the application died. */
    private static void cutHalfWrittenEntry(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            while (end > 0) {
                file.seek(end - 1);
                if (file.read() == '\n') {
                    break;
                }
                end--;
            }
            file.setLength(end);
        }
    }

    /**
     * One line of the log.
     *
     * @param event what happened
     * @param line the row
     * @param text see {@link Event}
     */
    record Entry(Event event, int line, String text) {

        static Entry of(List<String> fields) {
            return new Entry(Event.valueOf(fields.get(EVENT)), Integer.parseInt(fields.get(LINE)), fields.get(TEXT));
        }
    }
}
