package org.camelrelativity.examples.desk;

import static org.camelrelativity.production.RelativityProductionConstants.DATABASE_TOKEN;
import static org.camelrelativity.production.RelativityProductionConstants.PRIORITY;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.support.DefaultMessage;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityEndpoint;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.examples.desk.Ticket.Failure;
import org.camelrelativity.production.model.MassResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;

/** The steps of the routes that are not endpoints. Each takes the exchange's ticket and leaves another. */
record DeskSteps(CommandReader reader, JdbcCallLedger ledger, ProducerTemplate relativity, int looks, long lookDelay) {

    static final String KEY = "deskKey";
    static final String OPERATION = "deskOperation";
    static final String QUEUE = "deskQueue";
    static final String LOOK_DELAY = "deskLookDelay";
    static final String TICKET = "deskTicket";

    private static final int UNAUTHORIZED = 401;
    private static final Set<ProductionStatus> CANCELED =
            EnumSet.of(ProductionStatus.Canceling, ProductionStatus.Staged, ProductionStatus.New);

    /** Where a message was before the broker gave it up; the broker's word, over any of the sender's. */
    private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";

    private static final String GIVEN_UP = "the broker has given it up, as delivered too often or expired; ";

    /** A command as others send it. */
    void accept(Exchange exchange) throws JMSException, MalformedCommandException {
        set(exchange, Ticket.of(reader.read(text(exchange), jms(exchange).getJMSMessageID())));
    }

    /** A ticket that the desk itself has sent; anything else in its own queues is malformed. */
    void read(Exchange exchange) throws JMSException, MalformedCommandException {
        String text = text(exchange);
        Ticket ticket = Ticket.fromJson(text)
                .orElseThrow(() -> new MalformedCommandException(
                        exchange.getMessage().getHeader("JMSMessageID", String.class),
                        "This is nothing that the desk has sent; commands go to " + Queues.COMMANDS,
                        text));
        set(exchange, ticket);
    }

    /** No valid command: for the desk, for the component, or for the ledger, if its id belongs to another request. */
    void malformed(Exchange exchange) {
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Ticket ticket = e instanceof MalformedCommandException none ? none.ticket() : ticket(exchange);
        routeTo(exchange, ticket, Queues.REJECTED, Outcome.MALFORMED, e.getMessage());
    }

    static boolean isDecision(Exchange exchange) {
        return ticket(exchange).action().isDecision();
    }

    /** A person has looked. The same decision once more changes nothing: the broker may have delivered it again. */
    void decide(Exchange exchange) throws IOException {
        Ticket ticket = ticket(exchange);
        Command command = ticket.command();
        String key = inLedger(command.key());
        boolean settle = ticket.action() == Action.SETTLE;
        try {
            if (settle) {
                ledger.settle(key, command.who(), command.reason());
            } else {
                ledger.release(key, command.who(), command.reason());
            }
        } catch (IllegalStateException e) {
            State decided = settle ? State.DONE : State.RELEASED;
            if (ledger.find(key).filter(call -> call.state() == decided).isEmpty()) {
                routeTo(exchange, ticket, Queues.REJECTED, Outcome.REFUSED, e.getMessage());
                return;
            }
        }
        routeTo(exchange, ticket, Queues.RESULTS, Outcome.DONE, null);
    }

    void request(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        exchange.setProperty(KEY, ticket.key());
        exchange.setProperty(OPERATION, ticket.action().operation(ticket.byToken()));
        message(exchange, ticket.byToken() ? null : ticket.jobs());
        if (ticket.byToken()) {
            exchange.getMessage().setHeader(DATABASE_TOKEN, ticket.command().databaseToken());
            exchange.getMessage().setHeader(PRIORITY, ticket.command().priority());
        }
    }

