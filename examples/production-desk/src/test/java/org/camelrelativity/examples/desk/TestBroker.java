package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.camelrelativity.common.json.RelativityJson;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;

/** The client's side of a broker: sends commands, and sees where they end. */
final class TestBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> WORKING =
            List.of(Queues.COMMANDS, Queues.SECOND_TRY, Queues.IN_DOUBT, Queues.DEAD_LETTERS);

    private final EmbeddedBroker broker;
    private final String url;
    private final Supplier<TestBroker> successor;
    private CachingConnectionFactory connections;

    /** A command where it has ended. */
    record Ended(String queue, Ticket ticket) {}

    private TestBroker(EmbeddedBroker broker, String url, Supplier<TestBroker> successor) {
        this.successor = successor;
        this.broker = broker;
        this.url = url;
        connect();
    }

    /** A broker of its own, which lives as long as this. */
    static TestBroker start(Path folder) throws IOException {
        return start(folder, freePort());
    }

    private static TestBroker start(Path folder, int port) {
        System.setProperty("desk.broker-redelivery-delay", "40");
        System.setProperty("desk.broker-longest-redelivery-delay", "200");
        System.setProperty("desk.broker-deliveries", "4");
        EmbeddedBroker broker = new EmbeddedBroker(folder, port);
        broker.start();
        return new TestBroker(broker, broker.url(), () -> start(folder, port));
    }

    /** Stops it, and starts another in the same place. */
    TestBroker restart() {
        close();
        return successor.get();
    }

    /** Only the client's side. */
    static TestBroker at(String url) {
        return new TestBroker(null, url, () -> at(url));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return url;
    }

    private void connect() {
        connections = new CachingConnectionFactory(new ActiveMQConnectionFactory(url));
    }

    void send(String command) {
        send(Queues.COMMANDS, session -> session.createTextMessage(command));
    }

    void send(String queue, MessageCreator message) {
        template().send(queue, message);
    }

    /** A command that nobody takes in time: it is held back until it has expired. */
    void sendExpired(MessageCreator message) {
        JmsTemplate template = template();
        template.setExplicitQosEnabled(true);
        template.setTimeToLive(50);
        template.setDeliveryDelay(200);
        template.send(Queues.COMMANDS, message);
    }

    Ended awaitEnd(String id) {
        await("the end of " + id).atMost(PATIENCE).until(() -> !ended(id).isEmpty());
        List<Ended> ends = ended(id);
        assertThat(ends).hasSize(1);
        return ends.get(0);
    }

    /** {@return the end of a command that has come before, and ended in another queue} */
    Ended awaitEnd(String id, String queue) {
        await("the end of " + id).atMost(PATIENCE).until(() -> !ended(id, queue).isEmpty());
        return ended(id, queue).get(0);
    }

    private List<Ended> ended(String id, String queue) {
        return ended(id).stream().filter(end -> end.queue().equals(queue)).toList();
    }

    private List<Ended> ended(String id) {
        return all().stream().filter(end -> end.ticket().id().equals(id)).toList();
    }

    /** {@return all commands that have ended} */
    List<Ended> all() {
        List<Ended> all = new ArrayList<>();
        for (String queue : Queues.FINAL) {
            texts(queue).forEach(text -> all.add(new Ended(queue, ticket(text))));
        }
        return all;
    }

    /** {@return what is in the queues that are not final, by the broker's own count: also what waits or is in hand} */
    Map<String, Long> underWay() {
        Map<String, Long> counts = new TreeMap<>();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            for (String queue : WORKING) {
                long count = session.queueQuery(SimpleString.of(queue)).getMessageCount();
                if (count > 0) {
                    counts.put(queue, count);
                }
            }
            return counts;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker counts a moment after it has confirmed. */
    void assertNothingIsUnderWay() {
        await("nothing under way").untilAsserted(() -> assertThat(underWay()).isEmpty());
    }

    List<String> texts(String queue) {
        return template().browse(queue, TestBroker::read);
    }

    private static List<String> read(jakarta.jms.Session session, QueueBrowser browser) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Object message : Collections.list((java.util.Enumeration<?>) browser.getEnumeration())) {
            texts.add(message instanceof TextMessage text ? text.getText() : message.toString());
        }
        return texts;
    }

    static Ticket ticket(String text) {
        try {
            return RelativityJson.strict().readValue(text, Ticket.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JmsTemplate template() {
        return new JmsTemplate(connections);
    }

    @Override
    public void close() {
        connections.destroy();
        if (broker != null) {
            broker.stop();
        }
    }
}
