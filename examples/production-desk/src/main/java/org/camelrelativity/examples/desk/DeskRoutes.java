package org.camelrelativity.examples.desk;

import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Service;
import org.apache.camel.builder.PredicateBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.model.RouteDefinition;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;

/**
 * From a command to the queue where it ends. Every route takes a message and sends what follows from it in one
 * transaction of the broker, so a message is either where it was or where it belongs. What fails is rolled back, and the
 * broker delivers it again, each time later.
 */
final class DeskRoutes extends RouteBuilder {

    /** A broker that does not answer for so long is taken for gone, and what was in hand is rolled back. */
    private static final long LONGEST_CALL_MILLIS = 30_000;

    private final DeskListener listener;
    private DeskSteps steps;

    DeskRoutes(DeskListener listener) {
        this.listener = listener;
    }

    @Override
    public void configure() throws Exception {
        String url = brokerUrl();
        getContext().addComponent("jms", transacted(connections(url)));
        // Connections of their own: within the same ones, a permit would come back with every rollback.
        Permits permits = new Permits(connections(url));
        startAtOnce(permits);
        steps = new DeskSteps(
                new CommandReader(number("desk.longest-command"), number("desk.most-jobs")),
                permits,
                number("desk.looks"),
                listener);
        accept();
        fire();
        lookFirst();
        takeDeadLetters();
        readStatuses();
        send();
    }

    /** What is malformed ends here; whatever else goes wrong, the broker delivers again. */
    private RouteDefinition carefullyFrom(String queue, String routeId) {
        RouteDefinition route = from(queue(queue)).routeId(routeId);
        route.onException(MalformedCommandException.class)
                .handled(true)
                .process(steps::malformed)
                .to("direct:send");
        route.onException(Exception.class).logExhausted(false).process(steps::leaveToBroker);
        return route;
    }

    /** Malformed commands end here. Good ones get a permit, in the same transaction. */
    private void accept() {
        carefullyFrom(Queues.COMMANDS, "accept")
                .process(steps::accept)
                .filter(steps::isToBeRemembered)
                .to("direct:read-statuses")
                .process(steps::remember)
                .end()
                .to("direct:issue-permit")
                .to("direct:send");
    }

    /** What kind of failure leads where. */
    private void fire() {
        from(queue(Queues.ACCEPTED))
                .routeId("fire")
                .onException(MalformedCommandException.class)
                .handled(true)
                .process(steps::malformed)
                .to("direct:send")
                .end()
                // Nothing happened, so it may be fired again: the permit says so, and the broker says when.
                .onException(RelativityNotSentException.class)
                .logExhausted(false)
                .process(steps::putPermitBack)
                .process(steps::leaveToBroker)
                .end()
                .onException(RelativityRefusedException.class)
                .onWhen(DeskSteps::isUnauthorized)
                .logExhausted(false)
                .process(steps::putPermitBack)
                .process(steps::leaveToBroker)
                .end()
                .onException(RelativityRefusedException.class)
                .handled(true)
                .process(steps::refused)
                .to("direct:send")
                .end()
                .onException(RelativityPartialFailureException.class)
                .handled(true)
                .process(steps::partial)
                .filter(steps::isToBeTriedAgain)
                .to("direct:issue-permit")
                .end()
                .to("direct:send")
                .end()
                .onException(RelativityOutcomeUnknownException.class)
                .handled(true)
                .process(steps::unknown)
                .to("direct:send")
                .end()
                // Also what is unavailable. Without a permit, it is fired again only if that does no harm.
                .onException(Exception.class)
                .logExhausted(false)
                .process(steps::leaveToBroker)
                .end()
                .process(steps::read)
                .process(steps::takePermit)
                .choice()
                .when(DeskSteps::mayFire)
                .process(steps::request)
                .toD("relativity-production:${exchangeProperty." + DeskSteps.OPERATION + "}")
                .process(steps::done)
                .otherwise()
                .process(steps::noPermit)
                .end()
                .to("direct:send");
    }

