package org.camelrelativity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** /actuator/health, when the instance dies and when it is back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HealthTest {

    @TempDir
    static Path folder;

    private static RelativitySandbox sandbox;

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        sandbox = RelativitySandbox.start();
        properties.add("camel.component.relativity-imaging.instance-url", sandbox::instanceUrl);
        properties.add("camel.component.relativity-imaging.username", sandbox::username);
        properties.add("camel.component.relativity-imaging.password", sandbox::password);
        properties.add("imaging.folder", folder::toString);
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:health");
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void saysWhyRelativityCannotBeUsed() throws Exception {
        String url = "http://127.0.0.1:" + port;
        await("the route's first look at its folder")
                .until(() -> Http.get(url + "/actuator/health").statusCode() == 200);

        int relativity = sandbox.wireMock().port();
        sandbox.close();
        assertThat(Http.get(url + "/actuator/health").statusCode()).isEqualTo(503);
        JsonNode camel = new ObjectMapper()
                .readTree(Http.get(url + "/actuator/health").body())
                .at("/components/camelHealth");
        assertThat(camel.path("status").asText()).isEqualTo("DOWN");
        assertThat(camel.at("/details/producer:relativity-imaging.data/reason").asText())
                .as(camel.toPrettyString())
                .contains("Connection refused");

        sandbox = RelativitySandbox.builder().port(relativity).start();
        assertThat(Http.get(url + "/actuator/health").statusCode()).isEqualTo(200);
    }
}
