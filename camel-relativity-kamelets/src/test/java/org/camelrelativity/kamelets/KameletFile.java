package org.camelrelativity.kamelets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One of the Kamelets, as it is in the jar. */
record KameletFile(String name, String text) {

    private static final Path FOLDER = Path.of("target/classes/kamelets");
    private static final String ENDING = ".kamelet.yaml";

    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> new KameletFile(file.getFileName().toString().replace(ENDING, ""), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return "kamelets/" + name + ENDING;
    }

    Object at(String... keys) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(text);
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String... keys) {
        return (Map<String, Object>) at(keys);
    }

    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> properties() {
        return (Map<String, Map<String, Object>>) at("spec", "definition", "properties");
    }

    List<?> required() {
        return (List<?>) at("spec", "definition", "required");
    }

    /** The names of the template's own beans. */
    List<String> beans() {
        return at("spec", "template", "beans") instanceof List<?> beans
                ? beans.stream()
                        .map(bean -> (String) ((Map<?, ?>) bean).get("name"))
                        .collect(Collectors.toList())
                : List.of();
    }

    String template() {
        return text.substring(text.indexOf("\n  template:"));
    }

    @Override
    public String toString() {
        return name;
    }
}
