package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.production.model.ProductionJobRef;

/**
 * A command with all that is known of it: what the desk sends to a queue is always one of these, as JSON. Nothing else
 * crosses the broker, since it drops Camel's headers.
 *
 * @param outcome what became of it, or null while it is open
 * @param command what was asked for; null if it was malformed
 * @param key by which the ledger knows the call
 * @param jobs those that are open; none if they are selected by a token
 * @param looks how often it was put into {@link Queues#IN_DOUBT}
 * @param text what came, if no command could be read
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Ticket(
        String id,
        Outcome outcome,
        String reason,
        Command command,
        String key,
        List<ProductionJobRef> jobs,
        List<ProductionJobRef> done,
        List<Failure> failed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int looks,
        String text)
        implements TicketBuilder.With {

    private static final int LONGEST_REASON = 10_000;

    // The keys of one id differ from those of any other.
    private static final String FIRST = "/1";
    private static final String SECOND = "/2";

    Ticket {
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
        done = done == null ? List.of() : List.copyOf(done);
        failed = failed == null ? List.of() : List.copyOf(failed);
    }

    /** A job for which it was not done, and why, in Relativity's words. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Failure(ProductionJobRef job, List<String> errors) {}

    static Ticket of(Command command) {
        return TicketBuilder.builder()
                .id(command.id())
                .command(command)
                .key(command.command().isDecision() ? null : command.id() + FIRST)
                .jobs(command.jobs())
                .build();
    }

    Action action() {
        return command.command();
    }

    /** {@return this for the jobs that failed, which is another call} */
    Ticket secondTry(List<ProductionJobRef> again) {
        return withKey(id + SECOND).withJobs(again).withLooks(0);
    }

    boolean isSecondTry() {
        return (id + SECOND).equals(key);
    }

    /** {@return whether the next call selects jobs by a database token} */
    boolean byToken() {
        return jobs.isEmpty();
    }

    Ticket ended(Outcome end, String because) {
        return withOutcome(end).withReason(because == null ? null : Quoted.plain(because, LONGEST_REASON));
    }

    /** A prioritize is tried again as a whole, so the same job may be done twice. */
    Ticket plusDone(List<ProductionJobRef> more) {
        return withDone(Stream.concat(done.stream(), more.stream()).distinct().toList());
    }

    String toJson() throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsString(this);
    }

    /** {@return a ticket on its way; none if somebody else than the desk has made it} */
    static Optional<Ticket> fromJson(String json) {
        try {
            return Optional.ofNullable(RelativityJson.strict().readValue(json, Ticket.class))
                    .filter(ticket -> ticket.command != null && ticket.action() != null)
                    .filter(ticket -> ticket.key != null && ticket.id != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return id + (outcome == null ? "" : " " + outcome) + (reason == null ? "" : ": " + reason);
    }
}
