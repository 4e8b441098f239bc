package org.camelrelativity.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spring Boot's configuration metadata is made of the components' catalog; {@code -Ddocs.update=true} writes it. */
class ConfigurationMetadataTest {

    private static final Path FILE = Path.of("src/generated/resources/META-INF/spring-configuration-metadata.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "java.lang.Boolean",
            "integer", "java.lang.Integer",
            "string", "java.lang.String",
            "enum", "java.lang.String",
            "duration", "java.time.Duration");

    @Test
    void metadataIsThatOfTheCatalog() throws IOException {
        ObjectNode metadata = JSON.createObjectNode();
        ArrayNode groups = metadata.putArray("groups");
        ArrayNode properties = metadata.putArray("properties");
        ArrayNode hints = metadata.putArray("hints");
        for (String service : List.of("imaging", "production")) {
            String prefix = "camel.component.relativity-" + service;
            groups.addObject().put("name", prefix);
            for (Map.Entry<String, JsonNode> option : catalog(service).properties()) {
                addOption(prefix, option.getKey(), option.getValue(), properties, hints);
            }
        }
        addOwn(properties);
        String written = JSON.writeValueAsString(metadata).replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, written);
        } else {
            assertThat(FILE).hasContent(written);
        }
    }

    @Test
    void secretsHaveNoDefaults() throws IOException {
        for (String service : List.of("imaging", "production")) {
            assertThat(catalog(service))
                    .filteredOn(o -> o.path("secret").asBoolean())
                    .isNotEmpty()
                    .noneMatch(option -> option.has("defaultValue"));
        }
    }

    private static JsonNode catalog(String service) throws IOException {
        String path = "/META-INF/org/camelrelativity/" + service + "/relativity-" + service + ".json";
        return JSON.readTree(ConfigurationMetadataTest.class.getResource(path)).path("componentProperties");
    }

    private static void addOption(String prefix, String option, JsonNode known, ArrayNode properties, ArrayNode hints) {
        String name = prefix + "." + option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String type = known.path("type").asText();
        ObjectNode property = properties
                .addObject()
                .put("name", name)
                .put("type", TYPES.getOrDefault(type, known.path("javaType").asText()))
                .put("description", known.path("description").asText());
        JsonNode value = known.get("defaultValue");
        if (value != null && !known.path("secret").asBoolean()) {
            property.set("defaultValue", value);
        }
        if (known.has("enum")) {
            ArrayNode values = hints.addObject().put("name", name).putArray("values");
            known.get("enum").forEach(each -> values.addObject().set("value", each));
        }
    }

    private static void addOwn(ArrayNode properties) {
        add(
                properties,
                "relativity.connections",
                "java.util.Map<java.lang.String,org.camelrelativity.common.RelativityConfiguration>",
                "Further connections by the names of their beans, for connection=#name of endpoints.");
        add(
                        properties,
                        "relativity.ledger.enabled",
                        "java.lang.Boolean",
                        "Whether both components remember calls with an idempotency key in the application's database.")
                .put("defaultValue", false);
        add(
                        properties,
                        "relativity.ledger.create-table",
                        "java.lang.Boolean",
                        "Whether to create the ledger's table at the start if there is none.")
                .put("defaultValue", false);
        add(
                properties,
                "relativity.ledger.worker",
                "java.lang.String",
                "This worker's name: the same after a restart, and no other worker's. Default: a random one.");
        add(
                properties,
                "relativity.ledger.retention",
                "java.time.Duration",
                "How long calls are remembered of which the outcome is known. Default: for ever.");
        add(
                properties,
                "relativity.ledger.data-source",
                "java.lang.String",
                "The name of the ledger's DataSource bean. Default: the application's only or primary one.");
    }

    private static ObjectNode add(ArrayNode properties, String name, String type, String description) {
        return properties.addObject().put("name", name).put("type", type).put("description", description);
    }
}
