package org.camelrelativity.examples.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.examples.desk.Ticket.Failure;
import org.camelrelativity.examples.desk.Ticket.Job;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * Where a command goes next, and what is known of it then. Every decision of the desk is one of the methods here.
 *
 * @param ticket what is known
 * @param queue where it goes
 * @param later whether it waits there for a while
 */
record Ruling(Ticket ticket, String queue, boolean later) {

    private static final String GIVEN_UP = "the broker has given it up, as delivered too often or expired";

    private static final int LONGEST_ERROR = 1_000;

    static Ruling accepted(Ticket ticket) {
        return new Ruling(ticket, Queues.ACCEPTED, false);
    }

    static Ruling malformed(Ticket ticket) {
        return new Ruling(ticket, Queues.REJECTED, false);
    }

    /** Relativity said yes. Which jobs a token has selected, only its answer tells. */
    static Ruling done(Ticket ticket, MassResult answer) {
        List<ProductionJobRef> done = ticket.byToken()
                ? answer.jobs().stream()
                        .map(job -> new ProductionJobRef(job.workspaceId(), job.productionId(), job.jobId()))
                        .toList()
                : ticket.jobs().stream().map(Job::job).toList();
        return end(ticket.plusDone(done).withJobs(List.of()).withFailed(List.of()), Queues.RESULTS, Outcome.DONE, null);
    }

    /** Relativity said no. That proves nothing if it may have said yes to the same command before. */
    static Ruling refused(Ticket ticket, RelativityException e, boolean repeated) {
        if (mayBeDone(ticket, e, repeated)) {
            return lookFirst(ticket.withFailed(List.of()), "refused when it was repeated: " + e.getMessage());
        }
        Ticket judged = e.getJobReport()
                .map(report -> ticket.withFailed(failures(report)).withJobs(List.of()))
                .orElse(ticket);
        return ticket.secondTry()
                ? end(judged.withJobs(List.of()), Queues.FAILED, Outcome.PARTIAL, e.getMessage())
                : end(judged, Queues.REJECTED, Outcome.REFUSED, e.getMessage());
    }

    /** Some jobs failed: just those are tried once more, with a new permit, since the first was for the first call. */
    static Ruling partial(Ticket before, RelativityException e, boolean repeated) {
        RelativityJobReport report = e.getJobReport().orElseThrow();
        Ticket ticket = before.plusDone(references(report.done()));
        if (mayBeDone(ticket, e, repeated)) {
            Ticket open = ticket.withOpen(report.notDoneReferences()).withFailed(List.of());
            return lookFirst(open, "partly refused when it was repeated: " + e.getMessage());
        }
        if (ticket.secondTry() || !canBeTriedAgain(ticket, report)) {
            Ticket judged = ticket.withFailed(failures(report)).withJobs(List.of());
            return end(judged, Queues.FAILED, Outcome.PARTIAL, e.getMessage());
        }
        Ticket next = ticket.action() == Action.PRIORITIZE ? ticket : ticket.withOpen(report.notDoneReferences());
        // What the first try said is kept for the case that there will be no answer to a second.
        Ticket permitted = next.withFailed(failures(report)).withAgain(true).withPermit(Ticket.newPermit());
        return new Ruling(permitted.ended(null, e.getMessage()), Queues.ACCEPTED, true);
    }

    /** It may have been done, for those of which nothing else is known. */
    static Ruling unknown(Ticket ticket, RelativityException e) {
        Ticket open = e.getJobReport()
                .map(report -> ticket.plusDone(references(report.done()))
                        .withFailed(failures(report))
                        .withOpen(report.unknown()))
                .orElse(ticket.withFailed(List.of()));
        return lookFirst(open, e.getMessage());
    }

    /** Whoever took the permit did not tell what came of it. */
    static Ruling noPermit(Ticket ticket) {
        return lookFirst(
                ticket.withFailed(List.of()),
                "the desk was interrupted while it was about to fire this, or had just done so; it is not repeated");
    }

