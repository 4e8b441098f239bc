package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.support.DefaultMessage;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.examples.desk.Ticket.Failure;
import org.camelrelativity.examples.desk.Ticket.Job;
import org.camelrelativity.production.RelativityProductionConstants;
import org.camelrelativity.production.model.MassPrioritizeRequest;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionQueueSelection;
import org.camelrelativity.production.model.ProductionSelector;

/** The steps of the routes that are not endpoints. Each takes the exchange's ticket and leaves another. */
final class DeskSteps {

    static final String OPERATION = "deskOperation";
    static final String QUEUE = "deskQueue";
    /** Only with {@link #QUEUE}: whether the message is to wait. */
    static final String LATER = "deskLater";

    private static final String TICKET = "deskTicket";
    private static final String STATUSES = "deskStatuses";
    private static final String REPEATED = "deskRepeated";
    private static final String GIVEN_UP = "the broker has given it up, as delivered too often or expired";
    private static final int UNAUTHORIZED = 401;

    private final CommandReader reader;
    private final Permits permits;
    private final int looks;
    private final DeskListener listener;

    /**
     * @param looks how often a command is looked at before a person has to
     */
    DeskSteps(CommandReader reader, Permits permits, int looks, DeskListener listener) {
        this.reader = reader;
        this.permits = permits;
        this.looks = looks;
        this.listener = listener;
    }

    /** What others have sent. */
    void accept(Exchange exchange) throws JMSException, MalformedCommandException {
        set(exchange, Ticket.of(reader.read(text(exchange), messageId(exchange))));
        send(exchange, Queues.ACCEPTED, false);
    }

