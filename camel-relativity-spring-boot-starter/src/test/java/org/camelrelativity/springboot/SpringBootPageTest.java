package org.camelrelativity.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyConfigurerHelper;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** docs/spring-boot.md is true. Runs on each Spring Boot that the page names. */
class SpringBootPageTest {

    static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docs/spring-boot.md")))
            .findFirst()
            .orElseThrow();

    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void dependenciesAreThoseOfThePom() throws IOException {
        String pom = Files.readString(ROOT.resolve("camel-relativity-spring-boot-starter/pom.xml"));
        List<String> own = group(pom, "<(?:groupId|artifactId|version)>(.*?)<");
        String camel = group(pom, "<camel.version>(.*?)<").get(0);
        assertThat(group(block(page(), "xml"), "<(?:groupId|artifactId|version)>(.*?)<"))
                .containsExactly(
                        "org.apache.camel",
                        "camel-bom",
                        camel,
                        "org.apache.camel.springboot",
                        "camel-spring-boot-bom",
                        camel,
                        own.get(0),
                        own.get(3),
                        own.get(2));
    }

    @Test
    void javaIsThatOfTheExample() throws IOException {
        Path example = ROOT.resolve("examples/spring-boot");
        Path sources = example.resolve("src/main/java/org/camelrelativity/examples/springboot");
        Path tests = example.resolve("src/test/java/org/camelrelativity/examples/springboot");
        List<String> ofThePage = blocks(page(), "java");
        assertThat(ofThePage).hasSize(2);
        assertThat(unindented(Files.readString(sources.resolve("ImagingRoute.java"))))
                .contains(unindented(ofThePage.get(0)))
                .contains(unindented(block(Files.readString(example.resolve("README.md")), "java")));
        assertThat(unindented(Files.readString(tests.resolve("ImagingRouteTest.java"))))
                .contains(unindented(ofThePage.get(1)));
    }

    @Test
    void exampleHasTheVersionsOfTheStarter() throws IOException {
        String camel = "<camel.version>(.*?)<";
        String starter = Files.readString(ROOT.resolve("camel-relativity-spring-boot-starter/pom.xml"));
        assertThat(group(Files.readString(ROOT.resolve("examples/spring-boot/pom.xml")), camel))
                .isEqualTo(group(starter, camel));
    }

    @Test
    void runsWithTheVersionsOfThePage() throws IOException {
        List<String> camels =
                group(System.getProperty("java.class.path"), "/camel-(?!relativity)[\\w-]*?-([\\d.]+)\\.jar");
        assertThat(new TreeSet<>(camels)).hasSize(1);
        assertThat(page()).contains("\n| " + SpringBootVersion.getVersion() + " | " + camels.get(0) + " |\n");
    }

    @Test
    void propertiesAreKnown() throws IOException {
        List<String> known = new ArrayList<>();
        for (var metadata : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var stream = metadata.openStream()) {
                known.addAll(
                        group(new String(stream.readAllBytes(), StandardCharsets.UTF_8), "\"name\" *: *\"(.*?)\""));
            }
        }
        assertThat(properties().keySet()).allSatisfy(name -> assertThat(known)
                .contains(name.toString().replaceAll("^(relativity.connections)\\..*", "$1")));
    }

    @Test
    void propertiesAreBound() throws IOException {
        Properties properties = properties();
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(properties.stringPropertyNames().stream()
                        .map(name -> name + "=" + properties.getProperty(name))
                        .toArray(String[]::new))
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:page", "RELATIVITY_PASSWORD=secret-1")
                .withPropertyValues("RELATIVITY_EUROPE_SECRET=secret-2")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    properties.forEach((name, value) -> {
                        String expected = context.getEnvironment().resolveRequiredPlaceholders(value.toString());
                        Matcher option = Pattern.compile("(camel.component|relativity.connections)\\.(.*?)\\.(.*)")
                                .matcher(name.toString());
                        if (option.matches()) {
                            assertThat(bound(camel, option.group(1), option.group(2), option.group(3)))
                                    .as(name.toString())
                                    .hasToString(expected);
                        }
                    });
                    JdbcCallLedger ledger = context.getBean(JdbcCallLedger.class);
                    assertThat(ledger.worker()).isEqualTo(properties.get("relativity.ledger.worker"));
                    assertThat(ledger).extracting("retention").isEqualTo(Duration.ofDays(90));
                    assertThat(camel.getComponent("relativity-imaging", RelativityComponent.class)
                                    .getLedger())
                            .isSameAs(ledger);
                });
    }

    /** {@return what the component or the connection has for an option} */
    private static Object bound(CamelContext camel, String kind, String name, String option) {
        String camelCase = Pattern.compile("-(.)").matcher(option).replaceAll(match -> match.group(1)
                .toUpperCase(Locale.ROOT));
        Object target = kind.equals("camel.component")
                ? camel.getComponent(name)
                : camel.getRegistry()
                        .lookupByNameAndType(name, RelativityConnection.class)
                        .getConfiguration();
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter)
                (target instanceof RelativityConfiguration
                        ? PropertyConfigurerHelper.resolvePropertyConfigurer(camel, target)
                        : ((RelativityComponent) target).getComponentPropertyConfigurer());
        return getter.getOptionValue(target, camelCase, false);
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/spring-boot.md"));
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block(page(), "properties")));
        return properties;
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static String block(String text, String language) {
        List<String> blocks = blocks(text, language);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static List<String> blocks(String text, String language) {
        return group(text, "(?s)```" + language + "\n(.*?)```");
    }

    static List<String> group(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
