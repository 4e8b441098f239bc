package org.camelrelativity.pages;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.common.testing.Snippet;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fenced block of every page is compiled, loaded, or compared with what there is. A block that nothing checks fails here;
 * what can't be checked by its language alone is listed with the test that checks it.
 */
class SnippetsTest {

    private static final String JBANG = "verification/jbang/src/test/java/org/camelrelativity/jbang/JBangIT.java";

    private static final String SPRING_BOOT =
            "camel-relativity-spring-boot-starter/src/test/java/org/camelrelativity/springboot/SpringBootPageTest.java";

    /** By page and language, the test that reads the block. */
    private static final Map<String, String> CHECKED_ELSEWHERE = Map.ofEntries(
            entry("docs/jbang.md properties", JBANG),
            entry("docs/jbang.md sh", JBANG),
            entry("docs/jbang.md yaml", JBANG),
            entry(
                    "docs/karaf.md text",
                    "examples/karaf/src/test/java/org/camelrelativity/examples/karaf/ReadmeTest.java"),
            entry(
                    "docs/monitoring.md text",
                    "camel-relativity-imaging/src/test/java/org/camelrelativity/imaging/PagesTest.java"),
            entry(
                    "docs/sandbox.md yaml",
                    "camel-relativity-sandbox/src/test/java/org/camelrelativity/sandbox/SeedTest.java"),
            entry("docs/spring-boot.md xml", SPRING_BOOT),
            entry("docs/spring-boot.md properties", SPRING_BOOT),
            entry(
                    "examples/karaf/README.md text",
                    "examples/karaf/src/test/java/org/camelrelativity/examples/karaf/ReadmeTest.java"),
            entry(
                    "examples/nightly-imaging/README.md text",
                    "examples/nightly-imaging/src/test/java/org/camelrelativity/examples/nightly/DefaultRunIT.java"),
            entry(
                    "examples/production-night/README.md text",
                    "examples/production-night/src/test/java/org/camelrelativity/examples/night/DefaultRunIT.java"),
            entry(
                    "examples/production-night/README.md yaml",
                    "examples/production-night/src/test/java/org/camelrelativity/examples/night/ProductionListTest.java"));

    private static final Pattern REGION = Pattern.compile("( *)// snippet\n(.*?) *// end\n", Pattern.DOTALL);

