package org.camelrelativity.production;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A Camel context whose component talks to a sandbox, in a workspace of its own. */
final class SandboxContext implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final SandboxWorkspace workspace;

    SandboxContext(RelativitySandbox sandbox) {
        workspace = sandbox.addWorkspace();
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
        component.setWorkspaceId(workspace.artifactId());
        context.start();
    }

    SandboxWorkspace workspace() {
        return workspace;
    }

    CamelContext camel() {
        return context;
    }

    Exchange send(String operation, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request("relativity-production:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** The answer of a call that must succeed. */
    <T> T ask(String operation, Object body, Class<T> type) {
        Exchange exchange = send(operation, body, Map.of());
        if (exchange.getException() != null) {
            throw new AssertionError(operation, exchange.getException());
        }
        return exchange.getMessage().getBody(type);
    }

    @Override
    public void close() {
        context.stop();
    }
}
