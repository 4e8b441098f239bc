package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The JDK's own client and Jackson. It has no limit of connections. */
final class JavaNetCalls {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    JavaNetCalls(String url) {
        this.url = URI.create(url);
    }

    Object call(Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header(Calls.CSRF_HEADER, "-")
                .header("Authorization", Calls.AUTHORIZATION)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return json.readValue(content, Map.class);
        }
    }
}
