package org.camelrelativity.common.testing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;

/** The JSON of a record and of those within it: names and types as Jackson reads them, the words as its Javadoc has them. */
final class RecordTables {

    private static final Map<Class<?>, String> TYPES = Map.of(
            Integer.class, "integer",
            int.class, "integer",
            Boolean.class, "`true` or `false`",
            String.class, "text",
            UUID.class, "GUID",
            BigDecimal.class, "number",
            JsonNode.class, "JSON");

    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s+)*public record (\\w+)\\(", Pattern.DOTALL);

    /** Also what is required only under a condition, which the text is to name. */
    private static final Pattern REQUIRED =
            Pattern.compile("constraints\\.required(?:When)?\\((?:[^;]*,\\s*)?\"(\\w+)\",\\s*\\w+\\)");

    private final Deque<Class<?>> toWrite = new ArrayDeque<>();
    private final Map<Class<?>, String> written = new LinkedHashMap<>();

    private RecordTables() {}

    static String of(Class<? extends RelativityRecord> type) throws IOException {
        RecordTables tables = new RecordTables();
        tables.toWrite.add(type);
        while (!tables.toWrite.isEmpty()) {
            Class<?> next = tables.toWrite.remove();
            if (!tables.written.containsKey(next)) {
                tables.written.put(next, tables.table(next));
            }
        }
        return String.join("", tables.written.values());
    }

    private String table(Class<?> type) throws IOException {
        String source = Files.readString(source(type));
        Map<String, String> words = words(type, source);
        List<String> required =
                REQUIRED.matcher(source).results().map(found -> found.group(1)).toList();
        StringBuilder table = new StringBuilder(written.isEmpty() ? "\n## " : "\n### ")
                .append(type.getSimpleName())
                .append("\n\n")
                .append(words.get(""))
                .append("\n\n| field | type | what it is |\n|---|---|---|\n");
        JavaType json = RelativityJson.strict().constructType(type);
        for (BeanPropertyDefinition property : RelativityJson.strict()
                .getDeserializationConfig()
                .introspect(json)
                .findProperties()) {
            String meaning = words.getOrDefault(property.getInternalName(), "");
            if (required.contains(property.getName())) {
                assertThat(meaning)
                        .as(type.getSimpleName() + "." + property.getName())
                        .contains("required");
            }
            table.append("| `")
                    .append(property.getName())
                    .append("`")
                    .append(property.findAliases().stream()
                            .map(alias -> " or `" + alias.getSimpleName() + "`")
                            .collect(joining()))
                    .append(" | ")
                    .append(type(property.getPrimaryType()))
                    .append(" | ")
                    .append(meaning)
                    .append(" |\n");
        }
        return table.toString();
    }

    private String type(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            return "list of " + type(type.getContentType());
        }
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(each -> "`" + each + "`")
                    .collect(joining(", "));
        }
        if (raw.isRecord()) {
            toWrite.add(raw);
            String name = raw.getSimpleName();
            return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
        }
        if (!TYPES.containsKey(raw)) {
            throw new AssertionError("no word for " + type);
        }
        return TYPES.get(raw);
    }

    /** What the record's Javadoc says of each component, and, under "", of itself. */
    private static Map<String, String> words(Class<?> type, String source) {
        Matcher javadoc = JAVADOC.matcher(source);
        Map<String, String> words = new LinkedHashMap<>();
        while (javadoc.find()) {
            if (javadoc.group(2).equals(type.getSimpleName())) {
                String text = javadoc.group(1)
                        .replaceAll("(\\s*\\n\\s*\\*?)+\\s*", " ")
                        .replaceAll("\\{@\\w+ #?([^}]*)}", "`$1`");
                String[] parts = text.split("@param ");
                words.put("", parts[0].replaceFirst(" Source: .*", "").strip());
                for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                    String[] component = part.strip().split(" ", 2);
                    words.put(component[0], component[1].replace("|", "\\|"));
                }
            }
        }
        return words;
    }

    private static Path source(Class<?> type) {
        Class<?> file = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        Path path = Path.of("src/main/java", file.getName().replace('.', '/') + ".java");
        return Stream.of(path, Path.of("../camel-relativity-common").resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no source of " + type));
    }
}
