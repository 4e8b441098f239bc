package org.camelrelativity.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.ledger.CallLedger.Entry;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.FieldType;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Part;
import org.camelrelativity.common.operation.Wire;
import org.junit.jupiter.api.Test;

/** What a ledger keeps of a call's outcome, and what it makes of it later. */
class StoredOutcomeTest {

    private static final Field<Integer> TOY = Field.id("toyId", "CamelRelativityToyId", FieldType.ARTIFACT_ID, "ToyID");
    private static final Operation BREAK = Operation.named("toy/break", "")
            .takes(Toy.class, TOY)
            .answers(Answer.noContent())
            .lookFirst("count the pieces")
            .v1(Wire.notIdempotent("toys", Part.required(TOY, "ToyID")))
            .build();

    private static final Toy A = new Toy("a");
    private static final Toy B = new Toy("b");
    private static final Toy C = new Toy("c");
    private static final Toy D = new Toy("d");

    record Toy(String name) implements RelativityRecord {}

    private final StoredOutcome outcomes = new StoredOutcome(BREAK, Set.of(Toy.class));

    private String stored(RelativityJobReport jobs) throws IOException {
        return outcomes.write(partial(jobs), jobs, null, null);
    }

    private static Outcome partial(RelativityJobReport jobs) {
        RelativityFailure details = RelativityFailure.of(jobs.summary(), 200, null, 1);
        return new Outcome.Partial(new Outcome.Failure(details, jobs, null, null));
    }

    private static Outcome.Failure answered(RelativityJobReport jobs) {
        Outcome.Done answer = new Outcome.Done(true, Map.of(TOY, 7), 200, 1, jobs);
        return new Outcome.Failure(RelativityFailure.of("locked", 200, null, 1), jobs, answer, null);
    }

    private static Entry inDoubt(String result) {
        return new Entry(
                "key", "toy/break", "", "", "", Instant.EPOCH, Instant.EPOCH, null, State.IN_DOUBT, result, null);
    }

    @Test
    void aPartialOutcomeWithoutAnAnswerIsReadWithoutOne() throws IOException {
        RelativityJobReport jobs = RelativityJobReport.builder()
                .done(A)
                .failed(B, List.of("locked"))
                .build();
        Outcome.Partial read = outcomes.readPartial(stored(jobs));
        assertThat(read.failure().answered()).isNull();
        assertThat(read.jobs()).isEqualTo(jobs);
        assertThat(read.failure().details().message()).isEqualTo(jobs.summary());
    }

    @Test
    void aPartialOutcomeWithAnAnswerIsReadWithIt() throws IOException {
        RelativityJobReport jobs = RelativityJobReport.builder()
                .done(A)
                .failed(B, List.of("locked"))
                .build();
        Outcome partial = new Outcome.Partial(answered(jobs));
        Outcome.Partial read = outcomes.readPartial(outcomes.write(partial, jobs, null, null));
        assertThat(read.failure().answered().answer()).isEqualTo(true);
        assertThat(read.failure().answered().ids()).isEqualTo(Map.of(TOY, 7));
    }

    @Test
    void jobsInDoubtThatSomebodySaysWereExecutedAreDone() throws IOException {
        Entry settled = StoredOutcome.settled(
                inDoubt(stored(RelativityJobReport.builder().done(A).unknown(B).build())));
        assertThat(settled.state()).isEqualTo(State.DONE);
        assertThat(outcomes.readJobs(settled.result()).done()).isEqualTo(List.of(A, B));
    }

    @Test
    void jobsThatHaveFailedStayFailedWhateverSomebodySays() throws IOException {
        RelativityJobReport failed = RelativityJobReport.builder()
                .unknown(B)
                .failed(C, List.of("locked"))
                .build();
        Entry settled = StoredOutcome.settled(inDoubt(stored(failed)));
        RelativityJobReport decided = RelativityJobReport.builder()
                .done(B)
                .failed(C, List.of("locked"))
                .build();
        assertThat(settled.state()).isEqualTo(State.PARTIAL);
        assertThat(outcomes.readJobs(settled.result())).isEqualTo(decided);
        assertThat(outcomes.readPartial(settled.result()).failure().details().message())
                .isEqualTo(decided.summary());
    }

    @Test
    void jobsThatWereNeverSentStaySoWhateverSomebodySays() throws IOException {
        Entry settled = StoredOutcome.settled(inDoubt(stored(
                RelativityJobReport.builder().unknown(B).neverSent(List.of(D)).build())));
        assertThat(settled.state()).isEqualTo(State.PARTIAL);
        assertThat(outcomes.readJobs(settled.result()))
                .isEqualTo(RelativityJobReport.builder()
                        .done(B)
                        .neverSent(List.of(D))
                        .build());
    }

    /** It tells of the doubt. */
    @Test
    void theAnswerOfACallInDoubtIsForgottenWhenSomebodyDecides() throws IOException {
        RelativityJobReport jobs = RelativityJobReport.builder()
                .unknown(B)
                .failed(C, List.of("locked"))
                .build();
        Outcome unknown = new Outcome.Unknown(answered(jobs));
        Entry settled = StoredOutcome.settled(inDoubt(outcomes.write(unknown, jobs, null, null)));
        assertThat(outcomes.readPartial(settled.result()).failure().answered()).isNull();
    }

    @Test
    void aCallOfNoJobsThatSomebodySaysWasExecutedIsDone() throws IOException {
        assertThat(StoredOutcome.settled(inDoubt(null)).state()).isEqualTo(State.DONE);
        assertThat(StoredOutcome.settled(inDoubt("{\"status\":0}")).state()).isEqualTo(State.DONE);
    }

    @Test
    void jobsOfAnUnknownTypeAreNamed() throws IOException {
        String stored = stored(RelativityJobReport.builder().done(A).build());
        StoredOutcome ofNoType = new StoredOutcome(BREAK, Set.of());
        assertThatThrownBy(() -> ofNoType.readJobs(stored))
                .isInstanceOf(IOException.class)
                .hasMessage("the ledger refers to jobs by an unknown type: Toy");
    }
}
