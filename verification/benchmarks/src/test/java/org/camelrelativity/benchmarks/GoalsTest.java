package org.camelrelativity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A goal is met by figures alone: not by none, nor by those of calls that failed. */
class GoalsTest {

    private static final Machine MACHINE =
            new Machine(LocalDate.EPOCH, "any", 2, 1, "any", "any", "none", Optional.empty(), true);

    private final List<Results.LoadResult> loads = new ArrayList<>();
    private final List<Results.Growth> growth = new ArrayList<>();
    private final List<Results.Start> starts = new ArrayList<>();

    private void load(int callers, Variant variant, double figure, long failures) {
        Sample sample = new Sample(1, figure, figure, figure, figure, 0, 100, 0);
        loads.add(new Results.LoadResult(
                Workload.RUN_SET, variant, "at once", "platform", callers, List.of(sample), failures));
    }

    private void loads(double ours, double floor, double byHand, double byHandWithHeader) {
        for (int callers : new int[] {1, 16, 64}) {
            Stream.of(Variant.OURS_RECORD, Variant.OURS_MAP, Variant.OURS_JSON)
                    .forEach(variant -> load(callers, variant, ours, 0));
            load(callers, Variant.HTTP_CLIENT, floor, 0);
            load(callers, Variant.CAMEL_HTTP, byHand, 0);
            load(callers, Variant.CAMEL_HTTP_HEADER, byHandWithHeader, 0);
        }
    }

    private void references(long heapBytes, double millisOfMany) {
        for (String curve : List.of(GrowthCurves.REFERENCES, GrowthCurves.JSON_REFERENCES)) {
            growth.add(new Results.Growth(curve, 1_000, 1, 100, 100, 0, 0));
            growth.add(new Results.Growth(curve, 100_000, millisOfMany, heapBytes, 10_000, 0, 0));
        }
    }

    private void endpoints(long heapBytes, long connections, long tokens) {
        growth.add(new Results.Growth(GrowthCurves.ENDPOINTS, 10_000, 1, heapBytes, 0, connections, tokens));
    }

    private void starts(double ours) {
        starts.add(new Results.Start(StartUp.OURS, List.of(ours), List.of(ours), List.of(1.0)));
        starts.add(new Results.Start(StartUp.BY_HAND, List.of(1_000.0), List.of(1_000.0), List.of(1.0)));
    }

    private List<Goal> goals() {
        return Goals.of(new Measurements(Extent.FULL, MACHINE, loads, growth, List.of(), starts, List.of()));
    }

    private List<String> met() {
        return goals().stream().filter(Goal::met).map(Goal::name).toList();
    }

    @Test
    void figuresWithinTheLimitsMeetAllGoals() {
        loads(1.1, 1, 2.9, 9);
        references(40_000, 150);
        endpoints(200_000_000, 0, 1);
        starts(1_150);

        assertThat(goals()).hasSize(10).allMatch(Goal::met);
    }

    @Test
    void figuresBeyondTheLimitsMeetNone() {
        loads(1.26, 1, 1.3, 9);
        references(40_001, 10);
        endpoints(200_000_001, 0, 1);
        starts(1_151);

        assertThat(met()).isEmpty();
    }

    @Test
    void timeThatIsMoreThanLinearMeetsNoGoal() {
        references(10_000, 151);

        assertThat(met()).isEmpty();
    }

    @Test
    void aFurtherConnectionOrTokenMeetsNoGoal() {
        endpoints(10_000, 1, 1);
        assertThat(met()).isEmpty();

        growth.clear();
        endpoints(10_000, 0, 2);
        assertThat(met()).isEmpty();
    }

    @Test
    void theBetterSpellingCountsWhicheverItIs() {
        loads(1, 0.1, 9, 1);

        assertThat(met()).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(goals()).hasSize(10).noneMatch(Goal::met).noneMatch(goal -> goal.figure()
                .contains("NaN"));
    }

    @Test
    void oneFormOfABodyThatIsMissingIsNotMet() {
        loads(1, 1, 9, 9);
        loads.removeIf(load -> load.variant() == Variant.OURS_JSON);

        assertThat(met()).isEmpty();
    }

    @Test
    void figuresOfNothingAreNotMet() {
        loads(0, 0, 0, 0);
        references(0, 0);
        endpoints(0, 0, 1);

        assertThat(met()).isEmpty();
    }

    @Test
    void callsThatFailedAreNotMet() {
        loads(1, 1, 9, 9);
        loads.replaceAll(load -> new Results.LoadResult(
                load.workload(),
                load.variant(),
                load.server(),
                load.threads(),
                load.callers(),
                load.samples(),
                load.variant() == Variant.OURS_MAP ? 1 : 0));

        assertThat(goals())
                .filteredOn(goal -> goal.figure().equals("calls failed: 1"))
                .hasSize(7);
        assertThat(met()).isEmpty();
    }
}
