package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are Kamelets as tools expect them, and each property does something. */
class KameletFilesTest {

    private static final Map<String, Class<?>> TYPES =
            Map.of("string", String.class, "integer", Integer.class, "number", Number.class, "boolean", Boolean.class);

    static List<KameletFile> files() {
        return KameletFile.all();
    }

    @Test
    void allAreTested() {
        assertThat(files())
                .extracting(KameletFile::name)
                .containsExactly(
                        "relativity-imaging-status-source",
                        "relativity-retry-productions-action",
                        "relativity-run-imaging-set-action",
                        "relativity-run-production-action");
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasItsMetadata(KameletFile file) {
        assertThat(file.at("apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(file.at("kind")).isEqualTo("Kamelet");
        assertThat(file.at("metadata", "name")).isEqualTo(file.name());
        assertThat(file.map("metadata", "labels"))
                .containsOnly(
                        Map.entry("camel.apache.org/kamelet.type", file.name().replaceAll(".*-", "")));
        assertThat(file.map("metadata", "annotations"))
                .containsEntry("camel.apache.org/catalog.version", System.getProperty("project.version"))
                .containsEntry("camel.apache.org/kamelet.support.level", "Preview")
                .containsKeys("camel.apache.org/provider", "camel.apache.org/kamelet.group");
        assertThat(file.at("spec", "dependencies"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("camel:kamelet")
                .contains("mvn:org.camelrelativity:camel-relativity-kamelets:" + System.getProperty("project.version"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void definesItsProperties(KameletFile file) {
        Map<String, Object> definition = file.map("spec", "definition");
        assertThat(definition).containsOnlyKeys("title", "description", "type", "required", "properties");
        assertThat(definition.get("title")).asString().isNotBlank();
        assertThat(definition.get("description")).asString().endsWith(".");
        assertThat(definition.get("type")).isEqualTo("object");
        assertThat(file.required())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(file.properties().get(name)).doesNotContainKey("default"));
        file.properties().forEach(KameletFilesTest::assertProperty);
    }

    private static void assertProperty(String name, Map<String, Object> property) {
        assertThat(property)
                .as(name)
                .containsKeys("title", "description", "type")
                .allSatisfy((key, value) ->
                        assertThat(key).isIn("title", "description", "type", "default", "enum", "example"));
        assertThat(property.get("description")).asString().endsWith(".");
        Object type = property.get("type");
        assertThat(TYPES).as(name).containsKey(type.toString());
        if (property.containsKey("default")) {
            assertThat(property.get("default")).as(name).isInstanceOf(TYPES.get(type));
        }
        if (property.get("enum") instanceof List<?> values) {
            assertThat(property.get("default")).as(name).isIn(values);
        }
    }

    /** A property without a value is left out if it is optional; in an expression it is empty then. */
    @ParameterizedTest
    @MethodSource("files")
    void usesEachPropertyAndNothingElse(KameletFile file) {
        Set<String> placeholders = Pattern.compile("\\{\\{(.*?)}}")
                .matcher(file.template())
                .results()
                .map((MatchResult match) -> match.group(1).replaceFirst("^(\\w+):$", "?$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(file.beans());
        file.properties()
                .forEach((name, property) -> expected.add(
                        file.required().contains(name) || property.containsKey("default") ? name : "?" + name));
        assertThat(placeholders).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadByCamelWithItsDefaults(KameletFile file) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:" + file.path()));
            var read = camel.getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .getRouteTemplateDefinition(file.name())
                    .getTemplateParameters();
            assertThat(read).hasSameSizeAs(file.properties().keySet()).allSatisfy(parameter -> {
                Object value = file.properties().get(parameter.getName()).get("default");
                assertThat(parameter.getDefaultValue()).isEqualTo(value == null ? null : value.toString());
                assertThat(parameter.isRequired()).isEqualTo(file.required().contains(parameter.getName()));
            });
        }
    }
}
