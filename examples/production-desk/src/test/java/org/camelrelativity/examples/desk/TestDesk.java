package org.camelrelativity.examples.desk;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.camelrelativity.sandbox.RelativitySandbox;

/** The desk in this JVM, with short delays. */
final class TestDesk implements AutoCloseable {

    private final List<String> leftToBroker = new CopyOnWriteArrayList<>();
    private final List<String> failing = new CopyOnWriteArrayList<>();
    private final Main main;

    TestDesk(RelativitySandbox sandbox, TestBroker broker) {
        Properties settings = new Properties();
        settings.setProperty("relativity.instance-url", sandbox.instanceUrl());
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("camel.component.relativity-production.retry-delay", "1ms");
        settings.setProperty("desk.broker-url", broker.url());
        settings.setProperty("desk.consumers", "2");
        settings.setProperty("desk.second-try-delay", "100");
        settings.setProperty("desk.look-delay", "50");
        settings.setProperty("desk.looks", "2");
        settings.setProperty("desk.longest-command", "100000");
        settings.setProperty("desk.most-jobs", "50");
        main = DeskApplication.camel(new Ears(), settings);
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

    @Override
    public void close() {
        main.stop();
    }

    private final class Ears implements DeskListener {

        @Override
        public void sent(Ticket ticket, String queue) {
            if (failing.remove(ticket.id() + " -> " + queue)) {
                throw new IllegalStateException("This listener fails");
            }
        }

        @Override
        public void leftToBroker(String id, String reason) {
            leftToBroker.add(id);
        }
    }
}
