package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.camelrelativity.common.http.TestTiming;

/** Routes that wait, and how soon they believe an end. */
record Waits(Redelivered routes) {

    private static final Duration GRACE = Duration.ofSeconds(30);

    /** The end that the first read of each wait tells; only what lies between two reads of a component goes by. */
    <T> T endAtOnce(Class<T> type, Object body, String row) {
        CompletableFuture<Exchange> waiting = send("direct:start", body, row);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    timing().advance(Duration.ofMillis(10));
                    return waiting.isDone();
                });
        assertThat(duration(waiting)).isLessThan(GRACE.dividedBy(3));
        return waiting.join().getMessage().getBody(type);
    }

    /** The end that is believed when the status of a run before is no longer told, or that is told later. */
    <T> T endAfterAWhile(Class<T> type, String route, Object body, String row) {
        CompletableFuture<Exchange> waiting = send(route, body, row);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    if (!waiting.isDone() && timing().untilNextTask().isPresent()) {
                        timing().advance(Duration.ofSeconds(1));
                    }
                    return waiting.isDone();
                });
        assertThat(duration(waiting)).isGreaterThanOrEqualTo(GRACE);
        return waiting.join().getMessage().getBody(type);
    }

    private TestTiming timing() {
        return routes.world().timing();
    }

    private CompletableFuture<Exchange> send(String route, Object body, String row) {
        return routes.world().context().createProducerTemplate().asyncSend(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("row", row);
        });
    }

    private static Duration duration(CompletableFuture<Exchange> waiting) {
        assertThat(waiting.join().getException()).isNull();
        Map<?, ?> end = waiting.join().getMessage().getBody(Map.class);
        return Duration.parse((String) end.get("Duration"));
    }
}
