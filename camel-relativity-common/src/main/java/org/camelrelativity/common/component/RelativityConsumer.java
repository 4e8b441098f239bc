package org.camelrelativity.common.component;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.exchange.ExchangeWriter;
import org.camelrelativity.common.watch.StatusEvents;
import org.camelrelativity.common.watch.StatusSnapshot;

/** Polls, and makes an exchange of each change of status. */
public final class RelativityConsumer extends ScheduledPollConsumer {

    private final RelativityEndpoint endpoint;
    private final StateRepository<String, String> repository;
    private StatusEvents events;

    RelativityConsumer(RelativityEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.repository = endpoint.effectiveStateRepository();
    }

    /** A repository that was given is stopped with the context, since others may use it, too. Memory needs no start. */
    @Override
    protected void doStart() throws Exception {
        CamelContext context = endpoint.getCamelContext();
        if (!(repository instanceof MemoryStateRepository) && !context.hasService(repository)) {
            context.addService(repository, true, true);
        }
        try {
            events = endpoint.events();
        } catch (RuntimeException e) { // Camel would not say of which route
            throw new FailedToStartRouteException(getRouteId(), e.getMessage(), e);
        }
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        return events.poll(this::isPollAllowed, this::send);
    }

    private void send(StatusEvents.Event event, StatusEvents.Completion completion) {
        Exchange exchange = createExchange(true);
        write(event, exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) { // also of a route that continues on another thread
                complete(done, completion);
            }
        });
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
    }

    private void complete(Exchange exchange, StatusEvents.Completion completion) {
        try {
            completion.completed(!exchange.isFailed() && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
        } catch (RuntimeException e) {
            handleException("The checkpoint could not be stored; the event will be sent again", exchange, e);
        }
    }

    private static void write(StatusEvents.Event event, Exchange exchange) {
        StatusSnapshot snapshot = event.snapshot();
        Message message = exchange.getMessage();
        ExchangeWriter.setAnswer(snapshot.body(), exchange);
        ExchangeWriter.leave(snapshot.headers(), exchange);
        if (event.oldStatus() != null) {
            message.setHeader(RelativityConstants.OLD_STATUS, event.oldStatus());
        }
        if (snapshot.phase() == StatusSnapshot.Phase.GONE) {
            message.setHeader(RelativityConstants.GONE, true);
        } else if (snapshot.status() != null) { // else stuck without one
            message.setHeader(RelativityConstants.NEW_STATUS, snapshot.status());
        }
        if (event.stuck()) {
            message.setHeader(RelativityConstants.STUCK, true);
        }
    }
}