    /**
     * After a look: which jobs are proven, and where does that lead?
     *
     * @param ticket its open jobs with their statuses as they are now
     * @param looks how many there are before a person has to
     */
    static Ruling looked(Ticket ticket, int looks) {
        List<Job> jobs = ticket.jobs();
        List<Job> open =
                jobs.stream().filter(job -> !job.proves(ticket.action())).toList();
        Ticket looked = ticket.plusDone(jobs.stream()
                        .filter(job -> job.proves(ticket.action()))
                        .map(Job::job)
                        .toList())
                .withJobs(open)
                .withLooks(ticket.looked() + 1);
        // A token's jobs are not all known, so no look at some of them closes its case.
        boolean allKnown = ticket.command().databaseToken() == null || ticket.secondTry();
        if (open.isEmpty() && !jobs.isEmpty() && allKnown) {
            String reason = "a look has proved it, after " + ticket.reason();
            return ticket.failed().isEmpty()
                    ? end(looked, Queues.RESULTS, Outcome.PROVEN, reason)
                    : end(looked, Queues.FAILED, Outcome.PARTIAL, reason);
        }
        if (open.stream().noneMatch(Job::namesProduction) || looked.looked() >= looks) {
            return end(looked, Queues.PERSON, Outcome.UNPROVEN, "no look has proved it, after " + ticket.reason());
        }
        return new Ruling(looked, Queues.LOOK_FIRST, true);
    }

    /** The broker has given it up before there was a permit. */
    static Ruling neverAccepted(Ticket ticket) {
        return end(
                ticket.withPermit(null),
                Queues.UNDELIVERED,
                Outcome.NOT_SENT,
                GIVEN_UP + " before it was accepted; nothing happened");
    }

    /**
     * The broker has given it up. A second try ends like its first: some jobs are done, others failed.
     *
     * @param permitted whether its permit was there still
     */
    static Ruling givenUp(Ticket ticket, boolean permitted) {
        if (!permitted && !ticket.action().isRepeatable()) {
            return noPermit(ticket);
        }
        if (ticket.secondTry()) {
            String second = permitted
                    ? "the second try was not sent"
                    : "the second try was never answered, so it may have happened, and may be repeated";
            return end(
                    permitted ? ticket.withJobs(List.of()) : ticket,
                    Queues.FAILED,
                    Outcome.PARTIAL,
                    GIVEN_UP + "; " + second + ", after " + ticket.reason());
        }
        return permitted
                ? end(
                        ticket,
                        Queues.UNDELIVERED,
                        Outcome.NOT_SENT,
                        GIVEN_UP + "; it was never sent, and nothing happened")
                : end(
                        ticket,
                        Queues.UNDELIVERED,
                        Outcome.UNAVAILABLE,
                        GIVEN_UP + "; Relativity never answered, so it may have happened, and may be repeated");
    }

    private static Ruling lookFirst(Ticket ticket, String reason) {
        return new Ruling(ticket.ended(Outcome.UNKNOWN, reason), Queues.LOOK_FIRST, true);
    }

    private static Ruling end(Ticket ticket, String queue, Outcome outcome, String reason) {
        return new Ruling(ticket.ended(outcome, reason), queue, false);
    }

    /** A second cancel is refused though, or since, the first one was done. */
    private static boolean mayBeDone(Ticket ticket, RelativityException e, boolean repeated) {
        return ticket.action() == Action.CANCEL && (repeated || e.getAttempts() > 1);
    }

    /** A database token tells of some failures without telling of whom; and no reference changes a priority. */
    private static boolean canBeTriedAgain(Ticket ticket, RelativityJobReport report) {
        return ticket.action() == Action.PRIORITIZE
                || !report.notDoneReferences().isEmpty()
                        && references(report.notDoneReferences()).stream()
                                .allMatch(job ->
                                        job.jobId() != null || job.workspaceId() != null && job.productionId() != null);
    }

    private static List<Failure> failures(RelativityJobReport report) {
        Stream<Failure> failed = report.failed().stream()
                .map(failure -> new Failure(
                        (ProductionJobRef) failure.job(),
                        failure.errors().stream()
                                .map(error -> Quoted.plain(error, LONGEST_ERROR))
                                .toList()));
        Stream<Failure> neverSent =
                references(report.neverSent()).stream().map(job -> new Failure(job, List.of("not sent")));
        return Stream.concat(failed, neverSent).toList();
    }

    private static List<ProductionJobRef> references(List<RelativityRecord> records) {
        List<ProductionJobRef> references = new ArrayList<>(records.size());
        records.forEach(reference -> references.add((ProductionJobRef) reference));
        return references;
    }
}