    void malformed(Exchange exchange) {
        MalformedCommandException e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MalformedCommandException.class);
        set(exchange, Ticket.malformed(e));
        send(exchange, Queues.REJECTED, false);
    }

    /** What the desk itself has sent; unless somebody else has put something else there. */
    void read(Exchange exchange) throws JMSException, MalformedCommandException {
        String text = text(exchange);
        try {
            Ticket ticket = Ticket.fromJson(text);
            if (ticket.id() != null && ticket.command() != null && ticket.permit() != null) {
                UUID.fromString(ticket.permit());
                set(exchange, ticket);
                return;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // As below.
        }
        throw new MalformedCommandException(
                messageId(exchange), "This is nothing that the desk has sent; commands go to " + Queues.COMMANDS, text);
    }

    /** A retry that gets lost is looked for by the statuses that its productions had before. */
    boolean isToBeRemembered(Exchange exchange) {
        return !ticket(exchange).command().command().isRepeatable();
    }

    /** {@return what to read for the jobs that are open} */
    List<ProductionSelector> productions(Exchange exchange) {
        exchange.setProperty(STATUSES, new HashMap<ProductionSelector, String>());
        return ticket(exchange).jobs().stream()
                .filter(Job::namesProduction)
                .map(DeskSteps::selector)
                .distinct()
                .toList();
    }

    void status(Exchange exchange) {
        ProductionJobStatusResult status = exchange.getMessage().getBody(ProductionJobStatusResult.class);
        ProductionSelector selector = new ProductionSelector(
                exchange.getMessage().getHeader(RelativityProductionConstants.WORKSPACE_ID, Integer.class),
                exchange.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_ID, Integer.class));
        statuses(exchange).put(selector, status.status());
    }

    void remember(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        Map<ProductionSelector, String> statuses = statuses(exchange);
        set(
                exchange,
                ticket.withJobs(ticket.jobs().stream()
                        .map(job -> new Job(job.job(), statuses.get(selector(job)), null))
                        .toList()));
    }

    /** The permit's message, on its way with the ticket's. */
    void permit(Exchange exchange) {
        String permit = ticket(exchange).permit();
        message(exchange, permit).setHeader(Permits.NUMBER, permit);
    }

    /** Before the call: with a permit it is certain that there was none before. */
    void takePermit(Exchange exchange) {
        boolean first = permits.take(ticket(exchange).permit());
        exchange.setProperty(REPEATED, !first);
    }

    /** Without a permit, a command that does no harm twice is fired again; all others are looked at. */
    static boolean mayFire(Exchange exchange) {
        return !isRepeated(exchange) || ticket(exchange).command().command().isRepeatable();
    }

    void request(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        Command command = ticket.command();
        exchange.setProperty(OPERATION, command.command().operation(ticket.byToken()));
        if (!ticket.byToken()) {
            message(exchange, ticket.jobs().stream().map(Job::job).toList());
        } else if (command.command() == Action.PRIORITIZE) {
            message(exchange, new MassPrioritizeRequest(command.databaseToken(), command.priority()));
        } else {
            message(exchange, new ProductionQueueSelection(command.databaseToken()));
        }
    }

    void done(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        List<ProductionJobRef> done = ticket.byToken()
                ? exchange.getMessage().getBody(MassResult.class).jobs().stream()
                        .map(job -> new ProductionJobRef(job.workspaceId(), job.productionId(), job.jobId()))
                        .toList()
                : ticket.jobs().stream().map(Job::job).toList();
        end(exchange, ticket.plusDone(done).withJobs(List.of()), Queues.RESULTS, Outcome.DONE, null);
    }

    /** Relativity said no. That proves nothing if it may have said yes to the same command before. */
    void refused(Exchange exchange) {
        RelativityException e = caught(exchange);
        Ticket ticket = ticket(exchange);
        if (mayBeDone(exchange, e)) {
            lookFirst(exchange, ticket, "refused when it was repeated: " + e.getMessage());
            return;
        }
        Ticket judged = e.getJobReport()
                .map(report -> ticket.withFailed(failures(report)).withJobs(List.of()))
                .orElse(ticket);
        if (ticket.secondTry()) {
            end(exchange, judged, Queues.FAILED, Outcome.PARTIAL, e.getMessage());
        } else {
            end(exchange, judged, Queues.REJECTED, Outcome.REFUSED, e.getMessage());
        }
    }

    /** Some jobs failed: just those are tried once more, with a new permit, since the first was for the first call. */
    void partial(Exchange exchange) {
        RelativityPartialFailureException e = caught(exchange, RelativityPartialFailureException.class);
        RelativityJobReport report = e.getJobReport().orElseThrow();
        Ticket ticket = ticket(exchange).plusDone(references(report.done()));
        if (mayBeDone(exchange, e)) {
            lookFirst(
                    exchange,
                    ticket.withOpen(report.again()),
                    "partly refused when it was repeated: " + e.getMessage());
        } else if (ticket.secondTry() || !canBeTriedAgain(ticket, report)) {
            Ticket judged = ticket.withFailed(failures(report)).withJobs(List.of());
            end(exchange, judged, Queues.FAILED, Outcome.PARTIAL, e.getMessage());
        } else {
            Ticket next = ticket.command().command() == Action.PRIORITIZE
                    ? ticket.withDone(List.of())
                    : ticket.withOpen(report.again());
            set(exchange, next.withAgain(true).withPermit(Ticket.newPermit()).ended(null, e.getMessage()));
            send(exchange, Queues.ACCEPTED, true);
        }
    }

    /** {@return whether the partial failure of this exchange gets a second try} */
    boolean isToBeTriedAgain(Exchange exchange) {
        return Queues.ACCEPTED.equals(exchange.getProperty(QUEUE));
    }

    /** A database token tells of some failures without telling of whom; and no reference changes a priority. */
    private static boolean canBeTriedAgain(Ticket ticket, RelativityJobReport report) {
        return ticket.command().command() == Action.PRIORITIZE
                || !report.again().isEmpty()
                        && references(report.again()).stream()
                                .allMatch(job ->
                                        job.jobId() != null || job.workspaceId() != null && job.productionId() != null);
    }

    /** It may have been done, for those of which nothing else is known. */
    void unknown(Exchange exchange) {
        RelativityException e = caught(exchange);
        Ticket ticket = e.getJobReport()
                .map(report -> ticket(exchange)
                        .plusDone(references(report.done()))
                        .withFailed(failures(report))
                        .withOpen(report.unknown()))
                .orElse(ticket(exchange));
        lookFirst(exchange, ticket, e.getMessage());
    }

    /** Whoever took the permit did not live to tell. */
    void noPermit(Exchange exchange) {
        lookFirst(
                exchange,
                ticket(exchange),
                "the desk ended while it was about to fire this, or had just done so; it is not repeated");
    }

    private void lookFirst(Exchange exchange, Ticket ticket, String reason) {
        end(exchange, ticket, Queues.LOOK_FIRST, Outcome.UNKNOWN, reason);
        send(exchange, Queues.LOOK_FIRST, true);
    }

    /** After proof that nothing was executed. */
    void putPermitBack(Exchange exchange) {
        if (!isRepeated(exchange)) {
            permits.putBack(ticket(exchange).permit());
        }
    }

    void leaveToBroker(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String id = ticket == null ? "message " + exchange.getMessage().getMessageId() : ticket.id();
        listener.leftToBroker(id, Texts.oneLine(e.getMessage() == null ? e.toString() : e.getMessage()));
    }

    /** After the statuses were read: which jobs are proven, and where does that lead? */
    void decide(Exchange exchange) {
        Map<ProductionSelector, String> statuses = statuses(exchange);
        Ticket looked = ticket(exchange);
        Action action = looked.command().command();
        List<Job> jobs = looked.jobs().stream()
                .map(job -> new Job(job.job(), job.before(), statuses.get(selector(job))))
                .toList();
        List<Job> open = jobs.stream().filter(job -> !job.proves(action)).toList();
        boolean nothingToLookAt = jobs.stream().noneMatch(Job::namesProduction);
        Ticket ticket = looked.plusDone(jobs.stream()
                        .filter(job -> job.proves(action))
                        .map(Job::job)
                        .toList())
                .withJobs(open)
                .withLooks(looked.looked() + 1);
        // A token's jobs are not all known, so no look at some of them closes its case.
        boolean mayBeProven = looked.command().databaseToken() == null || looked.secondTry();
        if (open.isEmpty() && !jobs.isEmpty() && mayBeProven) {
            boolean failures = !ticket.failed().isEmpty();
            end(
                    exchange,
                    ticket,
                    failures ? Queues.FAILED : Queues.RESULTS,
                    failures ? Outcome.PARTIAL : Outcome.PROVEN,
                    "a look has proved it, after " + looked.reason());
        } else if (nothingToLookAt || open.isEmpty() || ticket.looked() >= looks) {
            end(exchange, ticket, Queues.PERSON, Outcome.UNPROVEN, "no look has proved it, after " + looked.reason());
        } else {
            set(exchange, ticket);
            send(exchange, Queues.LOOK_FIRST, true);
        }
    }

    /** The broker has given up to deliver it: a command as it came, or a ticket. */
    void takeDeadLetter(Exchange exchange) throws JMSException, MalformedCommandException {
        try {
            read(exchange);
        } catch (MalformedCommandException e) {
            Command command = reader.read(text(exchange), messageId(exchange));
            end(
                    exchange,
                    Ticket.of(command).withPermit(null),
                    Queues.UNDELIVERED,
                    Outcome.NOT_SENT,
                    GIVEN_UP + " before it was accepted; nothing happened");
            return;
        }
        Ticket ticket = ticket(exchange);
        if (permits.take(ticket.permit())) {
            end(
                    exchange,
                    ticket,
                    Queues.UNDELIVERED,
                    Outcome.NOT_SENT,
                    GIVEN_UP + "; it was never sent, and nothing happened");
        } else if (ticket.command().command().isRepeatable()) {
            end(
                    exchange,
                    ticket,
                    Queues.UNDELIVERED,
                    Outcome.UNAVAILABLE,
                    GIVEN_UP + "; Relativity never answered, so it may have happened, and may be repeated");
        } else {
            noPermit(exchange);
        }
    }

    /** The last step before a queue. A new message: nothing of the old one rides along. */
    void write(Exchange exchange) throws JsonProcessingException {
        Ticket ticket = ticket(exchange);
        message(exchange, ticket.toJson());
        listener.sent(ticket, exchange.getProperty(QUEUE, String.class));
    }

    /** Credentials that are bad today say nothing of the command. */
    static boolean isUnauthorized(Exchange exchange) {
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return e instanceof RelativityException failure && failure.getHttpResponseCode() == UNAUTHORIZED;
    }

    private static boolean isRepeated(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(REPEATED, Boolean.class));
    }

    /** A second cancel is refused though, or since, the first one was done. */
    private static boolean mayBeDone(Exchange exchange, RelativityException e) {
        return ticket(exchange).command().command() == Action.CANCEL && (isRepeated(exchange) || e.getAttempts() > 1);
    }

    private static void end(Exchange exchange, Ticket ticket, String queue, Outcome outcome, String reason) {
        set(exchange, ticket.ended(outcome, reason));
        send(exchange, queue, false);
    }

    private static void send(Exchange exchange, String queue, boolean later) {
        exchange.setProperty(QUEUE, queue);
        exchange.setProperty(LATER, later);
    }

    private static List<Failure> failures(RelativityJobReport report) {
        Stream<Failure> failed = report.failed().stream()
                .map(failure -> new Failure((ProductionJobRef) failure.job(), failure.errors()));
        Stream<Failure> neverSent =
                references(report.neverSent()).stream().map(job -> new Failure(job, List.of("not sent")));
        return Stream.concat(failed, neverSent).toList();
    }

    private static List<ProductionJobRef> references(List<RelativityRecord> records) {
        List<ProductionJobRef> references = new ArrayList<>(records.size());
        records.forEach(reference -> references.add((ProductionJobRef) reference));
        return references;
    }

    private static ProductionSelector selector(Job job) {
        return new ProductionSelector(job.job().workspaceId(), job.job().productionId());
    }

    /** Never an object: to read one means to run what its sender likes. */
    private static String text(Exchange exchange) throws JMSException, MalformedCommandException {
        Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("");
        }
        String kind = message instanceof ObjectMessage ? "an object" : "no text";
        throw new MalformedCommandException(
                messageId(exchange), "The message holds " + kind + "; a command is a text message", null);
    }

    /** A sender may leave the message without an id; then any will do. */
    private static String messageId(Exchange exchange) throws JMSException {
        return Optional.ofNullable(
                        exchange.getMessage(JmsMessage.class).getJmsMessage().getJMSMessageID())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static org.apache.camel.Message message(Exchange exchange, Object body) {
        DefaultMessage message = new DefaultMessage(exchange.getContext());
        message.setBody(body);
        exchange.setMessage(message);
        return message;
    }

    private static RelativityException caught(Exchange exchange) {
        return caught(exchange, RelativityException.class);
    }

    private static <E extends RelativityException> E caught(Exchange exchange, Class<E> type) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, type);
    }

    @SuppressWarnings("unchecked")
    private static Map<ProductionSelector, String> statuses(Exchange exchange) {
        return (Map<ProductionSelector, String>) exchange.getProperty(STATUSES, Map.class);
    }

    private static Ticket ticket(Exchange exchange) {
        return exchange.getProperty(TICKET, Ticket.class);
    }

    private static void set(Exchange exchange, Ticket ticket) {
        exchange.setProperty(TICKET, ticket);
    }
}
