package org.camelrelativity.examples.karaf;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bundles in place of those that camel-karaf publishes: Camel's own jars with the headers that camel-karaf gives them. What
 * camel-karaf has written itself and no jar of Camel's holds, is an empty bundle.
 */
final class StandIns {

    private static final String GROUP = "org.apache.camel.karaf";
    private static final List<String> FEATURES = List.of("camel-core", "camel-http", "camel-jackson");

    /** Published as it is. */
    private static final String OSGI = "camel-core-osgi";

    private static final String CAMEL = "org.apache.camel.*;version=\"[4.14,4.15)\",";

    /** What these need only in other surroundings. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "camel-util", "io.quarkus.arc;resolution:=optional,",
            "camel-bean", "io.quarkus.arc;resolution:=optional,",
            "camel-core-model", "jdk.jfr;resolution:=optional,",
            "camel-http-common", "jakarta.servlet*;resolution:=optional,");

    /** A package that two of Camel's jars share can be in one bundle only. */
    private static final Map<String, List<String>> MERGED =
            Map.of("camel-xml-jaxp", List.of("camel-xml-jaxp", "camel-xml-jaxp-util"));

    private final Path jars;
    private final String version;

    /**
     * @param jars the folder that Camel's jars are in
     * @param version camel-karaf's
     */
    StandIns(Path jars, String version) {
        this.jars = jars;
        this.version = version;
    }

    /**
     * Writes all that the features name.
     *
     * @param features camel-karaf's
     * @param repository a folder in a Maven repository's layout
     */
    void write(Path features, Path repository) throws Exception {
        String text = Files.readString(features);
        for (String feature : FEATURES) {
            Matcher bundles =
                    Pattern.compile("mvn:" + GROUP + "/([^/]+)/" + version).matcher(section(text, feature));
            while (bundles.find()) {
                if (!bundles.group(1).equals(OSGI)) {
                    write(bundles.group(1), repository);
                }
            }
        }
    }

    private static String section(String features, String name) {
        Matcher feature = Pattern.compile("<feature [^>]*name=\"" + name + "\"(?s:.*?)\\n {4}</feature>")
                .matcher(features);
        if (!feature.find()) {
            throw new IllegalStateException("camel-karaf has no feature " + name);
        }
        return feature.group();
    }

    private void write(String name, Path repository) throws Exception {
        Path target = repository.resolve(
                Path.of("", GROUP.split("\\.")).resolve(name).resolve(version).resolve(name + "-" + version + ".jar"));
        Files.createDirectories(target.getParent());
        try (Jar content = new Jar(name);
                Analyzer analyzer = new Analyzer(content)) {
            for (String part : MERGED.getOrDefault(name, List.of(name))) {
                add(part, content);
            }
            analyzer.setProperty(Constants.BUNDLE_SYMBOLICNAME, name);
            analyzer.setProperty(Constants.BUNDLE_VERSION, version);
            analyzer.setProperty(Constants.EXPORT_PACKAGE, "org.apache.camel*;version=4.14.0");
            analyzer.setProperty(Constants.IMPORT_PACKAGE, CAMEL + OPTIONAL.getOrDefault(name, "") + "*");
            content.setManifest(analyzer.calcManifest());
            content.write(target.toFile());
        }
    }

    private void add(String artifact, Jar content) throws IOException {
        Pattern file = Pattern.compile(Pattern.quote(artifact) + "-\\d.*\\.jar");
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : files.filter(
                            each -> file.matcher(each.getFileName().toString()).matches())
                    .toList()) {
                content.addAll(new Jar(jar.toFile()));
            }
        }
    }
}
