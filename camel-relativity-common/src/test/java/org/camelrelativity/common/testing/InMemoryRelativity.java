package org.camelrelativity.common.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.TestTiming;

/**
 * A Relativity without a network, for the many exchanges of fuzzing: all is real but the last step of the HTTP client,
 * which notes the request and answers at once.
 */
public final class InMemoryRelativity implements AutoCloseable {

    /** What would have arrived. */
    public record Sent(String method, String uri, byte[] body) {}

    /** What would be answered. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final List<Sent> sent = new ArrayList<>();
    private Answer answer;

    /**
     * @param scheme of the component
     */
    public InMemoryRelativity(String scheme) {
        TestTiming.in(context);
        var configuration =
                context.getComponent(scheme, RelativityComponent.class).getConfiguration();
        configuration.setInstanceUrl("http://localhost");
        configuration.setUsername(WireMockRelativity.USERNAME);
        configuration.setPassword(WireMockRelativity.PASSWORD);
        configuration.setMaxResponseSize(100_000);
        configuration.setHttpClientConfigurer(this::replaceNetwork);
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void close() {
        context.stop();
    }

    private void replaceNetwork(HttpClientBuilder builder) {
        builder.replaceExecInterceptor(
                ChainElement.CONNECT.name(), (request, scope, chain) -> chain.proceed(request, scope));
        builder.replaceExecInterceptor(
                ChainElement.MAIN_TRANSPORT.name(), (request, scope, chain) -> exchange(request));
    }

    private ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (request.getEntity() != null) {
            request.getEntity().writeTo(body);
        }
        sent.add(new Sent(request.getMethod(), request.getRequestUri(), body.toByteArray()));
        ClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setEntity(
                new ByteArrayEntity(answer.body(), null, answer.headers().get("Content-Encoding")));
        return response;
    }

    /** From now on. */
    public void answer(Answer other) {
        answer = other;
    }

    /** What the last exchange sent, the first request first. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Sends one exchange; whatever is thrown ends up in it. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        sent.clear();
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