    /** Relativity said yes, now or, as the ledger remembers, before. Which jobs a token has selected, only it tells. */
    void done(Exchange exchange) {
        Ticket ticket = ticket(exchange);
        MassResult answer = exchange.getMessage().getBody(MassResult.class);
        List<ProductionJobRef> done = answer == null || !ticket.byToken()
                ? ticket.jobs()
                : answer.jobs().stream()
                        .map(job -> new ProductionJobRef(job.workspaceId(), job.productionId(), job.jobId()))
                        .toList();
        routeTo(
                exchange,
                ticket.plusDone(done).withJobs(List.of()).withFailed(List.of()),
                Queues.RESULTS,
                answer == null ? Outcome.PROVEN : Outcome.DONE,
                answer == null ? "no answer is known, but a look has proved it, or a person has settled it" : null);
    }

    /** It comes to the call again, which by its key only looks. After the last look it is left to a person. */
    void unknown(Exchange exchange) {
        RelativityException e = caught(exchange);
        Ticket ticket = withReport(ticket(exchange), e);
        List<ProductionJobRef> open =
                e.getJobReport().map(report -> references(report.unknown())).orElse(ticket.jobs());
        boolean again = ticket.looks() < looks;
        Ticket next = again ? ticket.withLooks(ticket.looks() + 1) : ticket.withJobs(open);
        routeTo(exchange, next, again ? Queues.IN_DOUBT : Queues.PERSON, Outcome.UNKNOWN, e.getMessage());
    }

    /** Relativity said no, to all jobs or to some. Of some, these are tried once more; a token does not name them all. */
    void notDone(Exchange exchange) {
        RelativityException e = caught(exchange);
        Ticket ticket = withReport(ticket(exchange), e);
        if (ticket.action() == Action.CANCEL) {
            ticket = withoutCanceled(ticket);
            boolean allNamed =
                    e.getJobReport().filter(report -> report.errors().isEmpty()).isPresent();
            if (allNamed && ticket.failed().isEmpty()) {
                String reason = "canceled already, after " + e.getMessage();
                routeTo(exchange, ticket.withJobs(List.of()), Queues.RESULTS, Outcome.PROVEN, reason);
                return;
            }
        }
        boolean wholly = ticket.action() == Action.PRIORITIZE; // which no reference changes
        List<ProductionJobRef> failed = jobs(ticket.failed());
        boolean named = !failed.isEmpty() && failed.stream().allMatch(ProductionJobRef::refersToAJob);
        if (e instanceof RelativityPartialFailureException && !ticket.isSecondTry() && (wholly || named)) {
            Ticket second = ticket.secondTry(wholly ? ticket.jobs() : failed);
            routeTo(exchange, second, Queues.SECOND_TRY, null, e.getMessage());
        } else if (ticket.isSecondTry() || !ticket.done().isEmpty()) {
            routeTo(exchange, ticket.withJobs(List.of()), Queues.FAILED, Outcome.PARTIAL, e.getMessage());
        } else {
            routeTo(exchange, ticket.withJobs(List.of()), Queues.REJECTED, Outcome.REFUSED, e.getMessage());
        }
    }

    /** A cancel may have been refused since an earlier delivery, or somebody else, did it. */
    private Ticket withoutCanceled(Ticket ticket) {
        Map<Boolean, List<Failure>> canceled =
                ticket.failed().stream().collect(Collectors.partitioningBy(failure -> isCanceled(failure.job())));
        return ticket.plusDone(jobs(canceled.get(true))).withFailed(canceled.get(false));
    }

    private static List<ProductionJobRef> jobs(List<Failure> failures) {
        return failures.stream().map(Failure::job).toList();
    }