    /** Here nothing is fired, whatever comes. */
    private void lookFirst() {
        carefullyFrom(Queues.LOOK_FIRST, "look-first")
                .process(steps::read)
                .to("direct:read-statuses")
                .process(steps::decide)
                .to("direct:send");
    }

    private void takeDeadLetters() {
        carefullyFrom(Queues.DEAD_LETTERS, "dead-letters")
                .process(steps::takeDeadLetter)
                .to("direct:send");
    }

    /** A production of which Relativity won't tell has no status; one that can't be asked now ends the whole. */
    private void readStatuses() {
        from("direct:read-statuses")
                .routeId("read-statuses")
                .errorHandler(noErrorHandler())
                .split()
                .exchange(steps::productions)
                .stopOnException()
                .doTry()
                .to("relativity-production:production/status")
                .process(steps::status)
                .doCatch(RelativityRefusedException.class)
                .onWhen(PredicateBuilder.not(DeskSteps::isUnauthorized))
                .end()
                .end();
    }

    private void send() {
        from("direct:issue-permit")
                .routeId("issue-permit")
                .errorHandler(noErrorHandler())
                .process(steps::permit)
                .to("jms:queue:" + Queues.PERMITS);

        from("direct:send")
                .routeId("send")
                .errorHandler(noErrorHandler())
                .process(steps::write)
                .choice()
                .when(later(Queues.ACCEPTED))
                .to("jms:queue:" + Queues.ACCEPTED + "?deliveryDelay={{desk.second-try-delay}}")
                .when(later(Queues.LOOK_FIRST))
                .to("jms:queue:" + Queues.LOOK_FIRST + "?deliveryDelay={{desk.look-delay}}")
                .otherwise()
                .toD("jms:queue:${exchangeProperty." + DeskSteps.QUEUE + "}");
    }

    private static org.apache.camel.Predicate later(String queue) {
        return PredicateBuilder.and(
                exchange -> queue.equals(exchange.getProperty(DeskSteps.QUEUE)),
                exchange -> exchange.getProperty(DeskSteps.LATER, false, Boolean.class));
    }

    private static String queue(String name) {
        return "jms:queue:" + name + "?concurrentConsumers={{desk.consumers}}";
    }

    /** {@return where the broker is; without one of yours, one is started} */
    private String brokerUrl() throws Exception {
        String url = setting("?desk.broker-url");
        if (url != null && !url.isBlank()) {
            return url;
        }
        EmbeddedBroker broker = new EmbeddedBroker(
                Path.of(setting("desk.broker-folder")),
                number("desk.broker-port"),
                new EmbeddedBroker.Backoff(
                        number("desk.broker-redelivery-delay"),
                        number("desk.broker-longest-redelivery-delay"),
                        number("desk.broker-deliveries")));
        startAtOnce(broker);
        return broker.url();
    }

    private ActiveMQConnectionFactory connections(String url) {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url);
        connections.setUser(setting("?desk.broker-username"));
        connections.setPassword(setting("?desk.broker-password"));
        connections.setCallTimeout(LONGEST_CALL_MILLIS);
        // One message at a time: a consumer that dies takes no others down with it.
        connections.setConsumerWindowSize(0);
        return connections;
    }

    /** What is sent while a message is consumed goes through the same session, and so into the same transaction. */
    private static JmsComponent transacted(ActiveMQConnectionFactory connections) {
        JmsComponent jms = JmsComponent.jmsComponentTransacted(connections);
        jms.setTransactionManager(null);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        // A sender's JMSReplyTo asks for an answer to somewhere else; and what it makes of errors is told elsewhere.
        jms.setDisableReplyTo(true);
        jms.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
        return jms;
    }

    /** Camel would start it after the routes, which need it. */
    private void startAtOnce(Service service) throws Exception {
        service.start();
        getContext().addService(service);
    }

    private int number(String name) {
        return Integer.parseInt(setting(name));
    }

    private String setting(String name) {
        return getContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
