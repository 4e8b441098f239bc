package org.camelrelativity.examples.desk;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;

/**
 * A command's permit lies on the broker exactly as long as it is certain that the command was not executed. It is issued
 * in the transaction that accepts the command. It is taken before the call, and the broker has confirmed that it is gone
 * before anything is sent; it is put back only after proof that nothing was. So whoever finds no permit must take the
 * command for executed, whatever became of him who took it: nobody has to live to leave a sign.
 *
 * <p>A permit may also be out of sight while it is there: if the broker pages its address, since a selector finds only what
 * is in memory, or if a connection that took it is broken and the broker has not noticed. That is no danger, but a pity: a
 * retry that was never fired is looked at and left to a person, and its permit stays. So the address must not be paged.
 *
 * <p>Taking and putting back have transactions of their own, which a rollback of the command's doesn't undo.
 */
final class Permits extends ServiceSupport {

    /** The property by which a permit is found. */
    static final String NUMBER = "permit";

    /**
     * While others search the same queue, Artemis may say that there is nothing when it has not yet looked; so one waits.
     * Only he who comes again has to wait so long, since there is a permit for everybody else.
     */
    private static final long LONGEST_SEARCH_MILLIS = 2_000;

    private final CachingConnectionFactory connections;
    private final JmsTemplate broker;

    Permits(ConnectionFactory connectionFactory) {
        connections = new CachingConnectionFactory(connectionFactory);
        connections.setReconnectOnException(true);
        connections.setCacheConsumers(false);
        broker = new JmsTemplate(connections);
        broker.setSessionTransacted(true);
        broker.setReceiveTimeout(LONGEST_SEARCH_MILLIS);
    }

    /** {@return whether it was there; it is gone now, also after a crash} */
    boolean take(String permit) {
        return broker.receiveSelected(Queues.PERMITS, NUMBER + " = '" + UUID.fromString(permit) + "'") != null;
    }

    /** Only after proof that the command was not executed. */
    void putBack(String permit) {
        broker.send(Queues.PERMITS, session -> message(session, permit));
    }

    private static TextMessage message(Session session, String permit) throws JMSException {
        TextMessage message = session.createTextMessage(permit);
        message.setStringProperty(NUMBER, permit);
        return message;
    }

    @Override
    protected void doStop() {
        connections.destroy();
    }
}
