package org.camelrelativity.common.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;

/** A piece of a request's JSON, spelled as one generation of the API wants it. */
public sealed interface Part {

    /** Writes this piece into the JSON object that it belongs to. */
    void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException;

    default Stream<Field<?>> fields() {
        return Stream.empty();
    }

    default Stream<Field<?>> requiredFields() {
        return Stream.empty();
    }

    /** {@return the names of JSON objects that wrap the request} */
    default Stream<String> envelopes() {
        return Stream.empty();
    }

    /** {@return the names of lists, of which the elements are the request} */
    default Stream<String> lists() {
        return Stream.empty();
    }

    /** A field that must be given, under its name on the wire. */
    static Value required(Field<?> field, String name) {
        return new Value(field, name, true, null);
    }

    /** A field that is left out when it is not given. */
    static Value optional(Field<?> field, String name) {
        return new Value(field, name, false, null);
    }

    /** A field that is always sent. */
    static Value optional(Field<?> field, String name, Object otherwise) {
        return new Value(field, name, false, otherwise);
    }

    /** There is no argument, and the body is empty; but its type is JSON. */
    Part NOTHING = new Nothing();

    /** What no route can change. */
    static Part constant(String name, Object value) {
        return computed(name, request -> value);
    }

    /** What follows from fields, all of which must be given; left out where it is null. */
    static Part computed(String name, Function<Request, Object> value, Field<?>... of) {
        return new Computed(name, value, List.of(of));
    }

    /** A JSON object that holds other pieces. */
    static Part object(String name, Part... parts) {
        return new Envelope(name, List.of(parts));
    }

    /** The fields of what is to be saved; the record's JSON is turned into what this generation wants. */
    static Part subject(UnaryOperator<ObjectNode> spelling) {
        return new Subject(spelling);
    }

    /** The list of what a mass operation is about. */
    static Part elements(String name) {
        return new Elements(name, (request, element) -> element);
    }

    /** The same, each spelled as this wire wants it. */
    static Part elements(String name, BiFunction<Request, RelativityRecord, Object> spelling) {
        return new Elements(name, spelling);
    }

    /** A single field; one that is not given is left out, unless there is something to send instead. */
    record Value(Field<?> field, String name, boolean required, Object otherwise) implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException {
            Object value = value(request);
            if (value != null) {
                serializers.defaultSerializeField(name, value, json);
            }
        }

        private Object value(Request request) {
            Object given = request.values().get(field);
            return given == null ? otherwise : given;
        }

        /** {@return the piece of a query, if there is a value} */
        Stream<String> inQuery(Request request) {
            return Stream.ofNullable(value(request))
                    .map(value -> name + "=" + URLEncoder.encode(Wire.inUrl(value), StandardCharsets.UTF_8));
        }

        @Override
        public Stream<Field<?>> fields() {
            return Stream.of(field);
        }

        @Override
        public Stream<Field<?>> requiredFields() {
            return required ? Stream.of(field) : Stream.empty();
        }
    }

    record Computed(String name, Function<Request, Object> value, List<Field<?>> of) implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException {
            Object computed = value.apply(request);
            if (computed != null) {
                serializers.defaultSerializeField(name, computed, json);
            }
        }

        @Override
        public Stream<Field<?>> fields() {
            return of.stream();
        }

        @Override
        public Stream<Field<?>> requiredFields() {
            return of.stream();
        }
    }

    record Nothing() implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) {
            throw new IllegalStateException("there is nothing to write");
        }
    }

    record Envelope(String name, List<Part> parts) implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeObjectFieldStart(name);
            for (Part part : parts) {
                part.write(request, json, serializers);
            }
            json.writeEndObject();
        }

        @Override
        public Stream<Field<?>> fields() {
            return parts.stream().flatMap(Part::fields);
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

    record Subject(UnaryOperator<ObjectNode> spelling) implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException {
            ObjectNode fields = spelling.apply(RelativityJson.strict().valueToTree(request.subject()));
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                serializers.defaultSerializeField(field.getKey(), field.getValue(), json);
            }
        }
    }

    record Elements(String name, BiFunction<Request, RelativityRecord, Object> spelling) implements Part {

        @Override
        public void write(Request request, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeArrayFieldStart(name);
            for (RelativityRecord element : request.elements()) {
                serializers.defaultSerializeValue(spelling.apply(request, element), json);
            }
            json.writeEndArray();
        }

        @Override
        public Stream<String> lists() {
            return Stream.of(name);
        }
    }
}
