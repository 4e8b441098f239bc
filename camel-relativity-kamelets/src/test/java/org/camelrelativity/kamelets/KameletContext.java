package org.camelrelativity.kamelets;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.FastTiming;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.h2.jdbcx.JdbcConnectionPool;

/** A Camel context connected to the sandbox, with a ledger of its own and waits a thousand times as fast. */
final class KameletContext implements AutoCloseable {

    final CamelContext camel = new DefaultCamelContext();
    final JdbcCallLedger ledger = new JdbcCallLedger(
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));

    KameletContext(RelativitySandbox sandbox) {
        ledger.setCreateTable(true);
        camel.getRegistry().bind("ledger", ledger);
        FastTiming.speedUp(camel, 1000);
        for (String name : new String[] {"relativity-imaging", "relativity-production"}) {
            RelativityComponent component = camel.getComponent(name, RelativityComponent.class);
            component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
        }
    }

    /** Starts a route from direct:in to the Kamelet, with this many redeliveries. */
    KameletContext route(String kamelet, int redeliveries) throws Exception {
        return route(redeliveries, kamelet);
    }

    /** The same to several, one after the other. */
    KameletContext route(int redeliveries, String... kamelets) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(redeliveries)
                                .redeliveryDelay(1))
                        .to(kamelets);
            }
        });
        camel.start();
        return this;
    }

    Exchange send(Object body, Map<String, Object> headers) throws Exception {
        try (FluentProducerTemplate template = camel.createFluentProducerTemplate()) {
            return template.to("direct:in")
                    .withProcessor(exchange -> {
                        exchange.getMessage().setBody(body);
                        exchange.getMessage().setHeaders(headers);
                    })
                    .send();
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