    private final List<String> regions =
            Tree.files(file -> file.contains("src/test/java/") && file.endsWith(".java")).stream()
                    .filter(file -> !file.endsWith("SnippetsTest.java"))
                    .flatMap(file -> REGION.matcher(Tree.read(file)).results())
                    .map(region -> region.group(2).replaceAll("(?m)^" + region.group(1), ""))
                    .toList();

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (var page : Tree.pages()) {
            for (Snippet snippet : Snippet.of(Tree.ROOT.resolve(page))) {
                snippets.add(new Snippet(page, snippet.line(), snippet.language(), snippet.text()));
            }
        }
        return snippets;
    }

    @TestFactory
    Stream<DynamicTest> everySnippetIsChecked() throws IOException {
        return snippets().stream().map(snippet -> DynamicTest.dynamicTest(snippet.toString(), () -> check(snippet)));
    }

    private void check(Snippet snippet) throws Exception {
        String test = CHECKED_ELSEWHERE.get(snippet.page() + " " + snippet.language());
        if (test != null) {
            String name = snippet.page().getFileName().toString();
            assertThat(Tree.read(Path.of(test))).contains(name);
            assertThat(snippets())
                    .as("it reads one block")
                    .filteredOn(each -> each.page().equals(snippet.page()))
                    .filteredOn(each -> each.language().equals(snippet.language()))
                    .hasSize(1);
            return;
        }
        switch (snippet.language()) {
            case "java" -> assertCompiled(snippet);
            case "yaml" -> assertLoads(snippet);
            case "xml" -> {
                if (snippet.text().startsWith("<dependency>")) {
                    assertOfThisProject(snippet.text());
                } else {
                    assertLoads(snippet);
                }
            }
            case "properties" -> assertConfigures(snippet.text());
            case "sh" ->
                snippet.text().replace("\\\n", " ").lines().forEach(line -> new Command(line).assertCanBeRun());
            case "json" ->
                assertThat(new ObjectMapper()
                                .readerFor(JsonNode.class)
                                .readValues(snippet.text())
                                .readAll())
                        .isNotEmpty();
            case "mermaid" -> assertThat(snippet.text()).matches("(?s)(flowchart|sequenceDiagram|stateDiagram).*");
            default -> fail("no test checks a block of '%s'; see CHECKED_ELSEWHERE".formatted(snippet.language()));
        }
    }

    /** Between "// snippet" and "// end" of a test, which runs it, or of an example, which its tests run. */
    private void assertCompiled(Snippet snippet) {
        boolean compiled = !snippet.page().startsWith("examples") && regions.contains(snippet.text())
                || isPartOf(snippet.text(), "examples/.*src/main/java/");
        assertThat(compiled).as(snippet.text()).isTrue();
    }

    /** An onException takes no 60s, which Camel notices only when something fails for the first time. */
    @Test
    void redeliveryDelaysAreMilliseconds() throws IOException {
        Pattern delay = Pattern.compile("[rR]edeliveryDelay(?:: *|\\()[\"']?(?:\\{\\{[\\w.-]+:)?([^)}\"'\\n]*)");
        assertThat(snippets())
                .flatExtracting(snippet -> delay.matcher(snippet.text())
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .isNotEmpty()
                .allMatch(value -> value.matches("\\d+|\\{\\{[\\w.-]+"));
    }

    @Test
    void allThatIsCompiledForPagesIsShown() throws IOException {
        assertThat(snippets()).extracting(Snippet::text).containsAll(regions);
        assertThat(regions).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    private static boolean isPartOf(String text, String folder) {
        return Tree.files(file -> file.matches(".*" + folder + ".*\\.(java|properties|cfg)")).stream()
                .anyMatch(file -> unindented(Tree.read(file)).contains(unindented(text)));
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    /** All endpoints are made, and with them all options read. */
    private static void assertLoads(Snippet snippet) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try {
            for (String name : List.of("relativity-imaging", "relativity-production")) {
                RelativityComponent component = context.getComponent(name, RelativityComponent.class);
                component.getConfiguration().setInstanceUrl("https://relativity.example.com");
                component.getConfiguration().setAccessToken("token");
            }
            JdbcCallLedger ledger = new JdbcCallLedger(
                    JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));
            ledger.setCreateTable(true);
            context.getRegistry().bind("ledger", ledger);
            context.setAutoStartup(false);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("snippet." + snippet.language(), snippet.text()));
            context.start();
            assertThat(context.getRoutes()).isNotEmpty();
        } finally {
            context.stop();
        }
    }

    private static void assertOfThisProject(String dependency) {
        String artifact = "<artifactId>" + dependency.split("</?artifactId>")[1] + "</artifactId>";
        String version = "<version>" + dependency.split("</?version>")[1] + "</version>";
        assertThat(dependency).contains("<groupId>org.camelrelativity</groupId>");
        assertThat(Tree.files(file -> file.endsWith("pom.xml")))
                .map(Tree::read)
                .map(pom -> pom.replaceAll("(?s)<(dependencies|build|dependencyManagement)>.*", ""))
                .anyMatch(pom -> pom.contains(version) && pom.lines().anyMatch(line -> line.equals("  " + artifact)));
    }

    /** Camel takes each line, and fails for what it does not know; what other runtimes read must be part of an example. */
    private static void assertConfigures(String text) throws Exception {
        if (isPartOf(text, "examples/")) {
            return;
        }
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        assertThat(properties.stringPropertyNames()).isNotEmpty().allMatch(name -> name.startsWith("camel."));
        Main main = new Main();
        try {
            properties.forEach((name, value) ->
                    main.addInitialProperty((String) name, ((String) value).replaceAll("\\{\\{env:\\w+}}", "value")));
            main.start();
        } finally {
            main.stop();
        }
    }

    @Test
    void codeIsFencedAndNotOnlyIndented() {
        for (var page : Tree.pages()) {
            String prose = Prose.of(page);
            assertThat(Pattern.compile("(?m)^ {4,}\\S.*|^ +```|^ *~~~")
                            .matcher(prose)
                            .results()
                            .map(MatchResult::group))
                    .as("%s: nothing checks code that is not fenced", page)
                    .isEmpty();
        }
    }

    @Test
    void commandsInTheTextCanBeRun() {
        List<String> commands = Tree.pages().stream()
                .flatMap(page ->
                        Pattern.compile("`(mvn [^`]+)`").matcher(Prose.of(page)).results())
                .map(match -> match.group(1).replaceAll("\\s+", " "))
                .toList();
        assertThat(commands).isNotEmpty().allSatisfy(command -> new Command(command).assertCanBeRun());
    }
}
