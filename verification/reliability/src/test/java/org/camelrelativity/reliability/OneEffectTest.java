package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camelrelativity.reliability.Eip.Expected;
import org.camelrelativity.reliability.Repetition.Beginning;
import org.camelrelativity.reliability.Repetition.EnoughPassesException;
import org.camelrelativity.reliability.Repetition.NextStepFailedException;
import org.camelrelativity.reliability.Repetition.Told;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxTiming;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One message, one effect: whatever of Camel stands around a call that is not idempotent, and whatever repeats it. */
class OneEffectTest {

    private static final Path DOCUMENT = Path.of("../../docs/one-effect.md");

    private static RelativitySandbox sandbox;

    /** One cell. */
    record Cell(Eip eip, RepeatedCall call, Fate fate, Beginning beginning) {

        @Override
        public String toString() {
            return eip + ": " + call + ": " + fate + ": " + beginning;
        }
    }

    /** All that a set or a production has to do takes no time, so that it can be done again at once. */
    @BeforeAll
    static void start() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Eip eip : Eip.values()) {
            for (RepeatedCall call : RepeatedCall.values()) {
                for (Fate fate : Fate.values()) {
                    for (Beginning beginning : Beginning.values()) {
                        if (call.has(fate)) {
                            cells.add(new Cell(eip, call, fate, beginning));
                        }
                    }
                }
            }
        }
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void oneMessageIsOneEffect(Cell cell) throws Exception {
        sandbox.reset();
        if (cell.fate() == Fate.UNKNOWN) {
            sandbox.faults().always(cell.call().operation(), SandboxFault.resetAfterEffect());
        }
        Repetition repetition = new Repetition(cell.eip(), cell.fate(), cell.beginning());
        repetition.run(cell.call(), sandbox);

        int effects = sandbox.journal().tookEffect(cell.call().operation());
        Expected expected = cell.eip().expected(cell.fate());
        if (expected.exact()) {
            assertThat(effects).as("effects").isEqualTo(expected.effects());
        } else {
            assertThat(effects).as("effects").isBetween(1, expected.effects());
        }
        assertThat(sandbox.journal().arrived(cell.call().operation()))
                .as("requests")
                .isEqualTo(effects);
        int calls = expected.repeated() ? Repetition.PASSES : 1;
        assertThat(repetition.told()).as("calls").hasSizeGreaterThanOrEqualTo(calls);
        assertTold(cell.fate(), repetition.told(), effects);
        assertEnd(cell, expected.repeated(), repetition.failure());
    }

    /** Each call that is made again ends as the one before. */
    private static void assertTold(Fate fate, List<Told> told, int effects) {
        assertThat(told).extracting(Told::outcome).containsOnly(fate.outcome());
        List<Told> replayed = told.stream().filter(Told::replayed).toList();
        if (fate.outcome() != Outcome.DONE) {
            assertThat(replayed).isEmpty();
            return;
        }
        List<Told> sent = told.stream().filter(each -> !each.replayed()).toList();
        assertThat(sent).as("sent").hasSize(effects).startsWith(told.get(0));
        assertThat(sent)
                .extracting(Told::answer)
                .containsAll(replayed.stream().map(Told::answer).toList());
    }

    private static void assertEnd(Cell cell, boolean repeated, Throwable failure) {
        boolean countLost = cell.beginning() != Beginning.AS_IS || cell.eip().replacesTheMessage();
        if (countLost && repeated && !cell.eip().redeliversItself()) {
            assertThat(failure).isInstanceOf(EnoughPassesException.class);
        } else if (cell.fate().outcome() == Outcome.DONE || cell.eip().swallowsFailures()) {
            assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
                    .hasAtLeastOneElementOfType(NextStepFailedException.class);
        } else {
            assertThat(Repetition.outcome(failure)).isEqualTo(cell.fate().outcome());
        }
    }

    @Test
    void theDocumentSaysWhatIsExpected() throws IOException {
        String generated = OneEffectDocument.text();
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT).hasContent(generated);
    }
}
