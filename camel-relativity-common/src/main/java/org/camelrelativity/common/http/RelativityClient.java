package org.camelrelativity.common.http;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;

/** Sends calls to one instance and says what became of them. */
public final class RelativityClient extends ServiceSupport {

    private static final int NOT_FOUND = 404;

    private final HttpTransport transport;
    private final Set<String> servedFormerly = ConcurrentHashMap.newKeySet();

    /**
     * @param camelContext whose thread pools, TLS and HTTP support are used
     * @param configuration the instance and the credentials
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it, and no secret
     */
    public RelativityClient(CamelContext camelContext, RelativityConfiguration configuration) {
        this.transport = new HttpTransport(
                camelContext,
                configuration,
                Settings.of(configuration),
                Credentials.of(configuration),
                Clock.systemUTC());
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport);
    }

    /**
     * Sends a call.
     *
     * @param call what to send
     * @return the answer, with a status of 2xx
     * @throws RelativityException if there is no such answer; the subclass says what is known of the effect
     */
    public Reply call(Call call) throws RelativityException {
        String formerly = call.wire().formerly();
        if (formerly == null) {
            return succeeded(call, send(call, 1));
        }
        boolean olderFirst = servedFormerly.contains(formerly);
        Call older = call.to(formerly);
        Reply reply = send(olderFirst ? older : call, 1);
        if (!lacksMethod(reply)) {
            return succeeded(call, reply);
        }
        // The server has no method of that name, so nothing was executed: the other name may follow.
        Reply other = send(olderFirst ? call : older, 2);
        if (other.isSuccess() && olderFirst) {
            servedFormerly.remove(formerly);
        } else if (other.isSuccess()) {
            servedFormerly.add(formerly);
        }
        return succeeded(call, other);
    }

    private Reply send(Call call, int attempt) throws RelativityException {
        try {
            return transport.send(call).afterAttempts(attempt);
        } catch (TransportException e) {
            throw Outcomes.of(call, e, e.beganToLeave() ? attempt : attempt - 1);
        }
    }

    private static Reply succeeded(Call call, Reply reply) throws RelativityException {
        if (!reply.isSuccess()) {
            throw Outcomes.ofStatus(call, reply);
        }
        return reply;
    }

    private static boolean lacksMethod(Reply reply) {
        return reply.status() == NOT_FOUND
                && KeplerError.in(reply).map(KeplerError::mayBeUnknownService).orElse(true);
    }
}
