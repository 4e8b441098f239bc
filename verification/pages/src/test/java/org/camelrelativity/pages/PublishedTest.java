package org.camelrelativity.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What is published has what Maven Central asks for, whoever builds it, and the BOM lists it. */
class PublishedTest {

    private static final Path BOM = Path.of("camel-relativity-bom");

    /** Each module that Maven deploys, the topmost first. */
    private final List<Module> published =
            Module.all(Path.of(""), null).filter(Module::isDeployed).toList();

    private record Module(Path folder, Element project, Module parent) {

        static Stream<Module> all(Path folder, Module above) {
            Module module = new Module(folder, parse(folder.resolve("pom.xml")), above);
            return Stream.concat(
                    Stream.of(module),
                    elements(module.project, "module").stream()
                            .flatMap(name ->
                                    all(folder.resolve(name.getTextContent()).normalize(), module)));
        }

        /** As Maven finds it: here or in what it inherits from. */
        String value(String path) {
            Element found = project;
            for (String name : path.split("/")) {
                found = found == null ? null : child(found, name);
            }
            if (found != null) {
                return found.getTextContent().strip();
            }
            return parent == null ? "" : parent.value(path);
        }

        boolean isDeployed() {
            return value("properties/maven.deploy.skip").equals("false");
        }

        boolean isJar() {
            return child(project, "packaging") == null;
        }

        String own(String name) {
            return child(project, name) == null ? "" : child(project, name).getTextContent();
        }

        /** The jar, and what the build attaches; each as dependencyManagement writes it. */
        Stream<String> artifacts() {
            Stream<String> attached = elements(project, "artifact").stream()
                    .filter(each -> child(each, "classifier") != null)
                    .map(each -> own("artifactId") + ":"
                            + child(each, "type").getTextContent() + ":"
                            + child(each, "classifier").getTextContent());
            return isJar() ? Stream.concat(Stream.of(own("artifactId") + "::"), attached) : attached;
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }

    private static Element parse(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Tree.read(pom))))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(pom.toString(), e);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Element child(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return (Element) child;
            }
        }
        return null;
    }

    @Test
    void productAndRuntimesArePublishedAndNothingElse() {
        assertThat(published)
                .hasSizeGreaterThan(10)
                .allMatch(module -> module.folder().toString().matches("|camel-relativity-[a-z-]+|runtimes/.*"));
    }

    @Test
    void eachPomHasANameAndADescriptionOfItsOwn() {
        for (String element : List.of("artifactId", "name", "description")) {
            assertThat(published)
                    .extracting(module -> module.own(element))
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void eachPomSaysWhereItComesFrom() {
        for (String element : List.of(
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/organizationUrl",
                "scm/url",
                "scm/connection",
                "scm/developerConnection")) {
            assertThat(published).allSatisfy(module -> assertThat(module.value(element))
                    .as("%s of %s", element, module)
                    .isNotBlank()
                    .doesNotContain("${"));
        }
    }

    /** Maven would append each module's name to them, which lead nowhere. */
    @Test
    void addressesAreInheritedAsTheyAre() {
        Element project = parse(Path.of("pom.xml"));
        assertThat(project.getAttribute("child.project.url.inherit.append.path"))
                .isEqualTo("false");
        for (String address : List.of("connection", "developerConnection", "url")) {
            assertThat(child(project, "scm").getAttribute("child.scm." + address + ".inherit.append.path"))
                    .isEqualTo("false");
        }
    }

    @Test
    void eachJarComesWithSourcesAndJavadocAndIsComparedWithItsRelease() {
        assertThat(published).filteredOn(Module::isJar).hasSizeGreaterThan(7).allSatisfy(module -> {
            List<String> plugins = elements(child(module.project(), "build"), "plugin").stream()
                    .map(plugin -> child(plugin, "artifactId").getTextContent())
                    .toList();
            assertThat(plugins)
                    .as("%s", module)
                    .contains("maven-source-plugin", "maven-javadoc-plugin", "japicmp-maven-plugin");
        });
    }

    @Test
    void noPomIsBoundToAHost() {
        Pattern bound = Pattern.compile(
                "(?i)<(plugin)?repositories>|<distributionManagement>|<systemPath>|localhost|>/|[^\\w.}/]/(home|root|tmp|users)/");
        assertThat(published)
                .extracting(module -> Tree.read(module.folder().resolve("pom.xml")))
                .noneMatch(pom -> bound.matcher(pom).find());
    }

    @Test
    void theBomListsWhatIsPublished() {
        Element bom = parse(BOM.resolve("pom.xml"));
        List<Element> managed = elements(bom, "dependency");
        assertThat(managed)
                .allMatch(each -> child(each, "groupId").getTextContent().equals("${project.groupId}"))
                .allMatch(each -> child(each, "version").getTextContent().equals("${project.version}"))
                .extracting(each -> Stream.of("artifactId", "type", "classifier")
                        .map(name -> child(each, name))
                        .map(found -> found == null ? "" : found.getTextContent())
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().flatMap(Module::artifacts).toList());
    }

    @Test
    void theReproducibleBuildIsOfAllThatIsPublished() {
        List<String> built = new ArrayList<>();
        Tree.read(Path.of(".ci/reproducible"))
                .lines()
                .filter(line -> line.startsWith("published"))
                .forEach(line -> built.addAll(
                        Arrays.asList(line.replaceFirst("published\\+?=,?", "").split(","))));
        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .filter(module -> module.parent() != null)
                        .map(Module::toString)
                        .toList());
    }

    @Test
    void theChangelogHasTheVersionThatIsBuilt() {
        String version = published.get(0).own("version");
        assertThat(Tree.read(Path.of("CHANGELOG.md")))
                .contains(version.endsWith("-SNAPSHOT") ? "\n## [Unreleased]\n" : "\n## [" + version + "] - ");
        assertThat(Files.exists(Tree.ROOT.resolve("CONTRIBUTING.md"))).isTrue();
    }
}
