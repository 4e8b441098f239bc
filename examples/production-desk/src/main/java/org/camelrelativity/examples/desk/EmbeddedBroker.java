package org.camelrelativity.examples.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.camel.support.service.ServiceSupport;

/**
 * ActiveMQ Artemis in this JVM, for those who have no broker at hand. It listens on the loopback interface only, since it
 * asks nobody for a password. What it holds is on the disk and survives a kill. A broker of your own needs the same
 * address settings; the README has them as XML.
 */
final class EmbeddedBroker extends ServiceSupport {

    private static final int NO_LIMIT = -1;

    /** So few in memory that nine queues never fill it, and with it that of {@link Queues#PERMITS}. */
    private static final int MOST_BYTES = 10_000_000;

    private static final int PAGE_BYTES = 1_000_000;

    /** In percent. Beyond it, the broker takes no messages and says so. */
    private static final int FULLEST_DISK = 90;

    /** Whoever has the folder keeps it; waiting would help nobody. */
    private static final long LOCK_MILLIS = 2_000;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCEPTOR = "loopback";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final Path folder;
    private final int port;
    private final Backoff backoff;

    /**
     * When a message that was rolled back is delivered again: by the broker, each time later.
     *
     * @param delay in milliseconds, doubled each time
     * @param longest in milliseconds
     * @param deliveries how many there are before the broker gives up
     */
    record Backoff(long delay, long longest, int deliveries) {}

    EmbeddedBroker(Path folder, int port, Backoff backoff) {
        this.folder = folder;
        this.port = port;
        this.backoff = backoff;
    }

    String url() {
        return "tcp://" + LOOPBACK + ":" + port;
    }

    @Override
    protected void doStart() throws Exception {
        createFolder();
        broker.setConfiguration(configuration());
        broker.setSecurityManager(new QueuesOnly());
        broker.start();
        checkStarted();
    }

    /** Commands tell of cases: the folder is for the desk's user only, where there are such permissions. */
    private void createFolder() throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (!owner.containsAll(permissions)) {
            throw new IllegalStateException("The folder " + folder.toAbsolutePath() + " is open to other users ("
                    + PosixFilePermissions.toString(permissions) + "), and tells of cases: change that by chmod 700");
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

    Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl()
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
        Stream.concat(Queues.WORKING.stream(), Queues.FINAL.stream())
                .map(EmbeddedBroker::address)
                .forEach(configuration::addAddressConfiguration);
        return configuration
                // Whoever reads the results may fail as often as he likes.
                .addAddressSetting(
                        "production.#",
                        new AddressSettings()
                                .setMaxSizeBytes(MOST_BYTES)
                                .setPageSizeBytes(PAGE_BYTES)
                                .setMaxDeliveryAttempts(NO_LIMIT)
                                .setRedeliveryDelay(backoff.delay())
                                .setRedeliveryMultiplier(2)
                                .setMaxRedeliveryDelay(backoff.longest())
                                .setAutoCreateQueues(false)
                                .setAutoDeleteQueues(false))
                // Never paged, since a selector finds only what is in memory; if that is full, no command is accepted.
                .addAddressSetting(
                        Queues.PERMITS,
                        new AddressSettings()
                                .setMaxSizeBytes(NO_LIMIT)
                                .setMaxSizeMessages(NO_LIMIT)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL))
                .addAddressSetting(Queues.COMMANDS, givenUpTo(Queues.DEAD_LETTERS))
                .addAddressSetting(Queues.ACCEPTED, givenUpTo(Queues.DEAD_LETTERS))
                .addAddressSetting(Queues.LOOK_FIRST, givenUpTo(Queues.PERSON));
    }

    /** The broker takes the rest from the settings above. */
    private AddressSettings givenUpTo(String queue) {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(queue))
                .setExpiryAddress(SimpleString.of(queue))
                .setMaxDeliveryAttempts(backoff.deliveries());
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

    private static CoreAddressConfiguration address(String queue) {
        return new CoreAddressConfiguration()
                .setName(queue)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
    }
}
