package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.http.Timing;
import org.camelrelativity.common.operation.InstanceStatus;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a connection can be used: the instance answers and accepts the credentials. Up only after a success: a
 * 404, for one, does not prove that the credentials were checked.
 */
final class RelativityHealthCheck implements Consumer<HealthCheckResultBuilder> {

    private static final Logger LOG = LoggerFactory.getLogger(RelativityHealthCheck.class);

    /** Includes waiting for a connection and fetching a token, which the connection's own timeouts don't bound together. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** How long refused credentials are remembered: checks come often, and Relativity locks accounts. */
    private static final Duration REFUSED = Duration.ofMinutes(1);

    private final RelativityConnection connection;
    private final Duration timeout;
    private final Lock lock = new ReentrantLock();
    private Asked asking;

    /** One after the other; that the version is slow or unknown is no reason to be down. */
    private record Asked(FutureTask<Outcome> status, FutureTask<Optional<InstanceVersion>> version, Duration begin)
            implements Runnable {

        @Override
        public void run() {
            status.run();
            version.run();
        }
    }

    RelativityHealthCheck(RelativityConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    @Override
    public void accept(HealthCheckResultBuilder result) {
        result.detail("instance", connection.getInstance());
        long begin = System.nanoTime();
        ask(result);
        result.detail("duration.ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private void ask(HealthCheckResultBuilder result) {
        result.down();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            Asked asked = asking();
            Outcome status = asked.status().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            explain(status, result);
            if (status instanceof Outcome.Done) {
                addVersion(asked, deadline, result);
            }
        } catch (ExecutionException e) {
            // Without the exception itself: health endpoints publish stack traces.
            result.message(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            result.message("no answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.message("interrupted");
        }
    }

    private static void addVersion(Asked asked, long deadline, HealthCheckResultBuilder result)
            throws InterruptedException {
        try {
            asked.version()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .ifPresent(told -> {
                        result.detail("version", told.version());
                        result.detail("suggestedApiVersion", told.suggestedApiVersion());
                    });
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The version is not known", e);
        }
    }

    private static void explain(Outcome outcome, HealthCheckResultBuilder result) {
        int status = outcome.status();
        if (status != 0) {
            result.detail(HealthCheck.HTTP_RESPONSE_CODE, status);
        }
        if (outcome instanceof Outcome.NotDone failed) {
            String refused = status == FORBIDDEN ? "the credentials were refused: " : "";
            result.message(Quoted.reason(refused + InstanceStatus.OPERATION + ": "
                    + failed.failure().details().message()));
        } else {
            result.up();
        }
    }

    /** One request at a time, shared by all callers: an instance that hangs must not collect them. */
    private Asked asking() {
        lock.lock();
        try {
            if (asking == null || asking.status().isDone() && !isStillRefused(asking)) {
                FutureTask<Outcome> status = new FutureTask<>(connection::status);
                boolean stillAsked = asking != null && !asking.version().isDone();
                asking = new Asked(
                        status, stillAsked ? asking.version() : new FutureTask<>(() -> version(status)), elapsed());
                connection
                        .getCamelContext()
                        .getExecutorServiceManager()
                        .newThread("RelativityHealthCheck", asking)
                        .start();
            }
            return asking;
        } finally {
            lock.unlock();
        }
    }

    private Duration elapsed() {
        return Timing.of(connection.getCamelContext()).elapsed();
    }

    private boolean isStillRefused(Asked asked) {
        try {
            return asked.status().get().status() == UNAUTHORIZED
                    && elapsed().minus(asked.begin()).compareTo(REFUSED) < 0;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<InstanceVersion> version(FutureTask<Outcome> status) throws Exception {
        return status.get() instanceof Outcome.Done ? connection.version() : Optional.empty();
    }
}
