package org.camelrelativity.examples.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.camel.support.service.ServiceSupport;

/**
 * ActiveMQ Artemis in this JVM, for those who have no broker at hand. It listens on the loopback interface only, since it
 * asks nobody for a password. What it holds is on the disk and survives a kill.
 */
final class EmbeddedBroker extends ServiceSupport {

    /** In percent. Beyond it, the broker takes no messages and says so. */
    private static final int FULLEST_DISK = 90;

    /** Whoever has the folder keeps it; waiting would help nobody. */
    private static final long LOCK_MILLIS = 2_000;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCEPTOR = "loopback";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final Path folder;
    private final int port;

    EmbeddedBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    String url() {
        return "tcp://" + LOOPBACK + ":" + port;
    }

    @Override
    protected void doStart() throws Exception {
        broker.setConfiguration(configuration());
        broker.setSecurityManager(new QueuesOnly());
        broker.start();
        checkStarted();
    }

    private Configuration configuration() throws Exception {
        try (InputStream queues = EmbeddedBroker.class.getResourceAsStream("/broker.xml")) {
            return new FileConfigurationParser()
                    .parseMainConfig(queues)
                    .setName("production-desk")
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setJournalType(JournalType.NIO)
                    .setSecurityEnabled(true)
                    // Else it is a known one, with which anybody may do anything.
                    .setClusterPassword(UUID.randomUUID().toString())
                    .setJMXManagementEnabled(false)
                    .setJournalLockAcquisitionTimeout(LOCK_MILLIS)
                    .setMaxDiskUsage(FULLEST_DISK)
                    .addAcceptorConfiguration(ACCEPTOR, url() + "?protocols=CORE");
        }
    }

    /** The broker itself only logs what went wrong, and goes on. */
    private void checkStarted() throws Exception {
        ActiveMQServer server = broker.getActiveMQServer();
        Acceptor acceptor = server.getRemotingService().getAcceptor(ACCEPTOR);
        if (server.isActive() && acceptor != null && acceptor.isStarted()) {
            return;
        }
        broker.stop();
        String failure = isPortFree()
                ? "the folder " + folder.toAbsolutePath() + " is in use or can't be written"
                : "port " + port + " is in use";
        throw new IllegalStateException("The desk's own broker can't start: " + failure);
    }

    private boolean isPortFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    protected void doStop() throws Exception {
        broker.stop();
    }

    /** Nobody has to log in, and nobody gets more than the queues: no management, no address or queue made or deleted. */
    private static final class QueuesOnly implements ActiveMQSecurityManager {

        private static final Set<CheckType> ALLOWED = Set.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

        @Override
        public boolean validateUser(String user, String password) {
            return true;
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return ALLOWED.contains(checkType);
        }
    }
}
