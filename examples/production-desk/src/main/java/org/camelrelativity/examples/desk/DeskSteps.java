package org.camelrelativity.examples.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.support.DefaultMessage;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.examples.desk.Ticket.Job;
import org.camelrelativity.production.RelativityProductionConstants;
import org.camelrelativity.production.model.MassPrioritizeRequest;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionQueueSelection;

/** The steps of the routes that are not endpoints. Each takes the exchange's ticket and leaves another. */
final class DeskSteps {

    static final String OPERATION = "deskOperation";
    static final String QUEUE = "deskQueue";
    /** Only with {@link #QUEUE}: whether the message is to wait. */
    static final String LATER = "deskLater";

    private static final String TICKET = "deskTicket";
    private static final String STATUSES = "deskStatuses";
    private static final String REPEATED = "deskRepeated";
    private static final int UNAUTHORIZED = 401;

    /** Where a message was before the broker gave it up; the broker's word, over any of the sender's. */
    private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";

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
        rule(exchange, Ruling.accepted(Ticket.of(reader.read(text(exchange), messageId(exchange)))));
    }

    void malformed(Exchange exchange) {
        MalformedCommandException e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MalformedCommandException.class);
        rule(exchange, Ruling.malformed(Ticket.malformed(e)));
    }

    /** What the desk itself has sent; unless somebody else has put something else there. */
    void read(Exchange exchange) throws JMSException, MalformedCommandException {
        String text = text(exchange);
        try {
            Ticket ticket = Ticket.fromJson(text);
            if (ticket != null && ticket.isOpen()) {
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
    List<ProductionJobRef> productions(Exchange exchange) {
        exchange.setProperty(STATUSES, new HashMap<ProductionJobRef, String>());
        return ticket(exchange).jobs().stream()
                .filter(Job::namesProduction)
                .map(DeskSteps::selector)
                .distinct()
                .toList();
    }

    void status(Exchange exchange) {
        ProductionJobStatusResult status = exchange.getMessage().getBody(ProductionJobStatusResult.class);
        ProductionJobRef selector = ProductionJobRef.of(
                exchange.getMessage().getHeader(RelativityProductionConstants.WORKSPACE_ID, Integer.class),
                exchange.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_ID, Integer.class));
        statuses(exchange).put(selector, status.status());
    }

    void remember(Exchange exchange) {
        set(exchange, withStatuses(exchange, Job::seenBefore));
    }

    private static Ticket withStatuses(Exchange exchange, BiFunction<Job, String, Job> seen) {
        Ticket ticket = ticket(exchange);
        Map<ProductionJobRef, String> statuses = statuses(exchange);
        return ticket.withJobs(ticket.jobs().stream()
                .map(job -> seen.apply(job, statuses.get(selector(job))))
                .toList());
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
        rule(exchange, Ruling.done(ticket(exchange), exchange.getMessage().getBody(MassResult.class)));
    }

    void refused(Exchange exchange) {
        rule(exchange, Ruling.refused(ticket(exchange), caught(exchange), isRepeated(exchange)));
    }

    void partial(Exchange exchange) {
        rule(exchange, Ruling.partial(ticket(exchange), caught(exchange), isRepeated(exchange)));
    }

    /** {@return whether the partial failure of this exchange gets a second try} */
    boolean isToBeTriedAgain(Exchange exchange) {
        return Queues.ACCEPTED.equals(exchange.getProperty(QUEUE));
    }

    void unknown(Exchange exchange) {
        rule(exchange, Ruling.unknown(ticket(exchange), caught(exchange)));
    }

    void noPermit(Exchange exchange) {
        rule(exchange, Ruling.noPermit(ticket(exchange)));
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
        listener.leftToBroker(id, e.getMessage() == null ? e.toString() : e.getMessage());
    }

    /** After the statuses were read. */
    void decide(Exchange exchange) {
        rule(exchange, Ruling.looked(withStatuses(exchange, Job::seen), looks));
    }

    /**
     * The broker has given up to deliver it: a command as it came, or a ticket. What came as a command is never taken for
     * a ticket, whatever it looks like: anybody may send commands, and let them expire.
     */
    void takeDeadLetter(Exchange exchange) throws JMSException, MalformedCommandException {
        Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
        if (Queues.COMMANDS.equals(message.getStringProperty(ORIGINAL_ADDRESS))) {
            rule(exchange, Ruling.neverAccepted(Ticket.of(reader.read(text(exchange), messageId(exchange)))));
            return;
        }
        read(exchange);
        Ticket ticket = ticket(exchange);
        rule(exchange, Ruling.givenUp(ticket, permits.take(ticket.permit())));
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

    private static void rule(Exchange exchange, Ruling ruling) {
        set(exchange, ruling.ticket());
        exchange.setProperty(QUEUE, ruling.queue());
        exchange.setProperty(LATER, ruling.later());
    }

    private static ProductionJobRef selector(Job job) {
        return new ProductionJobRef(job.job().workspaceId(), job.job().productionId(), null);
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
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityException.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<ProductionJobRef, String> statuses(Exchange exchange) {
        return (Map<ProductionJobRef, String>) exchange.getProperty(STATUSES, Map.class);
    }

    private static Ticket ticket(Exchange exchange) {
        return exchange.getProperty(TICKET, Ticket.class);
    }

    private static void set(Exchange exchange, Ticket ticket) {
        exchange.setProperty(TICKET, ticket);
    }
}
