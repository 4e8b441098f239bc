package org.camelrelativity.examples.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.ledger.JdbcCallLedger;

/**
 * From a command to the queue where it ends. Every route takes a message and sends what follows from it in one
 * transaction of the broker, so a message is either where it was or where it belongs. What fails is rolled back, and the
 * broker delivers it again, each time later. Whether it was done before, the ledger knows.
 */
final class DeskRoutes extends RouteBuilder {

    private static final String ONCE = "?idempotencyKey=${exchangeProperty." + DeskSteps.KEY + "}&ledger=#ledger";
    private static final String LEFT_TO_BROKER =
            "${exchangeProperty." + DeskSteps.TICKET + "} is delivered again later: ${exception.message}";

    @Override
    public void configure() throws IOException {
        getContext().getGlobalOptions().put(Exchange.LOG_EIP_NAME, "desk");
        PrivateFolder.create(Path.of(setting("desk.folder")));
        DeskSteps steps = new DeskSteps(
                new CommandReader(Integer.parseInt(setting("desk.most-jobs"))),
                getContext().getRegistry().lookupByNameAndType("ledger", JdbcCallLedger.class),
                getContext().createProducerTemplate(),
                Integer.parseInt(setting("desk.looks")),
                Long.parseLong(setting("desk.look-delay")));
        failures(steps);
        take(steps);
        call(steps);
        send(steps);
    }

    /** What kind of failure leads where. All others are rolled back: not sent, unavailable, and what is wrong here. */
    private void failures(DeskSteps steps) {
        onException(MalformedCommandException.class, RelativityRequestException.class)
                .handled(true)
                .process(steps::malformed)
                .to("direct:send");
        onException(RelativityOutcomeUnknownException.class)
                .handled(true)
                .process(steps::unknown)
                .to("direct:send");
        // Credentials that are bad today say nothing of the command.
        onException(RelativityRefusedException.class)
                .onWhen(DeskSteps::isUnauthorized)
                .logExhausted(false)
                .log(LEFT_TO_BROKER);
        onException(RelativityRefusedException.class, RelativityPartialFailureException.class)
                .handled(true)
                .process(steps::notDone)
                .to("direct:send");
        onException(Exception.class).logExhausted(false).log(LEFT_TO_BROKER);
    }

    private void take(DeskSteps steps) {
        from(queue(Queues.COMMANDS))
                .routeId("commands")
                .process(steps::accept)
                .choice()
                .when(DeskSteps::isDecision)
                .process(steps::decide)
                .otherwise()
                .to("direct:call")
                .end()
                .to("direct:send");
        for (String own : List.of(Queues.SECOND_TRY, Queues.IN_DOUBT)) {
            from(queue(own)).routeId(own).process(steps::read).to("direct:call").to("direct:send");
        }
        from(queue(Queues.DEAD_LETTERS))
                .routeId("dead-letters")
                .process(steps::giveUp)
                .to("direct:send");
    }

    /** A retry is sent once by its key; to repeat the others does no harm. */
    private void call(DeskSteps steps) {
        from("direct:call")
                .routeId("call")
                .errorHandler(noErrorHandler())
                .process(steps::request)
                .choice()
                .when(exchangeProperty(DeskSteps.OPERATION).isEqualTo("job/mass-retry"))
                .to("relativity-production:job/mass-retry" + ONCE)
                .when(exchangeProperty(DeskSteps.OPERATION).isEqualTo("queue/mass-retry"))
                .to("relativity-production:queue/mass-retry" + ONCE)
                .otherwise()
                .toD("relativity-production:${exchangeProperty." + DeskSteps.OPERATION + "}")
                .end()
                .process(steps::done);
    }

    /** The queues where commands end are known before: no producer starts in a context that is about to stop. */
    private void send(DeskSteps steps) {
        ChoiceDefinition queues = from("direct:send")
                .routeId("send")
                .errorHandler(noErrorHandler())
                .process(steps::write)
                .log("${exchangeProperty." + DeskSteps.TICKET + "} -> ${exchangeProperty." + DeskSteps.QUEUE + "}")
                .choice()
                .when(exchangeProperty(DeskSteps.QUEUE).isEqualTo(Queues.IN_DOUBT))
                .toD("jms:queue:" + Queues.IN_DOUBT + "?deliveryDelay=${exchangeProperty." + DeskSteps.LOOK_DELAY + "}")
                .when(exchangeProperty(DeskSteps.QUEUE).isEqualTo(Queues.SECOND_TRY))
                .to("jms:queue:" + Queues.SECOND_TRY + "?deliveryDelay={{desk.second-try-delay}}");
        for (String queue : Queues.FINAL) {
            queues.when(exchangeProperty(DeskSteps.QUEUE).isEqualTo(queue)).to("jms:queue:" + queue);
        }
    }

    private static String queue(String name) {
        return "jms:queue:" + name + "?concurrentConsumers={{desk.consumers}}";
    }

    private String setting(String name) {
        return getContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
