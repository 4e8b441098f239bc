package org.camelrelativity.common.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.spi.SupervisingRouteController;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Starts the connections that a route sends to when the route starts, so that what is not configured fails there. The
 * start of a producer is too early: Camel starts those of routes with {@code autoStartup=false}, too, and of endpoints
 * that a test mocks and skips. When the context starts, all are started before its first route is, so that no route
 * consumes what another that can't start should go on with; unless the routes are supervised, and fail one by one.
 */
final class ConnectAtRouteStart extends LifecycleStrategySupport {

    private boolean contextStarts;

    /** One for all components of a context. */
    static void install(CamelContext context) {
        if (context.getLifecycleStrategies().stream().noneMatch(ConnectAtRouteStart.class::isInstance)) {
            context.addLifecycleStrategy(new ConnectAtRouteStart());
        }
    }

    @Override
    public void onContextStarting(CamelContext context) {
        contextStarts = !(context.getRouteController() instanceof SupervisingRouteController);
    }

    @Override
    public void onContextStarted(CamelContext context) {
        contextStarts = false;
    }

    /** Camel tells it of a route's consumer just before that starts. */
    @Override
    public void onServiceAdd(CamelContext context, Service service, Route route) {
        if (route == null || service != route.getConsumer()) {
            return;
        }
        if (contextStarts) {
            contextStarts = false;
            context.getRoutes().stream()
                    .filter(other -> !Boolean.FALSE.equals(other.isAutoStartup()))
                    .forEach(ConnectAtRouteStart::connect);
        }
        connect(route);
    }

    private static void connect(Route route) {
        try {
            route.getServices().stream()
                    .flatMap(child -> ServiceHelper.getChildServices(child).stream())
                    .forEach(ConnectAtRouteStart::connect);
        } catch (RuntimeException e) {
            throw new FailedToStartRouteException(route.getId(), e.getMessage(), e);
        }
    }

    private static void connect(Service step) {
        Endpoint endpoint = step instanceof EndpointAware sending ? sending.getEndpoint() : null;
        if (endpoint instanceof InterceptSendToEndpoint mock && !mock.isSkip()) {
            endpoint = mock.getOriginalEndpoint();
        }
        if (endpoint instanceof RelativityEndpoint ours && !ours.isLazyStartProducer()) {
            ours.effectiveConnection();
            try {
                ours.endpointLedger().started(); // again after a stop
                ours.endpointLedger().keyedCalls();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
