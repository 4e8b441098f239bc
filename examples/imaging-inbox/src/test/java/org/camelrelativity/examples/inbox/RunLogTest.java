package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camelrelativity.examples.inbox.RunLog.Entry;
import org.camelrelativity.examples.inbox.RunLog.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

    private static final Row FIRST = new Row(2, 1017371, 1039603, QualityControl.VISIBLE, null);
    private static final Row SECOND = new Row(3, 1017371, 1039604, QualityControl.RELEASE, -5);

    @TempDir
    private Path folder;

    @Test
    void intentsOutliveTheLogThatWroteThem() throws Exception {
        try (RunLog log = open()) {
            log.intendRun(FIRST, new SetStatus("Completed"));
            log.running(FIRST, "job");
            log.intendRun(SECOND, new SetStatus(null));
        }
        try (RunLog log = open()) {
            assertThat(log.unfinished(2))
                    .containsExactly(new Entry(Event.INTENT, 2, "Completed"), new Entry(Event.RUNNING, 2, "job"));
            assertThat(log.unfinished(3)).containsExactly(new Entry(Event.INTENT, 3, ""));
            assertThat(log.unfinished(4)).isEmpty();
            assertThat(log.isFinished(2)).isFalse();
        }
    }

    @Test
    void resultsBecomeTheReport() throws Exception {
        RowResult result = new RowResult(
                SECOND,
                "job",
                new SetStatus("Completed"),
                new DocumentCounts("5", "0"),
                Outcome.COMPLETED,
                "=cmd()\nsecond \"line\"");
        try (RunLog log = open()) {
            log.intendRun(SECOND, new SetStatus(""));
            log.result(result);
        }
        try (RunLog log = open()) {
            List<List<String>> report = new ArrayList<>();
            log.results(report::add);
            assertThat(report).containsExactly(result.fields());
            assertThat(report.get(0)).contains("-5", "'=cmd()?second \"line\"");
            assertThat(log.isFinished(3)).isTrue();
            assertThat(log.unfinished(3)).isEmpty();
        }
    }

    @Test
    void halfWrittenEntryIsForgotten() throws Exception {
        try (RunLog log = open()) {
            log.intendRun(FIRST, new SetStatus(""));
        }
        Files.writeString(path(), "2026-11-21T10:00:00Z,INTENT,3,Comple", StandardOpenOption.APPEND);
        try (RunLog log = open()) {
            assertThat(log.unfinished(3)).isEmpty();
            log.intendRun(SECOND, new SetStatus("Completed"));
        }
        try (RunLog log = open()) {
            assertThat(log.unfinished(2)).hasSize(1);
            assertThat(log.unfinished(3)).containsExactly(new Entry(Event.INTENT, 3, "Completed"));
        }
    }

    @Test
    void everyHalfOfALogCanBeRead() throws Exception {
        try (RunLog log = open()) {
            log.intendRun(FIRST, new SetStatus("Ünïcode, \"quoted\""));
            log.running(FIRST, "job");
        }
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            try (RunLog log = open()) {
                assertThat(log.unfinished(2)).hasSizeLessThan(2);
            }
            assertThat(Files.readString(path(), StandardCharsets.UTF_8)).matches("(.*\n)*");
        }
    }

    @Test
    void entryThatDoesNotFitOnTheDiskIsTakenBack() throws Exception {
        FullDisk disk = fullDisk();
        try (RunLog log = new RunLog(path(), disk, Clock.systemUTC())) {
            disk.fill(true);
            assertThatThrownBy(() -> log.intendRun(FIRST, new SetStatus(""))).hasMessageContaining("No space");
            assertThat(log.unfinished(2)).isEmpty();
            disk.fill(false);
            log.intendRun(SECOND, new SetStatus("Completed"));
        }
        try (RunLog log = open()) {
            assertThat(log.unfinished(2)).isEmpty();
            assertThat(log.unfinished(3)).containsExactly(new Entry(Event.INTENT, 3, "Completed"));
        }
    }

    @Test
    void logThatKeepsHalfAnEntryTakesNoMore() throws Exception {
        FullDisk disk = fullDisk();
        disk.refuseToCut();
        try (RunLog log = new RunLog(path(), disk, Clock.systemUTC())) {
            disk.fill(true);
            assertThatThrownBy(() -> log.intendRun(FIRST, new SetStatus(""))).hasMessageContaining("No space");
            disk.fill(false);
            assertThatThrownBy(() -> log.intendRun(SECOND, new SetStatus(""))).hasMessageContaining("broken");
        }
        try (RunLog log = open()) {
            assertThat(log.unfinished(2)).isEmpty();
            assertThat(log.unfinished(3)).isEmpty();
        }
    }

    @Test
    void lineThatCantBeReadIsNamed() throws Exception {
        try (RunLog log = open()) {
            log.intendRun(FIRST, new SetStatus(""));
        }
        Files.write(path(), new byte[] {(byte) 0xFF, 0, '\n'}, StandardOpenOption.APPEND);
        assertThatThrownBy(this::open).hasMessageContaining("Line 2 of the log " + path());
    }

    private FullDisk fullDisk() throws Exception {
        return new FullDisk(FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private RunLog open() throws Exception {
        return RunLog.open(path(), Clock.systemUTC());
    }

    private Path path() {
        return folder.resolve("a.log");
    }
}
