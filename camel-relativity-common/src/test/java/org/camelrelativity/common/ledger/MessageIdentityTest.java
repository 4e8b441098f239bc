package org.camelrelativity.common.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Which message an exchange belongs to, whoever asks first. */
class MessageIdentityTest {

    /** Of an exchange that Camel did not begin with, such as a test's or a bean's own. Two identities would be two memories. */
    @Test
    void threadsThatAskFirstAtTheSameTimeGetTheSameIdentity() throws Exception {
        CamelContext context = new DefaultCamelContext();
        CyclicBarrier together = new CyclicBarrier(2);
        for (int i = 0; i < 10_000; i++) {
            Exchange exchange = new DefaultExchange(context);
            CompletableFuture<MessageIdentity> other =
                    CompletableFuture.supplyAsync(() -> identity(exchange, together));
            MessageIdentity mine = identity(exchange, together);
            assertThat(other.get(10, TimeUnit.SECONDS)).isSameAs(mine);
            assertThat(MessageIdentity.of(exchange)).isSameAs(mine);
        }
    }

    /** A copy that a bean makes: what happens to its original later is not the copy's. */
    @Test
    void aCopyThatCamelDidNotBeginCountsRedeliveriesUpToItsCopying() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        MessageIdentity.begin(exchange);
        Exchange copy = exchange.copy();
        MessageIdentity.redeliver(exchange);
        long id = MessageIdentity.of(exchange).id();
        assertThat(CallOrigin.of(exchange).redeliveries()).isEqualTo(Map.of(id, 1));
        assertThat(CallOrigin.of(copy).redeliveries()).isEqualTo(Map.of(id, 0));
        assertThat(CallOrigin.of(copy.copy()).redeliveries()).isEqualTo(Map.of(id, 0));
        assertThat(MessageIdentity.of(copy)).isSameAs(MessageIdentity.of(exchange));
    }

    @Test
    void aRedeliveryOfACopyThatCamelDidNotBeginIsCounted() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        MessageIdentity.begin(exchange);
        Exchange copy = exchange.copy();
        MessageIdentity.redeliver(copy);
        long id = MessageIdentity.of(exchange).id();
        assertThat(CallOrigin.of(copy).redeliveries()).isEqualTo(Map.of(id, 1));
    }

    private static MessageIdentity identity(Exchange exchange, CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return MessageIdentity.of(exchange);
    }
}
