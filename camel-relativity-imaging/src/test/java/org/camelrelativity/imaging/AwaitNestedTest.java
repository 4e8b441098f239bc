package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that hold their thread after a wait, since they wait again and do not let go of it. */
class AwaitNestedTest {

    private static final int MORE_THAN_THREADS = 5;

    private AwaitingRelativity relativity;

    @BeforeEach
    void start() throws Exception {
        relativity = new AwaitingRelativity(ApiVersion.V1);
        relativity.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await")
                        .to("relativity-imaging:set/await")
                        .choice()
                        .when(header("second").isNotNull())
                        .process(exchange -> holdsItsThread(exchange, "direct:second"))
                        .when(header("elsewhere").isNotNull())
                        .process(exchange -> holdsItsThread(exchange, "seda:elsewhere"));
                from("direct:second").to("relativity-imaging:set/await?awaitTimeout=2m");
                from("seda:elsewhere?pollTimeout=10&concurrentConsumers=" + MORE_THAN_THREADS)
                        .to("direct:second");
            }
        });
    }

    @AfterEach
    void stop() {
        relativity.close();
    }

    /** As a bean does that sends by a template. */
    private static void holdsItsThread(Exchange exchange, String to) throws Exception {
        Object set = exchange.getMessage().getHeader(RelativityImagingConstants.IMAGING_SET_ID);
        Exchange answer = exchange.getContext().createProducerTemplate().request(to, inner -> inner.getMessage()
                .setBody(set));
        if (answer.getException() != null) {
            throw answer.getException();
        }
        exchange.getMessage().setBody(answer.getMessage().getBody());
    }

    private List<CompletableFuture<Exchange>> awaitTwice(String how) throws Exception {
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            int set = relativity.addRunningSet(30, 0).artifactId();
            waiting.add(relativity.await(set, Map.of(how, true)));
        }
        return waiting;
    }

    private static void assertEnded(List<CompletableFuture<Exchange>> waiting) {
        assertThat(waiting).allSatisfy(one -> {
            assertThat(one.join().getException()).isNull();
            assertThat(one.join().getMessage().getBody()).isInstanceOf(ImagingSetEnd.class);
        });
    }

    @Test
    void whoWaitsAgainOnTheSameThread() throws Exception {
        List<CompletableFuture<Exchange>> waiting = awaitTwice("second");
        relativity.passUntilWhileOthersHang(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertEnded(waiting);
    }

    @Test
    void whoWaitsForOneWhoWaitsElsewhere() throws Exception {
        List<CompletableFuture<Exchange>> waiting = awaitTwice("elsewhere");
        relativity.passUntilWhileOthersHang(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertEnded(waiting);
    }

    @Test
    void whoHasNothingToDoWithIt() throws Exception {
        List<CompletableFuture<Exchange>> holding = awaitTwice("second");
        SandboxImagingSet set = relativity.addRunningSet(60, 0);
        CompletableFuture<Exchange> unrelated = relativity.await(set.artifactId());
        relativity.passUntilWhileOthersHang(unrelated::isDone);
        assertEnded(List.of(unrelated));
        relativity.passUntilWhileOthersHang(() -> holding.stream().allMatch(CompletableFuture::isDone));
        assertEnded(holding);
    }

    @Test
    void aStop() throws Exception {
        List<CompletableFuture<Exchange>> waiting = awaitTwice("second");
        relativity.context().stop();
        assertThat(waiting).allSatisfy(one -> assertThat(one.getNow(null).getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class));
    }
}
