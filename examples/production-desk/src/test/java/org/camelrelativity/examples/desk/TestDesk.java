package org.camelrelativity.examples.desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The desk in this JVM, with short delays. */
final class TestDesk implements AutoCloseable {

    private final List<String> leftToBroker = new CopyOnWriteArrayList<>();
    private final List<String> failing = new CopyOnWriteArrayList<>();
    private final Main main;

    TestDesk(RelativitySandbox sandbox, TestBroker broker, Path folder) {
        Properties settings = new Properties();
        int port = URI.create(sandbox.instanceUrl()).getPort();
        settings.setProperty("relativity.instance-url", "http://LOCALHOST:" + port); // keys have it in lower case
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("camel.component.relativity-production.retry-delay", "1ms");
        settings.setProperty("desk.folder", folder.resolve("desk").toString());
        settings.setProperty("desk.broker-url", broker.url());
        settings.setProperty("desk.consumers", "2");
        settings.setProperty("desk.second-try-delay", "100");
        settings.setProperty("desk.look-delay", "50");
        settings.setProperty("desk.looks", "4");
        settings.setProperty("desk.most-jobs", "50");
        main = DeskApplication.camel(settings);
        main.bind("ears", new Ears());
        main.start();
    }

    /** {@return how often the broker was asked to deliver a command again} */
    long leftToBroker(String id) {
        return leftToBroker.stream().filter(id::equals).count();
    }

    /** When this command is next on its way to this queue, the desk itself fails. */
    void failNext(String id, String queue) {
        failing.add(id + " -> " + queue);
    }

    /** {@return the commands that the broker was asked to deliver again} */
    List<String> leftToBroker() {
        return List.copyOf(leftToBroker);
    }

    JdbcCallLedger ledger() {
        return main.lookupByType(JdbcCallLedger.class).values().iterator().next();
    }

    @Override
    public void close() {
        main.stop();
    }

    /** Hears what the routes log. */
    private final class Ears implements InterceptStrategy {

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor next) {
            if (!(definition instanceof LogDefinition log)) {
                return target;
            }
            boolean sending = log.getMessage().contains(" -> ");
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    Ticket ticket = exchange.getProperty(DeskSteps.TICKET, Ticket.class);
                    String id = ticket == null ? "nobody" : ticket.id();
                    if (!sending) {
                        leftToBroker.add(id);
                    } else if (failing.remove(id + " -> " + queue(exchange))) {
                        exchange.setException(new IllegalStateException("The desk fails"));
                        callback.done(true);
                        return true;
                    }
                    return super.process(exchange, callback);
                }
            };
        }

        private static String queue(Exchange exchange) {
            return exchange.getProperty(DeskSteps.QUEUE, String.class);
        }
    }
}