    private boolean isCanceled(ProductionJobRef job) {
        if (job.workspaceId() == null || job.productionId() == null) {
            return false;
        }
        Map<String, Integer> production = Map.of("workspaceId", job.workspaceId(), "productionId", job.productionId());
        try {
            ProductionJobStatusResult result = relativity.requestBody(
                    "relativity-production:production/status", production, ProductionJobStatusResult.class);
            return ProductionStatus.of(result.status())
                    .filter(CANCELED::contains)
                    .isPresent();
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RelativityRefusedException refused
                    && refused.getHttpResponseCode() != UNAUTHORIZED) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The broker has given up to deliver it: a command as it came, or a ticket. What came as a command is never taken for
     * a ticket, whatever it looks like: anybody may send commands, and let them expire.
     */
    void giveUp(Exchange exchange) throws JMSException, MalformedCommandException, IOException {
        if (Queues.COMMANDS.equals(jms(exchange).getStringProperty(ORIGINAL_ADDRESS))) {
            accept(exchange);
        } else {
            read(exchange);
        }
        Ticket ticket = ticket(exchange);
        boolean repeatable = ticket.action() == Action.CANCEL || ticket.action() == Action.PRIORITIZE;
        String reason = GIVEN_UP
                + (ticket.isSecondTry() ? "the second try was " : "it was ")
                + (repeatable ? "not answered, so it may have happened, and may be repeated" : "not sent");
        if (ledger.find(inLedger(ticket.key()))
                .filter(call -> call.state() != State.RELEASED)
                .isPresent()) {
            routeTo(exchange, ticket, Queues.IN_DOUBT, Outcome.UNKNOWN, GIVEN_UP + "it was sent before");
        } else if (ticket.isSecondTry()) {
            Ticket ended = repeatable ? ticket : ticket.withJobs(List.of());
            routeTo(exchange, ended, Queues.FAILED, Outcome.PARTIAL, reason + ", after " + ticket.reason());
        } else {
            routeTo(exchange, ticket, Queues.UNDELIVERED, repeatable ? Outcome.UNAVAILABLE : Outcome.NOT_SENT, reason);
        }
    }

    /** The last step before a queue. A new message, without the headers of the old one. */
    void write(Exchange exchange) throws JsonProcessingException {
        message(exchange, ticket(exchange).toJson());
    }

    static boolean isUnauthorized(Exchange exchange) {
        return caught(exchange).getHttpResponseCode() == UNAUTHORIZED;
    }

    /** A ledger may serve several instances. */
    private String inLedger(String key) {
        RelativityEndpoint retry = relativity
                .getCamelContext()
                .getEndpoint("relativity-production:job/mass-retry", RelativityEndpoint.class);
        return retry.effectiveConnection().getInstance() + " " + key;
    }

    /** With what the failure's report says of each job. */
    private static Ticket withReport(Ticket ticket, RelativityException e) {
        return e.getJobReport()
                .map(report -> ticket.plusDone(references(report.done()))
                        .withFailed(report.failed().stream()
                                .map(failure -> new Failure((ProductionJobRef) failure.job(), failure.errors()))
                                .toList()))
                .orElse(ticket);
    }

    private static List<ProductionJobRef> references(List<RelativityRecord> records) {
        return records.stream().map(ProductionJobRef.class::cast).toList();
    }

    private void routeTo(Exchange exchange, Ticket ticket, String queue, Outcome outcome, String reason) {
        set(exchange, ticket.ended(outcome, reason));
        exchange.setProperty(QUEUE, queue);
        exchange.setProperty(LOOK_DELAY, lookDelay * ticket.looks());
    }

    private static Message jms(Exchange exchange) {
        return exchange.getMessage(JmsMessage.class).getJmsMessage();
    }

    /** Never an object: to read one means to run what its sender likes. */
    private static String text(Exchange exchange) throws JMSException, MalformedCommandException {
        Message message = jms(exchange);
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("");
        }
        throw new MalformedCommandException(message.getJMSMessageID(), "a command is a text message", null);
    }

    private static void message(Exchange exchange, Object body) {
        DefaultMessage message = new DefaultMessage(exchange.getContext());
        message.setBody(body);
        exchange.setMessage(message);
    }

    private static RelativityException caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RelativityException.class);
    }

    private static Ticket ticket(Exchange exchange) {
        return exchange.getProperty(TICKET, Ticket.class);
    }

    private static void set(Exchange exchange, Ticket ticket) {
        exchange.setProperty(TICKET, ticket);
    }
}
