package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.WatchedSets.Event;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of status as events, in either generation of the API: what a route is told of the life of a set. */
class SetEventsTest {

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

    static Stream<Arguments> ends() {
        return Stream.of(ApiVersion.values()).flatMap(version -> Stream.of(ImagingSetOutcome.values())
                .filter(end -> end != ImagingSetOutcome.OTHER)
                .map(end -> Arguments.of(version, end)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void eachEndIsToldAfterWhatWasBefore(ApiVersion version, ImagingSetOutcome end) throws Exception {
        int set = sets(version).addSet(end == ImagingSetOutcome.COMPLETED_WITH_ERRORS ? 2 : 0);
        sets.watch(set);
        if (end == ImagingSetOutcome.FAILED) {
            sets.workspace.imagingSet(set).failNextRun();
        }
        sets.workspace.runImagingSet(set);
        List<Event> events;
        if (end == ImagingSetOutcome.STOPPED) {
            events = sets.pollUntil("Imaging");
            long job = sets.workspace.imagingSet(set).lastJob().orElseThrow().artifactId();
            sets.send("job/stop", Map.of("imagingJobId", job));
            events.addAll(sets.pollUntil(end.status()));
        } else {
            events = sets.pollUntil(end.status());
        }
        assertThat(events.get(0).old()).isNull();
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).old())
                    .isEqualTo(events.get(i - 1).now())
                    .isNotEqualTo(events.get(i).now());
        }
        Event last = events.get(events.size() - 1);
        assertThat(last.body())
                .isInstanceOfSatisfying(ImagingSetStatusResponse.class, status -> assertThat(status.status())
                        .isEqualTo(end.status()));
        assertThat(last.headers())
                .containsEntry(RelativityImagingConstants.WORKSPACE_ID, WatchedSets.WORKSPACE)
                .containsEntry(RelativityImagingConstants.IMAGING_SET_ID, set)
                .containsEntry(RelativityConstants.NEW_STATUS, end.status())
                .doesNotContainKeys(RelativityConstants.STUCK, RelativityConstants.GONE);
        sets.aDayGoesBy();
        assertThat(sets.poll()).isEmpty();
    }

