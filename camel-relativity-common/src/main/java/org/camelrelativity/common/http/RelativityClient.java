package org.camelrelativity.common.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.UnreadableAnswerException;

/**
 * Sends calls to one instance and says what became of them. Each step asks the next: repeats, the method's two names,
 * credentials, one request.
 */
public final class RelativityClient extends ServiceSupport {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final Settings settings;
    private final Timing timing;
    private final Credentials credentials;
    private final HttpTransport transport;
    private final Repeats repeats;
    private final Set<String> servedFormerly = ConcurrentHashMap.newKeySet();

    /**
     * @param camelContext whose thread pools, TLS and HTTP support are used
     * @param configuration the instance and the credentials
     * @throws IllegalArgumentException if an option is missing or wrong; the message names it, and no secret
     */
    public RelativityClient(CamelContext camelContext, RelativityConfiguration configuration) {
        this.timing = Timing.of(camelContext);
        this.settings = Settings.of(configuration);
        this.credentials = Credentials.of(camelContext, configuration, settings, timing);
        this.transport = new HttpTransport(camelContext, configuration, settings, settings.apiRoot(), timing.clock());
        this.repeats = new Repeats(settings, timing, () -> isRunAllowed() && !camelContext.isStopping());
    }

    /** {@return how long it is since some moment in the past; it never goes back, as the time of day may} */
    public Duration elapsed() {
        return timing.elapsed();
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(credentials, transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport, credentials);
    }

    /**
     * Sends a call, and repeats it if that is allowed and may help.
     *
     * @param call what to send
     * @param reading reads the answer
     * @param <A> the answer's type
     * @return the answer
     * @throws RelativityException if there is none that can be read; the subclass says what is known of the effect
     */
    public <A> ReadReply<A> call(Call call, Reading<A> reading) throws RelativityException {
        return repeats.untilAnswered(call.wire().idempotency(), attempts -> attempt(call, reading, attempts));
    }

    /**
     * Sends a call in one attempt, whether or not it might be repeated: for whoever asks again anyway.
     *
     * @param call what to send
     * @param reading reads the answer
     * @param <A> the answer's type
     * @return the answer
     * @throws RelativityException if there is none that can be read
     */
    public <A> ReadReply<A> once(Call call, Reading<A> reading) throws RelativityException {
        try {
            return attempt(call, reading, new Attempts());
        } catch (FailedAttempt e) {
            throw e.outcome();
        }
    }

    private <A> ReadReply<A> attempt(Call call, Reading<A> reading, Attempts attempts) throws FailedAttempt {
        Reply reply = sendByEitherName(call, attempts);
        if (call.wire().deletes() && attempts.doubtful() && saysGone(reply)) {
            reply = reply.withoutContent(); // an attempt before has done it
        }
        if (!reply.isSuccess()) {
            throw new FailedAttempt(Outcomes.ofStatus(call, reply), Repeatability.ofStatus(reply.status()));
        }
        try {
            A answer = reading.read(reply);
            return new ReadReply<>(call.elements() > 0 ? reply.withoutBytes() : reply, answer);
        } catch (UnreadableAnswerException e) {
            throw new FailedAttempt(Outcomes.ofUnreadable(call, reply, e), Repeatability.TROUBLED);
        }
    }

    private Reply sendByEitherName(Call call, Attempts attempts) throws FailedAttempt {
        String formerly = call.wire().formerly();
        if (formerly == null) {
            return sendAuthorized(call, attempts);
        }
        boolean olderFirst = servedFormerly.contains(formerly);
        Call older = call.to(formerly);
        Reply reply = sendAuthorized(olderFirst ? older : call, attempts);
        if (!lacksMethod(reply)) {
            return reply;
        }
        // The server has no method of that name, so nothing was executed: the other name may follow.
        Reply other = sendAuthorized(olderFirst ? call : older, attempts);
        if (other.isSuccess() && olderFirst) {
            servedFormerly.remove(formerly);
        } else if (other.isSuccess()) {
            servedFormerly.add(formerly);
        }
        return other;
    }

    /** A 401 says that nothing was executed, so that whatever the wire, the request may follow with another token. */
    private Reply sendAuthorized(Call call, Attempts attempts) throws FailedAttempt {
        try {
            String authorization = credentials.authorization();
            Reply reply = send(call, authorization, attempts);
            if (reply.status() == UNAUTHORIZED) {
                credentials.rejected(authorization);
            }
            if (!reply.challenged() || !attempts.mayReauthorize()) {
                return reply;
            }
            String other = credentials.authorization();
            return other.equals(authorization) ? reply : send(call, other, attempts);
        } catch (TokenException e) {
            throw new FailedAttempt(Outcomes.ofNoToken(call, e, attempts), e.repeatability());
        }
    }

    private Reply send(Call call, String authorization, Attempts attempts) throws FailedAttempt {
        boolean oneFire = call.wire().idempotency() == Idempotency.NOT_IDEMPOTENT;
        try {
            HttpUriRequestBase request = call.request(settings.apiRoot(), authorization);
            Reply reply = transport.send(request, oneFire, call.ordinaryAnswerBytes());
            attempts.countSent();
            return reply.after(attempts, new Mask(authorization));
        } catch (TransportException e) {
            if (e.beganToLeave()) {
                attempts.countSent();
            }
            throw new FailedAttempt(Outcomes.of(call, e, attempts), e.repeatability());
        }
    }

    /** In Relativity's own words: any other 404 may come from in between, and proves nothing. */
    private static boolean lacksMethod(Reply reply) {
        return reply.status() == NOT_FOUND
                && KeplerError.in(reply).map(KeplerError::isUnknownService).orElse(false);
    }

    /** In Relativity's own words or in none: a page of the web server or of a proxy only lacks the address. */
    private static boolean saysGone(Reply reply) {
        boolean empty = reply.body().length == 0;
        return reply.status() == NOT_FOUND
                && KeplerError.in(reply).map(KeplerError::isNotFound).orElse(empty);
    }
}
