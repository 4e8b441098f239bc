package org.camelrelativity.common.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an error in JSON says to a person, whatever form it has: Kepler's own, RFC 9457's with {@code errors}, ASP.NET's with
 * {@code ModelState}, OAuth2's, an {@code error} object, a list, a text.
 */
public final class ErrorMessages {

    /** In the order in which they are told. */
    private static final List<String> TEXTS =
            List.of("message", "errormessage", "title", "detail", "error_description", "description", "reason");

    /** What holds errors, those of fields by the field's name. */
    private static final List<String> ERRORS = List.of("error", "errors", "modelstate");

    private static final int MAX_ERRORS = 10;

    private ErrorMessages() {}

    /** {@return the text of an error; of an object that has none, its JSON} */
    public static String of(JsonNode error) {
        if (error.isArray()) {
            return StreamSupport.stream(error.spliterator(), false)
                    .limit(MAX_ERRORS)
                    .map(ErrorMessages::of)
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
        if (!error.isObject()) {
            return error.asText().strip();
        }
        List<String> told = new ArrayList<>();
        for (String name : TEXTS) {
            add(told, member(error, name).asText());
        }
        for (String name : ERRORS) {
            JsonNode errors = member(error, name);
            boolean byField = errors.isObject() && !name.equals("error") && !hasText(errors);
            add(told, byField ? ofFields(errors) : of(errors));
        }
        if (told.isEmpty()) {
            add(told, member(error, "errortype").asText());
        }
        return told.isEmpty() && !error.isEmpty() ? error.toString() : String.join("; ", told);
    }

    private static void add(List<String> told, String text) {
        if (!text.isBlank() && !told.contains(text.strip())) {
            told.add(text.strip());
        }
    }

    private static boolean hasText(JsonNode error) {
        return TEXTS.stream().anyMatch(name -> member(error, name).isTextual());
    }

    private static String ofFields(JsonNode errors) {
        return errors.properties().stream()
                .limit(MAX_ERRORS)
                .map(field -> (field.getKey().isBlank() ? "" : field.getKey() + ": ") + of(field.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** In any letters; a missing node if there is none. */
    static JsonNode member(JsonNode json, String name) {
        return json.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
