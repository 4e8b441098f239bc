package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;

/** The ways to make one call to one server, ready to be called by many. */
final class Calls implements AutoCloseable {

    /** Sent by all; nobody checks it. */
    static final String AUTHORIZATION = "Bearer " + CamelCalls.TOKEN;

    static final String CSRF_HEADER = "X-CSRF-Header";

    private final CamelCalls camel;
    private final HttpClientCalls httpClient;
    private final JavaNetCalls javaNet;
    private final Workload workload;

    /**
     * @param workload what is asked
     * @param server its scheme, host and port
     * @param connections how many each client may hold
     */
    Calls(Workload workload, String server, int connections) throws Exception {
        this.workload = workload;
        this.camel = new CamelCalls(workload, server, connections);
        this.httpClient = new HttpClientCalls(server + workload.path(), connections);
        this.javaNet = new JavaNetCalls(server + workload.path());
    }

    /** One call, body and all, which returns what was answered. */
    Callable<Object> by(Variant variant) {
        return switch (variant) {
            case HTTP_CLIENT -> bound(httpClient::call);
            case JAVA_NET -> bound(javaNet::call);
            default -> camel.by(variant);
        };
    }

    /** What takes the body and returns the answer. */
    @FunctionalInterface
    private interface Call {
        Object call(Object body) throws Exception;
    }

    private Callable<Object> bound(Call call) {
        Object body = workload.map();
        return () -> call.call(body);
    }

    @Override
    public void close() throws IOException {
        camel.close();
        httpClient.close();
    }
}
