package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient 5 and Jackson and nothing else: the floor. Retries, redirects and cookies are off, as in ours. */
final class HttpClientCalls implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient client;
    private final String url;

    HttpClientCalls(String url, int connections) {
        this.url = url;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(30))
                        .setResponseTimeout(Timeout.ofSeconds(60))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    Object call(Object body) throws IOException {
        HttpPost request = new HttpPost(url);
        request.setHeader(Calls.CSRF_HEADER, "-");
        request.setHeader(HttpHeaders.AUTHORIZATION, Calls.AUTHORIZATION);
        request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        return client.execute(request, this::read);
    }

    private Object read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("status " + response.getCode());
        }
        return json.readValue(response.getEntity().getContent(), Map.class);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
