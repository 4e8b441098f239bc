package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;

/** What tools make of a component's URIs: those that read Camel's description of the component, and not its code. */
public final class CatalogUris {

    private static final Map<String, String> WRONG =
            Map.of("integer", "abc", "boolean", "maybe", "duration", "soon", "enum", "other");

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final String scheme;

    /**
     * @param scheme of the component
     * @param description Camel's of the component, which the build generates
     */
    public CatalogUris(String scheme, Class<?> component, URL description) throws IOException {
        this.scheme = scheme;
        try (var in = description.openStream()) {
            catalog.addComponent(scheme, component.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Of the README, of the pages and of the examples' READMEs. */
    public void documentedOnesAreValid() throws IOException {
        List<String> uris = documented();
        assertThat(uris).isNotEmpty().allSatisfy(this::isValid);
    }

    public void isValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    public void isRefused(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).as(uri).isFalse();
    }

    /** Every number, boolean, duration and word of a list. */
    public void valuesOfAnotherTypeAreRefused(String operation) {
        List<String> wrong = catalog.componentModel(scheme).getEndpointParameterOptions().stream()
                .filter(option -> WRONG.containsKey(option.getType()))
                .map(option -> scheme + ":" + operation + "?" + option.getName() + "=" + WRONG.get(option.getType()))
                .toList();
        assertThat(wrong).isNotEmpty().allSatisfy(this::isRefused);
    }

    /** {@return the options of the component that are numbers, booleans or durations, with a wrong value} */
    public Map<String, String> wrongOptionsOfTheComponent() {
        return catalog.componentModel(scheme).getComponentOptions().stream()
                .filter(option ->
                        WRONG.containsKey(option.getType()) && !option.getType().equals("enum"))
                .collect(Collectors.toMap(BaseOptionModel::getName, option -> WRONG.get(option.getType())));
    }

    private List<String> documented() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 3)) {
            Pattern uri = Pattern.compile(scheme + ":[a-z-]+/[a-z-]+(\\?\\w[^\\s\"'`\\\\|]*)?");
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            return pages.stream()
                    .flatMap(page -> uri.matcher(read(page)).results().map(MatchResult::group))
                    .filter(found -> !found.equals(scheme + ":service/operation"))
                    .distinct()
                    .toList();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
