package org.camelrelativity.imaging;

import static org.camelrelativity.common.operation.SharedFields.WORKSPACE_ID;
import static org.camelrelativity.imaging.ImagingFields.IMAGING_SET_ID;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.component.Awaited;
import org.camelrelativity.common.operation.Outcome;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.watch.CredibleEnd;
import org.camelrelativity.common.watch.StatusPoller;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;

/** The set that set/await waits for. */
record AwaitedSet(ArtifactSelector set, SetStatusReader reader) implements Awaited {

    AwaitedSet(Request request, SetStatusReader reader) throws RelativityRequestException {
        this(new ArtifactSelector(request.required(WORKSPACE_ID), request.required(IMAGING_SET_ID)), reader);
    }

    @Override
    public String kind() {
        return "imaging set";
    }

    @Override
    public String subject() {
        return "imaging set " + set.artifactId() + " of workspace " + set.workspaceId();
    }

    @Override
    public Request reading() {
        return reader.request(set);
    }

    @Override
    public Outcome.Done read() throws RelativityException {
        return reader.answer(set);
    }

    @Override
    public Rule rule(String beforeRun) {
        AwaitRule rule = new AwaitRule(beforeRun);
        return new Rule() {
            @Override
            public Optional<Function<Duration, RelativityRecord>> end(Outcome.Done read, Duration waited) {
                SetReading reading = SetStatusReader.reading(read);
                return rule.judge(reading, waited)
                        .map(outcome ->
                                duration -> new ImagingSetEnd(status(read), outcome, duration, reading.status()));
            }

            /** A set can end before its first status. */
            @Override
            public String status(Outcome.Done read) {
                return Objects.toString(SetStatusReader.reading(read).status().status(), "")
                        .strip();
            }

            @Override
            public String told(Outcome.Done read, UnaryOperator<String> cleaner) {
                return AwaitedSet.told(SetStatusReader.reading(read).status(), cleaner);
            }
        };
    }

    private static String told(ImagingSetStatusResponse last, UnaryOperator<String> cleaner) {
        ImagingSetPhase phase = ImagingSetPhase.ofStatus(last.status());
        String was = phase == ImagingSetPhase.NO_STATUS ? "it had no status" : "it was " + cleaner.apply(last.status());
        if (phase != ImagingSetPhase.RUNNING && ImagingSetPhase.hasJob(last)) {
            return was + ", but a job of it still exists";
        }
        return switch (phase) {
            case NO_STATUS -> was + ", so it never ran";
            case ENDED ->
                was + ", which may be the end of an earlier run; to tell, awaitTimeout must exceed "
                        + CredibleEnd.GRACE.plus(StatusPoller.LONGEST_PAUSE);
            case OTHER -> was + ", which is no known status; nobody saw its job end";
            default -> was;
        };
    }
}
