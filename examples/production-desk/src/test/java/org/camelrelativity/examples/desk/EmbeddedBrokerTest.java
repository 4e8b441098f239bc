package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQClusterSecurityException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker that can't start says why. */
@Tag("heavy")
class EmbeddedBrokerTest {

    private static final Class<?>[] REFUSED = {ActiveMQSecurityException.class, ActiveMQClusterSecurityException.class};

    @TempDir
    private Path folder;

    @Test
    void busyPortIsNoticed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedBroker broker = broker(other.getLocalPort());

            assertThatThrownBy(broker::start).hasMessageContaining("port " + other.getLocalPort() + " is in");
        }
    }

    @Test
    void folderIsForOneBroker() throws Exception {
        EmbeddedBroker first = broker(TestBroker.freePort());
        first.start();
        try {
            EmbeddedBroker second = broker(TestBroker.freePort());

            assertThatThrownBy(second::start).hasMessageContaining("is in use or can't be written");
        } finally {
            first.stop();
        }
    }

    /** Whoever may send commands can't delete those of others, nor make queues of his own. */
    @ParameterizedTest
    @CsvSource({",", "somebody,secret", "ACTIVEMQ.CLUSTER.ADMIN.USER,CHANGE ME!!"})
    void queueUsersManageNothing(String user, String password) throws Exception {
        EmbeddedBroker broker = broker(TestBroker.freePort());
        broker.start();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
                ClientSessionFactory factory = locator.createSessionFactory()) {
            assertThatThrownBy(() -> manage(factory, user, password)).isInstanceOfAny(REFUSED);
            assertThatThrownBy(() -> session(factory, user, password).deleteQueue(Queues.IN_DOUBT))
                    .isInstanceOfAny(REFUSED);
            assertThatThrownBy(() -> session(factory, user, password)
                            .createQueue(QueueConfiguration.of("another").setRoutingType(RoutingType.ANYCAST)))
                    .isInstanceOfAny(REFUSED);
        } finally {
            broker.stop();
        }
    }

    @Test
    void queueUsersSendAndReceive() throws Exception {
        EmbeddedBroker broker = broker(TestBroker.freePort());
        broker.start();
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
                ClientSessionFactory factory = locator.createSessionFactory()) {
            ClientSession session = session(factory, null, null);
            session.createProducer(Queues.COMMANDS).send(session.createMessage(true));
            session.start();
            assertThat(session.createConsumer(Queues.COMMANDS).receive(5_000)).isNotNull();
        } finally {
            broker.stop();
        }
    }

    private static void manage(ClientSessionFactory factory, String user, String password) throws Exception {
        ClientSession session = session(factory, user, password);
        ClientMessage purge = session.createMessage(true);
        ManagementHelper.putOperationInvocation(purge, "queue." + Queues.IN_DOUBT, "removeAllMessages");
        session.createProducer("activemq.management").send(purge);
    }

    private static ClientSession session(ClientSessionFactory factory, String user, String password) throws Exception {
        return factory.createSession(user, password, false, true, true, false, 1);
    }

    private EmbeddedBroker broker(int port) {
        return new EmbeddedBroker(folder, port);
    }
}