    /** The legacy API has no status for a set that never ran, so there is nothing to tell. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void theFirstStatusIsToldWithoutAnOldOne(ApiVersion version) throws Exception {
        int never = sets(version).addSet(0);
        int before = sets.addSet(0);
        sets.workspace.runImagingSet(before);
        sets.aDayGoesBy();
        sets.watch(never, before);
        assertThat(sets.poll())
                .extracting(Event::set, Event::old, Event::now)
                .containsExactlyElementsOf(
                        version == ApiVersion.V1
                                ? List.of(tuple(never, null, "Staging"), tuple(before, null, "Completed"))
                                : List.of(tuple(before, null, "Completed")));
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aSetThatEndsBetweenTwoPollsIsToldOnce(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Submitting");
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Submitting", "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    /** Right after a run Relativity may still tell how the run before ended, and that there is no job. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aStaleEndIsNoEndOfTheNextRun(ApiVersion version) throws Exception {
        sets = new WatchedSets(version, file(), RelativitySandbox.builder().staleStatus(Duration.ofMillis(500)));
        int set = sets.addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Completed");
        sets.workspace.runImagingSet(set);
        assertThat(sets.poll()).isEmpty();
        sets.clock.advance(Duration.ofMillis(499));
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.pollUntil("Completed"))
                .extracting(Event::now)
                .startsWith("Staging")
                .endsWith("Completed")
                .containsOnlyOnce("Completed");
    }

    /** The versioned API may show the old status beside the new job. */
    @Test
    void anEndWhileThereIsAJobIsTheOneOfTheRunBefore() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        String completed = "{\"Status\":\"Completed\",\"JobExists\":%s,\"JobType\":0}";
        sets.watch(set).answers(3, completed.formatted(true));
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.poll()).isEmpty();
        sets.stop();
        sets.watch(set);
        assertThat(sets.poll()).isEmpty();
        sets.answers(2, completed.formatted(false));
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple(null, "Completed"));
        assertThat(sets.poll()).isEmpty();
        sets.answers(1, completed.formatted(true));
        assertThat(sets.poll()).isEmpty();
        sets.answers(2, completed.formatted(false));
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    /** Nothing was seen of the second run, but the first had images to make and the second had none. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aSecondEndIsNotSwallowedIfItsCountersTell(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Completed");
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    @Test
    void aSecondEndIsNotSwallowedIfItsJobTells() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        String completed = "{\"Status\":\"Completed\",\"JobExists\":false,\"JobArtifactId\":%d}";
        sets.watch(set).answers(2, completed.formatted(1));
        assertThat(sets.poll())
                .extracting(event -> event.headers().get(RelativityImagingConstants.IMAGING_JOB_ID))
                .containsExactly(1L);
        assertThat(sets.poll()).isEmpty();
        sets.answers(2, completed.formatted(2));
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aDeletedSetEndsWithOneEventAndIsAskedNoMore(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        int other = sets.addSet(0);
        sets.workspace.runImagingSet(set);
        sets.workspace.runImagingSet(other);
        sets.aDayGoesBy();
        sets.watch(set, other).poll();
        sets.send("set/delete", set);
        List<Event> told = sets.poll();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).headers())
                .containsEntry(RelativityConstants.GONE, true)
                .containsEntry(RelativityConstants.OLD_STATUS, "Completed")
                .containsEntry(RelativityImagingConstants.IMAGING_SET_ID, set)
                .containsEntry(RelativityImagingConstants.WORKSPACE_ID, WatchedSets.WORKSPACE)
                .doesNotContainKey(RelativityConstants.NEW_STATUS);
        assertThat(told.get(0).body()).isNull();
        sets.sandbox.journal().clear();
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures).isEmpty();
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(1); // the other's

        sets.watch(set, other);
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.failures).isEmpty();
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(1 + 2 + 1); // once more after the restart
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aBeanNamesTheSetsAnewBeforeEachPoll(ApiVersion version) throws Exception {
        int first = sets(version).addSet(0);
        int second = sets.addSet(0);
        sets.workspace.runImagingSet(first);
        sets.workspace.runImagingSet(second);
        sets.aDayGoesBy();
        sets.watchWith("imagingSets=#named");
        assertThat(sets.poll()).isEmpty();
        sets.named.add(new ArtifactSelector(WatchedSets.WORKSPACE, first));
        assertThat(sets.poll()).extracting(Event::set).containsExactly(first);
        sets.named.add(new ArtifactSelector(null, second)); // in the component's workspace
        assertThat(sets.poll()).extracting(Event::set).containsExactly(second);

        sets.send("set/delete", first);
        assertThat(sets.poll()).extracting(Event::set).containsExactly(first);
        sets.sandbox.journal().clear();
        sets.named.removeIf(selector -> selector.artifactId() == first);
        sets.poll();
        sets.named.add(new ArtifactSelector(WatchedSets.WORKSPACE, first));
        assertThat(sets.poll()).isEmpty();
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(1 + 2); // asked again, since it was named anew
        sets.poll();
        assertThat(sets.sandbox.journal().arrived(sets.read)).isEqualTo(1 + 2 + 1);
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aSetThatDoesNotGetOnIsToldOnce(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watchWith("imagingSetId=" + set + "&stuckAfter=2h").workspace.runImagingSet(set);
        sets.pollUntil("Imaging");
        sets.timing.advance(Duration.ofMinutes(119));
        sets.timing.setClockForward(Duration.ofHours(1));
        assertThat(sets.poll()).isEmpty();
        sets.timing.advance(Duration.ofMinutes(1));
        List<Event> told = sets.poll();
        assertThat(told).extracting(Event::old, Event::now).containsExactly(tuple("Imaging", "Imaging"));
        assertThat(told.get(0).has(RelativityConstants.STUCK)).isTrue();
        sets.timing.advance(Duration.ofDays(1));
        assertThat(sets.poll()).isEmpty();

        sets.clock.advance(Duration.ofMillis(20)); // one document
        assertThat(sets.poll()).isEmpty();
        sets.timing.advance(Duration.ofHours(2));
        assertThat(sets.poll()).singleElement().satisfies(event -> assertThat(event.has(RelativityConstants.STUCK))
                .isTrue());
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Completed");
        sets.timing.advance(Duration.ofDays(1));
        assertThat(sets.poll()).isEmpty();
    }

    /** A route may release images when a set has completed, without that this is another end. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void aReviewIsNoRun(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Completed");
        for (String review : List.of("hide", "release", "hide")) {
            String status = review.equals("hide") ? "Hiding Images" : "Releasing Images";
            sets.send("set/" + review + "?name=Set&imagingSetId=" + set, null);
            assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", status));
            assertThat(sets.poll()).isEmpty();
            sets.aDayGoesBy();
            assertThat(sets.poll()).isEmpty();
        }
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
    }

    /** Also if nobody looked between the end of the run and the review. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void anEndBeforeAReviewIsToldAfterIt(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Imaging");
        sets.aDayGoesBy();
        sets.send("set/release?name=Set&imagingSetId=" + set, null);
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Releasing Images");
        sets.aDayGoesBy();
        assertThat(sets.poll())
                .extracting(Event::old, Event::now)
                .containsExactly(tuple("Releasing Images", "Completed"));
        assertThat(sets.poll()).isEmpty();
    }

    /** A job's counters may be gone some time after its end. */
    @Test
    void countersThatVanishAreNoOtherEnd() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        String completed = "{\"Status\":\"Completed\",\"JobExists\":false%s}";
        String counters = ",\"NumberOfDocumentsCompleted\":%d,\"NumberOfDocumentsSkipped\":0";
        sets.watch(set).answers(1, completed.formatted(counters.formatted(8)));
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Completed");
        for (String later : List.of("", counters.formatted(0), counters.formatted(8))) {
            sets.answers(1, completed.formatted(later));
            assertThat(sets.poll()).isEmpty();
        }
        sets.answers(1, completed.formatted(counters.formatted(9)));
        assertThat(sets.poll()).extracting(Event::now).containsExactly("Completed");
    }

    /** Each generation counts in its own way. */
    @Test
    void anEndThatTheOtherGenerationTellsIsNoOtherEnd() throws Exception {
        int set = sets(ApiVersion.V1).addSet(0);
        sets.watch(set).workspace.runImagingSet(set);
        sets.pollUntil("Completed");
        for (ApiVersion version : List.of(ApiVersion.LEGACY, ApiVersion.V1)) {
            sets.watchWith("imagingSetId=" + set + "&apiVersion=" + version.optionValue());
            assertThat(sets.poll()).isEmpty();
            assertThat(sets.poll()).isEmpty();
        }
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        assertThat(sets.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Completed", "Completed"));
    }

    /** The ids are in the headers, and the body counts as nothing. */
    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void theNextStepNeedsNoBody(ApiVersion version) throws Exception {
        int set = sets(version).addSet(0);
        sets.workspace.runImagingSet(set);
        sets.aDayGoesBy();
        sets.watch(set).step = exchange -> {
            sets.context.createProducerTemplate().send("relativity-imaging:set/hide", exchange);
            assertThat(exchange.getException()).isNull();
        };
        sets.poll();
        assertThat(sets.workspace.imagingSet(set).imagesHidden()).isTrue();
    }
}
