package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.WatchedSets.Event;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sets whose status is not known, or that are not there at the first look. */
class SetEventsOtherEndsTest {

    @TempDir
    Path folder;

    private WatchedSets sets;

    private WatchedSets sets(ApiVersion version) {
        sets = new WatchedSets(version, file());
        return sets;
    }

    private File file() {
        return folder.resolve("told").toFile();
    }

    @AfterEach
    void close() {
        sets.close();
    }

    /** As those who are to be told that nothing happens any more must not be told of what has ended. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void anUnknownStatusIsAnEndUnlessAJobIsAtWork(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watchWith("imagingSetId=" + set + "&stuckAfter=2h");
        for (String status : List.of("Imaging", "Completed with warnings")) {
            sets.answers(1, status(version, set, status, status.equals("Imaging"), 8));
            assertThat(sets.poll()).extracting(Event::now).containsExactly(status);
        }
        sets.timing.advance(Duration.ofHours(3));
        sets.answers(1, status(version, set, "Completed with warnings", false, 8));
        assertThat(sets.poll()).isEmpty();
    }

    @Test
    void anUnknownStatusBesideAJobCanBeStuck() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watchWith("imagingSetId=" + set + "&stuckAfter=2h")
                .answers(2, status(ApiVersion.V1, set, "Bildverarbeitung", true, 8));
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Bildverarbeitung");
        sets.timing.advance(Duration.ofHours(2));
        assertThat(sets.poll()).singleElement().satisfies(event -> assertThat(event.has(RelativityConstants.STUCK))
                .isTrue());
    }

    @Test
    void aSecondUnknownEndIsNotSwallowedIfItsCountersTell() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watch(set).answers(2, status(ApiVersion.V1, set, "Completed with warnings", false, 8));
        assertThat(sets.poll()).hasSize(1);
        assertThat(sets.poll()).isEmpty();
        sets.answers(2, status(ApiVersion.V1, set, "Completed with warnings", false, 9));
        assertThat(sets.poll())
                .extracting(Event::old, Event::now)
                .containsExactly(tuple("Completed with warnings", "Completed with warnings"));
        assertThat(sets.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aReviewAfterAnUnknownEndIsNoRun(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set);
        for (String status : List.of("Completed with warnings", "Hiding Images")) {
            sets.answers(1, status(version, set, status, false, 8));
            assertThat(sets.poll()).extracting(Event::now).containsExactly(status);
        }
        sets.answers(1, status(version, set, "Completed with warnings", false, 8));
        assertThat(sets.poll()).isEmpty();
    }

    private static String status(ApiVersion version, int set, String status, boolean job, int completed) {
        return version == ApiVersion.V1
                ? "{\"Status\":\"%s\",\"JobExists\":%s,\"NumberOfDocumentsCompleted\":%d}"
                        .formatted(status, job, completed)
                : "{\"ArtifactID\":%d,\"Status\":{\"Status\":\"%s\",\"ImageCompletion\":\"%d imaged\"}}"
                        .formatted(set, status, completed);
    }

    /** By one server of several, right after it was saved. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aNewSetThatIsNotThereYetIsNotGone(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        sets.watch(set);
        sets.sandbox
                .faults()
                .next(
                        sets.read,
                        SandboxFault.otherAnswer(
                                404,
                                Map.of("Content-Type", "application/json"),
                                "{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\",\"Message\":\"none\"}"));
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures).isEmpty();
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Completed");
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aSetThatNeverWasIsGoneAtTheSecondLook(ApiVersion version) throws Exception {
        sets(version).watch(4711);
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.poll()).singleElement().satisfies(event -> assertThat(event.has(RelativityConstants.GONE))
                .isTrue());
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(2);
    }
}
