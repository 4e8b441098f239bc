package org.camelrelativity.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camelrelativity.common.http.Deadlines.InFlightRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is aborted, and when. */
class DeadlinesTest {

    private static final Duration TIMEOUT = Duration.ofMillis(30);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Deadlines deadlines = new Deadlines(scheduler, TIMEOUT);

    private final List<Runnable> checks = new ArrayList<>();
    private final ScheduledExecutorService onDemand = new ScheduledThreadPoolExecutor(0) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            checks.add(task);
            return null;
        }
    };

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    /** The timeout starts when a request is sent, and the check goes on for later requests. */
    @Test
    void whatIsNotAnsweredInTimeIsAborted() throws Exception {
        for (int i = 0; i < 3; i++) {
            CountDownLatch aborted = new CountDownLatch(1);
            InFlightRequest request = request(aborted);
            assertThat(request.isSent()).isFalse();
            long begin = System.nanoTime();
            request.markSent();
            assertThat(request.isSent()).isTrue();
            assertThat(aborted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(TIMEOUT);
            assertThat(request.isLate()).isTrue();
        }
    }

    /** One task looks after all of them. */
    @Test
    void whatIsAnsweredOrNotSentYetIsLeftAlone() {
        Deadlines expired = new Deadlines(onDemand, Duration.ZERO);
        InFlightRequest waiting = expired.new InFlightRequest(() -> true);
        InFlightRequest answered = expired.new InFlightRequest(() -> true);
        answered.markSent();
        answered.end();
        InFlightRequest unanswered = expired.new InFlightRequest(() -> true);
        unanswered.markSent();
        checks.get(0).run();
        assertThat(unanswered.isLate()).isTrue();
        assertThat(waiting.isLate()).isFalse();
        assertThat(answered.isLate()).isFalse();
    }

    @Test
    void whatHasTimeLeftIsLeftAlone() {
        InFlightRequest request = new Deadlines(onDemand, Duration.ofHours(1)).new InFlightRequest(() -> true);
        request.markSent();
        checks.get(0).run();
        assertThat(request.isLate()).isFalse();
        assertThat(checks).as("it will be looked for again").hasSize(2);
    }

    /** An HTTP client of the user may throw anything. */
    @Test
    void aFailedAbortDoesNotKeepOthersFromBeingAborted() throws Exception {
        assertThatOthersAreAbortedAfter(new UnsupportedOperationException("broken"));
        assertThatOthersAreAbortedAfter(new LinkageError("broken"));
    }

    private void assertThatOthersAreAbortedAfter(Throwable failure) throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        InFlightRequest stubborn = deadlines.new InFlightRequest(() -> {
            tried.countDown();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
        stubborn.markSent();
        assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch aborted = new CountDownLatch(1);
        request(aborted).markSent();
        assertThat(aborted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stubborn.isLate()).isTrue();
    }

    @Test
    void nothingIsSentTwiceOrAfterTheStop() {
        InFlightRequest request = request(new CountDownLatch(1));
        request.markSent();
        assertThatThrownBy(request::markSent).hasMessageContaining("httpClientConfigurer must not enable retries");
        scheduler.shutdownNow();
        InFlightRequest late = request(new CountDownLatch(1));
        assertThatThrownBy(late::markSent).isInstanceOf(RejectedExecutionException.class);
        assertThat(late.isSent()).isFalse();
    }

    private InFlightRequest request(CountDownLatch aborted) {
        return deadlines.new InFlightRequest(() -> {
            aborted.countDown();
            return true;
        });
    }
}
