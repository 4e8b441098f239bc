package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionStatus;

/**
 * A command with all that is known of it: what the desk sends to a queue is always one of these, as JSON. Nothing else
 * crosses the broker, since it drops Camel's headers.
 *
 * @param id the command's
 * @param outcome what became of it, or null while it is open
 * @param reason of that, for a person
 * @param command what was asked for; null if it was malformed
 * @param again whether this is the second try, with the jobs that failed in the first
 * @param jobs those that are open, with what their productions were doing
 * @param done for which it was done
 * @param failed for which it provably was not; beside the second try, those of the first
 * @param looks how often it was looked at
 * @param permit see {@link Permits}
 * @param text what came, if no command could be read
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Ticket(
        String id,
        Outcome outcome,
        String reason,
        Command command,
        Boolean again,
        List<Job> jobs,
        List<ProductionJobRef> done,
        List<Failure> failed,
        Integer looks,
        String permit,
        String text)
        implements TicketBuilder.With {

    private static final int LONGEST_REASON = 10_000;

    Ticket {
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
        done = done == null ? List.of() : List.copyOf(done);
        failed = failed == null ? List.of() : List.copyOf(failed);
    }

    /**
     * A job that is open.
     *
     * @param job refers to it
     * @param before its production's status before the command was fired, or null
     * @param now its production's status at the last look, or null
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Job(ProductionJobRef job, String before, String now) {

        static Job of(ProductionJobRef reference) {
            return new Job(reference, null, null);
        }

        /** {@return this job before the command is fired} */
        Job seenBefore(String status) {
            return new Job(job, status, null);
        }

        /** {@return this job at a look} */
        Job seen(String status) {
            return new Job(job, before, status);
        }

        /** {@return whether the status of its production can be read} */
        boolean namesProduction() {
            return job.workspaceId() != null && job.productionId() != null;
        }

        boolean proves(Action action) {
            Optional<ProductionStatus> status = ProductionStatus.of(now);
            return status.isPresent()
                    && action.isProvenBy(ProductionStatus.of(before).orElse(null), status.get());
        }
    }

    /**
     * A job for which it was not done.
     *
     * @param job refers to it
     * @param errors why, in Relativity's words
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Failure(ProductionJobRef job, List<String> errors) {}

    static Ticket of(Command command) {
        return TicketBuilder.builder()
                .id(command.id())
                .command(command)
                .jobs(command.jobs().stream().map(Job::of).toList())
                .permit(newPermit())
                .build();
    }

    static Ticket malformed(MalformedCommandException e) {
        return TicketBuilder.builder()
                .id(e.id())
                .outcome(Outcome.MALFORMED)
                .reason(e.getMessage())
                .text(e.text())
                .build();
    }

    static String newPermit() {
        return UUID.randomUUID().toString();
    }

    /** {@return whether the next call selects jobs by a database token} */
    boolean byToken() {
        return jobs.isEmpty();
    }

    boolean secondTry() {
        return again != null && again;
    }

    int looked() {
        return looks == null ? 0 : looks;
    }

    /** {@return whether this can be a ticket on its way; else somebody else than the desk has made it} */
    boolean isOpen() {
        return id != null
                && permit != null
                && command != null
                && id.equals(command.id())
                && command.command() != null
                && (command.databaseToken() == null) != command.jobs().isEmpty()
                && (command.databaseToken() != null || !jobs.isEmpty())
                && (command.command() != Action.PRIORITIZE
                        || command.databaseToken() != null && command.priority() != null)
                && (outcome == null || outcome == Outcome.UNKNOWN)
                && Stream.concat(command.jobs().stream(), jobs.stream().map(Job::job))
                        .allMatch(Ticket::isGood);
    }

    private static boolean isGood(ProductionJobRef job) {
        return job != null && (job.jobId() != null || job.workspaceId() != null && job.productionId() != null);
    }

    Ticket ended(Outcome end, String because) {
        return withOutcome(end).withReason(because == null ? null : Quoted.plain(because, LONGEST_REASON));
    }

    /** A prioritize is tried again as a whole, so the same job may be done twice. */
    Ticket plusDone(List<ProductionJobRef> more) {
        return withDone(Stream.concat(done.stream(), more.stream()).distinct().toList());
    }

    Action action() {
        return command.command();
    }

    /** {@return with what is known of the jobs that are open still} */
    Ticket withOpen(List<? extends RelativityRecord> open) {
        return withJobs(open.stream()
                .map(ProductionJobRef.class::cast)
                .map(reference -> jobs.stream()
                        .filter(job -> job.job().equals(reference))
                        .findFirst()
                        .orElseGet(() -> Job.of(reference)))
                .toList());
    }

    String toJson() throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsString(this);
    }

    static Ticket fromJson(String json) throws JsonProcessingException {
        return RelativityJson.strict().readValue(json, Ticket.class);
    }
}
