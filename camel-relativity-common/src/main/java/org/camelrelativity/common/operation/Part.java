package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camelrelativity.common.json.RelativityJson;

/** A piece of a request's JSON, spelled as one generation of the API wants it. */
public sealed interface Part {

    /**
     * Adds this piece.
     *
     * @param request the bound request
     * @param target the JSON object to add it to
     */
    void write(Request request, ObjectNode target);

    /**
     * @return the fields that must be given for this piece
     */
    default Stream<Field<?>> requiredFields() {
        return Stream.empty();
    }

    /**
     * @return the names of JSON objects that wrap the request
     */
    default Stream<String> envelopes() {
        return Stream.empty();
    }

    /**
     * A field that must be given.
     *
     * @param field the field
     * @param name its name on the wire
     * @return the piece
     */
    static Part required(Field<?> field, String name) {
        return new Value(field, name, true, null);
    }

    /**
     * A field that is left out when it is not given.
     *
     * @param field the field
     * @param name its name on the wire
     * @return the piece
     */
    static Part optional(Field<?> field, String name) {
        return new Value(field, name, false, null);
    }

    /**
     * A field that is always sent.
     *
     * @param field the field
     * @param name its name on the wire
     * @param otherwise what is sent when it is not given
     * @return the piece
     */
    static Part optional(Field<?> field, String name, String otherwise) {
        return new Value(field, name, false, otherwise);
    }

    /**
     * A JSON object that holds other pieces.
     *
     * @param name its name on the wire
     * @param parts what it holds
     * @return the piece
     */
    static Part object(String name, Part... parts) {
        return new Envelope(name, List.of(parts));
    }

    /**
     * The fields of what is to be saved.
     *
     * @param spelling turns the record's JSON into what this generation wants
     * @return the piece
     */
    static Part subject(UnaryOperator<ObjectNode> spelling) {
        return new Subject(spelling);
    }

    /**
     * A single field.
     *
     * @param field the field
     * @param name its name on the wire
     * @param required whether it must be given
     * @param otherwise what is sent when it is not given, or {@code null} to leave it out
     */
    record Value(Field<?> field, String name, boolean required, String otherwise) implements Part {

        @Override
        public void write(Request request, ObjectNode target) {
            Object value = request.values().getOrDefault(field, otherwise);
            if (value != null) {
                target.set(name, RelativityJson.strict().valueToTree(value));
            }
        }

        @Override
        public Stream<Field<?>> requiredFields() {
            return required ? Stream.of(field) : Stream.empty();
        }
    }

    /**
     * A JSON object around other pieces.
     *
     * @param name its name on the wire
     * @param parts what it holds
     */
    record Envelope(String name, List<Part> parts) implements Part {

        @Override
        public void write(Request request, ObjectNode target) {
            ObjectNode inner = target.putObject(name);
            parts.forEach(part -> part.write(request, inner));
        }

        @Override
        public Stream<Field<?>> requiredFields() {
            return parts.stream().flatMap(Part::requiredFields);
        }

        @Override
        public Stream<String> envelopes() {
            return Stream.of(name);
        }
    }

    /**
     * The fields of what is to be saved.
     *
     * @param spelling turns the record's JSON into what this generation wants
     */
    record Subject(UnaryOperator<ObjectNode> spelling) implements Part {

        @Override
        public void write(Request request, ObjectNode target) {
            target.setAll(spelling.apply(RelativityJson.strict().valueToTree(request.subject())));
        }
    }
}
