package org.camelrelativity.common.component;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.operation.InstanceStatus;
import org.camelrelativity.common.operation.Outcome;

/**
 * Whether a connection can be used: the instance answers and accepts the credentials. Up only after a success: a
 * 404, for one, does not prove that the credentials were checked.
 */
final class RelativityHealthCheck implements Consumer<HealthCheckResultBuilder> {

    /** Includes waiting for a connection and fetching a token, which the connection's own timeouts don't bound together. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RelativityConnection connection;
    private final Duration timeout;
    private final Lock lock = new ReentrantLock();
    private Future<Outcome> asking;

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
        try {
            explain(asking().get(timeout.toMillis(), TimeUnit.MILLISECONDS), result);
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

    private static void explain(Outcome outcome, HealthCheckResultBuilder result) {
        int status = outcome.status();
        if (status != 0) {
            result.detail(HealthCheck.HTTP_RESPONSE_CODE, status);
        }
        if (outcome instanceof Outcome.NotDone failed) {
            String refused = status == 401 || status == 403 ? "the credentials were refused: " : "";
            result.message(Quoted.reason(refused + InstanceStatus.OPERATION + ": "
                    + failed.failure().details().message()));
        } else {
            result.up();
        }
    }

    /** One request at a time, shared by all callers: an instance that hangs must not collect them. */
    private Future<Outcome> asking() {
        lock.lock();
        try {
            if (asking == null || asking.isDone()) {
                FutureTask<Outcome> task = new FutureTask<>(connection::status);
                asking = task;
                connection
                        .getCamelContext()
                        .getExecutorServiceManager()
                        .newThread("RelativityHealthCheck", task)
                        .start();
            }
            return asking;
        } finally {
            lock.unlock();
        }
    }
}
