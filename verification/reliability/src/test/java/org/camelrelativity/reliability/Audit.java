package org.camelrelativity.reliability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityJobReport.FailedJob;
import org.camelrelativity.reliability.Task.Kind;
import org.camelrelativity.reliability.Task.Target;
import org.camelrelativity.sandbox.SandboxJournal;

/** Holds what the exchanges of a round say to what the sandbox's journal and state say. */
final class Audit {

    /** Tells the journal which exchange a request belongs to. */
    static final String SHOT_HEADER = "X-Soak-Exchange";

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Aftermath aftermath;
    private final Map<Long, List<SandboxJournal.Entry>> journal = new HashMap<>();
    private final List<String> mismatches = new ArrayList<>();

    /**
     * @param aftermath the state after the round
     * @param entries all requests of the round, the oldest first
     */
    Audit(Aftermath aftermath, List<SandboxJournal.Entry> entries) {
        this.aftermath = aftermath;
        for (SandboxJournal.Entry entry : entries) {
            String shot = entry.headers().get(SHOT_HEADER);
            if (shot == null) {
                mismatches.add("a request of no exchange: " + entry);
            } else {
                journal.computeIfAbsent(Long.valueOf(shot), id -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    /** What is wrong with a round's exchanges. */
    List<String> of(Collection<Shot> shots) {
        for (Shot shot : shots) {
            List<SandboxJournal.Entry> arrived = journal.getOrDefault(shot.id(), List.of());
            audit(shot, arrived);
            journal.remove(shot.id());
        }
        journal.forEach((id, entries) -> mismatches.add("requests of an unknown exchange: " + entries));
        return mismatches;
    }

    private void audit(Shot shot, List<SandboxJournal.Entry> arrived) {
        Task task = shot.task();
        Outcome outcome = shot.outcome();
        long effects = arrived.stream().filter(SandboxJournal.Entry::tookEffect).count();
        expect(shot.completions() == 1, shot, arrived, "completed " + shot.completions() + " times");
        expect(outcome != Outcome.NONE, shot, arrived, "none of the outcomes");
        expect(outcome != Outcome.UNKNOWN || task.once(), shot, arrived, "unknown although it may be repeated");
        expect(outcome != Outcome.UNAVAILABLE || !task.once(), shot, arrived, "unavailable although it is one-fire");
        expect(shot.hasRightAnswer(), shot, arrived, "the answer belongs to another question");
        expect(arrived.size() <= shot.attempts(), shot, arrived, "more requests arrived than were counted");
        expect(
                outcome != Outcome.DONE || arrived.size() == shot.attempts(),
                shot,
                arrived,
                "done, but not all requests arrived that were counted");
        expect(
                outcome != Outcome.NOT_SENT || arrived.stream().allMatch(entry -> isTurnedAway(task, entry)),
                shot,
                arrived,
                "not sent, but received");
        if (task.once()) {
            expect(isRepeatedOnlyAfterProof(task, arrived), shot, arrived, "repeated without proof");
        }
        if (task.kind() == Kind.SAFE) {
            expect(outcome != Outcome.DONE || effects > 0, shot, arrived, "done, but nothing was read");
        } else if (task.targets().isEmpty()) {
            expect(outcome.agreesWith((int) effects, task.once()), shot, arrived, effects + " effects in the journal");
        } else {
            auditTargets(shot, arrived, effects);
        }
    }

    private void auditTargets(Shot shot, List<SandboxJournal.Entry> arrived, long inJournal) {
        Task task = shot.task();
        int all = 0;
        for (Target target : task.targets()) {
            int effects = target.effects().applyAsInt(aftermath);
            all += effects;
            Outcome outcome = shot.report() == null ? shot.outcome() : reported(shot.report(), target);
            String what = effects + " effects on " + target.reference() + ", which is said to be " + outcome;
            expect(outcome.agreesWith(effects, task.once()), shot, arrived, what);
        }
        if (shot.report() != null) {
            int requested = shot.report().requested();
            expect(requested == task.targets().size(), shot, arrived, "the report has " + requested + " jobs");
        }
        boolean agree = task.targets().size() == 1 && task.once() ? all == inJournal : all > 0 == inJournal > 0;
        expect(agree, shot, arrived, "journal and state differ: " + inJournal + " and " + all);
        if (shot.outcome().promisesNothing()) {
            expect(inJournal == 0, shot, arrived, inJournal + " effects in the journal");
        }
    }

    /** What a report says of one job; of those that it doesn't name, that it doesn't know. */
    private static Outcome reported(RelativityJobReport report, Target target) {
        if (report.done().stream().anyMatch(target::isNamedBy)) {
            return Outcome.DONE;
        }
        Stream<Object> refused = report.failed().stream().map(FailedJob::job);
        if (refused.anyMatch(target::isNamedBy)) {
            return Outcome.REFUSED;
        }
        return report.neverSent().stream().anyMatch(target::isNamedBy) ? Outcome.NOT_SENT : Outcome.UNKNOWN;
    }

    /** Of requests that say the same, all but the last were provably not executed. */
    private static boolean isRepeatedOnlyAfterProof(Task task, List<SandboxJournal.Entry> arrived) {
        Map<String, List<SandboxJournal.Entry>> same =
                arrived.stream().collect(Collectors.groupingBy(SandboxJournal.Entry::body));
        return same.values().stream()
                .flatMap(entries -> entries.subList(0, entries.size() - 1).stream())
                .allMatch(entry -> entry.status() != TOO_MANY_REQUESTS && isTurnedAway(task, entry));
    }

    /** In the legacy API a retry of errors has two names, of which a server may lack one. */
    private static boolean isTurnedAway(Task task, SandboxJournal.Entry entry) {
        boolean lacksName = entry.status() == NOT_FOUND && task.uri().endsWith("job/retry-errors");
        return !entry.tookEffect()
                && (entry.status() == UNAUTHORIZED || entry.status() == TOO_MANY_REQUESTS || lacksName);
    }

    private void expect(boolean right, Shot shot, List<SandboxJournal.Entry> arrived, String otherwise) {
        if (!right) {
            String requests = arrived.stream()
                    .map(entry -> entry.status() + (entry.tookEffect() ? " took effect" : ""))
                    .collect(Collectors.joining(", ", "[", "]"));
            mismatches.add(otherwise + ": " + shot + ", at the server " + requests + ", report " + shot.report());
        }
    }
}
