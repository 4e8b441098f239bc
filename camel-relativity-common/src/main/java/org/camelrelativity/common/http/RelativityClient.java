package org.camelrelativity.common.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpStatus;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityFailure;
import org.camelrelativity.common.http.RetryPolicy.Attempt;
import org.camelrelativity.common.http.RetryPolicy.History;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.Outcome;

/**
 * Sends calls to one instance and says what became of them. From the outside in: retries, the method's two names, credentials,
 * one request.
 */
public final class RelativityClient extends ServiceSupport {

    private final Settings settings;
    private final Secrets secrets = new Secrets();
    private final Credentials credentials;
    private final HttpTransport transport;
    private final RetryPolicy retryPolicy;
    private final Set<String> servedByOlderPath = ConcurrentHashMap.newKeySet();
    private volatile InstanceVersion version;

    /** Fails if an option is missing or wrong; the message names it, and no secret. */
    public RelativityClient(CamelContext camelContext, RelativityConfiguration configuration) {
        Timing timing = Timing.of(camelContext);
        this.settings = Settings.of(configuration);
        this.credentials = Credentials.of(camelContext, configuration, settings, timing, secrets);
        this.transport =
                new HttpTransport(camelContext, configuration, settings, settings.apiRoot(), timing.clock(), secrets);
        this.retryPolicy = new RetryPolicy(settings, timing, () -> isRunAllowed() && !camelContext.isStopping());
    }

    /** {@return how long a call of one request can take at most that is not idempotent} */
    public Duration longestCall() {
        return settings.longestCall();
    }

    /** The instance as people know it, and keys of its calls. */
    public String instanceName() {
        return settings.instanceName();
    }

    /** {@return when the current token was asked for; empty if there is none, or if it is not ours to obtain} */
    public Optional<Instant> tokenSince() {
        return credentials.tokenSince();
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(credentials, transport);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(transport, credentials);
    }

    /** {@return a text that Relativity answered, for a message} */
    public String withoutSecrets(String text) {
        return secrets.plain(text);
    }

    /** Sends a call, and retries it if that is allowed and may help. */
    public Outcome call(Call call) {
        return retryPolicy.execute(call, history -> attempt(call, history));
    }

    /** Sends a call in one attempt, whether or not it might be retried: for whoever asks again anyway. */
    public Outcome once(Call call) {
        return attempt(call, new History()).outcome();
    }

    private Attempt attempt(Call call, History history) {
        Attempt attempt = Outcomes.of(call, history, sendByEitherVerb(call, history));
        if (attempt.outcome() instanceof Outcome.Done done && done.answer() instanceof InstanceVersion told) {
            version = told;
        }
        return attempt.outcome() instanceof Outcome.NotDone failed && version != null && mayLackService(failed)
                ? new Attempt(withVersion(failed), attempt.repeatability())
                : attempt;
    }

    /** {@return the instance's version, if it was ever told} */
    public Optional<InstanceVersion> version() {
        return Optional.ofNullable(version);
    }

    private static boolean mayLackService(Outcome.NotDone failed) {
        String type = failed.failure().details().errorType();
        return failed.status() == HttpStatus.SC_NOT_FOUND
                && (type == null || type.endsWith(KeplerError.UNKNOWN_SERVICE));
    }

    /** Only what is known already: a call that failed asks nothing more. */
    private Outcome withVersion(Outcome.NotDone failed) {
        RelativityFailure details = failed.failure().details();
        return failed.with(failed.failure()
                .with(details.withMessage(details.message() + ". The instance's version is " + version.version()
                        + ", which suggests apiVersion=" + version.suggestedApiVersion())));
    }

    /** What only reads may be served under either of the verbs that the vendor documents. */
    private Response sendByEitherVerb(Call call, History history) {
        Response response = sendByEitherName(call, history);
        boolean otherVerb = call.wire().servedByGet()
                && response instanceof CompleteResponse complete
                && complete.status() == HttpStatus.SC_METHOD_NOT_ALLOWED;
        return otherVerb ? sendAuthorized(call.asGet(), history) : response;
    }

    /** Where Relativity itself says that it has no method of that name, nothing was executed: the other name may follow. */
    private Response sendByEitherName(Call call, History history) {
        String fallbackPath = call.wire().fallbackPath();
        if (fallbackPath == null) {
            return sendAuthorized(call, history);
        }
        boolean olderFirst = servedByOlderPath.contains(fallbackPath);
        Call older = call.toFallbackPath();
        Response response = sendAuthorized(olderFirst ? older : call, history);
        if (!(response instanceof CompleteResponse complete) || !lacksMethod(call, complete)) {
            return response;
        }
        Response other = sendAuthorized(olderFirst ? call : older, history);
        if (other instanceof CompleteResponse answered && answered.isSuccess()) {
            if (olderFirst) {
                servedByOlderPath.remove(fallbackPath);
            } else {
                servedByOlderPath.add(fallbackPath);
            }
        }
        return other;
    }

    /** A 401 says that nothing was executed, so that whatever the wire, the request may follow with another token. */
    private Response sendAuthorized(Call call, History history) {
        Authorization authorization = credentials.authorization();
        if (!(authorization instanceof Authorization.Credential credential)) {
            return (Response.NoToken) authorization;
        }
        Response response = send(call, credential, history);
        if (!(response instanceof CompleteResponse complete) || complete.status() != HttpStatus.SC_UNAUTHORIZED) {
            return response;
        }
        credentials.rejected(credential);
        if (!complete.challenged() || !history.mayReauthorize()) {
            return complete;
        }
        Authorization other = credentials.authorization();
        if (!(other instanceof Authorization.Credential renewed)) {
            return (Response.NoToken) other;
        }
        return renewed.value().equals(credential.value()) ? complete : send(call, renewed, history);
    }

    private Response send(Call call, Authorization.Credential credential, History history) {
        secrets.add(credential.secrets());
        boolean notIdempotent = call.wire().idempotency() == Idempotency.NOT_IDEMPOTENT;
        HttpUriRequestBase request = call.httpRequest(settings.apiRoot(), credential);
        Response response = transport.send(request, notIdempotent, call.expectedResponseBytes());
        if (response instanceof CompleteResponse
                || response instanceof Response.NoResponse none && none.requestSent()) {
            history.sent++;
        }
        return response;
    }

    /**
     * In Relativity's own words: any other 404 may come from in between, and proves nothing. A read needs no proof, but no
     * other name either for what Relativity itself does not find.
     */
    private static boolean lacksMethod(Call call, CompleteResponse response) {
        if (response.status() != HttpStatus.SC_NOT_FOUND) {
            return false;
        }
        KeplerError error = KeplerError.in(response);
        return error.isUnknownService() || error.isAbsent() && call.wire().idempotency() == Idempotency.SAFE;
    }
}
