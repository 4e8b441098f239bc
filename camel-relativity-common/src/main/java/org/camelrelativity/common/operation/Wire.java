package org.camelrelativity.common.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camelrelativity.common.Numbered;

/**
 * One way to say an operation to Relativity: a call that the vendor documents. In a path <code>{option}</code> stands for a
 * field and <code>{artifactId}</code> for the Artifact ID of what is saved.
 */
public record Wire(
        String verb,
        String path,
        String fallbackPath,
        Idempotency idempotency,
        Predicate<Request> guard,
        List<Part> payload,
        String answerEnvelope,
        boolean deletes,
        boolean servedByGet,
        List<Field<?>> fields,
        List<Field<?>> requiredFields) {

    private static final String GET = "GET";
    private static final String SUBJECT_ID = "artifactId";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** A POST that only reads. */
    public static Wire safe(String path, Part... payload) {
        return post(Idempotency.SAFE, path, payload);
    }

    /** A POST that has the effect of one when it is sent twice. */
    public static Wire idempotent(String path, Part... payload) {
        return post(Idempotency.IDEMPOTENT, path, payload);
    }

    /** A POST that may do the work twice when it is sent twice. */
    public static Wire notIdempotent(String path, Part... payload) {
        return post(Idempotency.NOT_IDEMPOTENT, path, payload);
    }

    public static Wire post(Idempotency idempotency, String path, Part... payload) {
        return of("POST", idempotency, path, payload);
    }

    /** A safe one. */
    public static Wire get(String path, Part.Value... query) {
        return of(GET, Idempotency.SAFE, path, query);
    }

    /** An idempotent one; one of a single thing is {@link #deleting()} besides. */
    public static Wire delete(String path) {
        return of("DELETE", Idempotency.IDEMPOTENT, path);
    }

    /** An idempotent one, which says what something is from now on. */
    public static Wire put(String path, Part... payload) {
        return of("PUT", Idempotency.IDEMPOTENT, path, payload);
    }

    private static Wire of(String verb, Idempotency idempotency, String path, Part... payload) {
        return new Wire(
                verb,
                path,
                null,
                idempotency,
                request -> true,
                List.of(payload),
                null,
                false,
                false,
                List.of(),
                List.of());
    }

    private Wire with(String olderPath, Predicate<Request> accepts, String envelope, boolean isDelete, boolean getToo) {
        return new Wire(
                verb,
                path,
                olderPath,
                idempotency,
                accepts,
                payload,
                envelope,
                isDelete,
                getToo,
                fields,
                requiredFields);
    }

    /** The same wire, only for some requests. */
    public static Wire when(Predicate<Request> guard, Wire wire) {
        return wire.with(wire.fallbackPath, guard, wire.answerEnvelope, wire.deletes, wire.servedByGet);
    }

    /** The same wire, which may be served under an older path. */
    public Wire fallbackPath(String olderPath) {
        return with(olderPath, guard, answerEnvelope, deletes, servedByGet);
    }

    /** The same wire, which takes an envelope off the answer. */
    public Wire unwrapping(String envelope) {
        return with(fallbackPath, guard, envelope, deletes, servedByGet);
    }

    /** The same wire, known to delete: when a repeat is answered that there is nothing, it is done. */
    public Wire deleting() {
        return with(fallbackPath, guard, answerEnvelope, true, servedByGet);
    }

    /** The same wire, which only reads, and which servers may take as a GET with a body, as the vendor's page has it. */
    public Wire orGet() {
        return with(fallbackPath, guard, answerEnvelope, deletes, true);
    }

    /** {@return the same wire, as a GET} */
    public Wire asGet() {
        return new Wire(
                GET,
                path,
                fallbackPath,
                idempotency,
                guard,
                payload,
                answerEnvelope,
                deletes,
                servedByGet,
                fields,
                requiredFields);
    }

    /** The same wire, which knows the fields of the operation that its path names. */
    Wire of(Operation operation) {
        List<Field<?>> inPath = PLACEHOLDER
                .matcher(path)
                .results()
                .<Field<?>>flatMap(match -> operation.field(match.group(1)).stream())
                .toList();
        return new Wire(
                verb,
                path,
                fallbackPath,
                idempotency,
                guard,
                payload,
                answerEnvelope,
                deletes,
                servedByGet,
                distinct(inPath, payload.stream().flatMap(Part::fields)),
                distinct(inPath, payload.stream().flatMap(Part::requiredFields)));
    }

    private static List<Field<?>> distinct(List<Field<?>> inPath, Stream<Field<?>> inPayload) {
        return Stream.concat(inPath.stream(), inPayload).distinct().toList();
    }

    /** {@return the path, with a query, that has the fields of a request that holds the required ones} */
    public String path(Request request) {
        String query = hasPayload()
                ? ""
                : payload.stream()
                        .flatMap(part -> ((Part.Value) part).inQuery(request))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled(path, request) : filled(path, request) + "?" + query;
    }

    /** {@return the older path that has the fields of such a request} */
    public String fallbackPath(Request request) {
        return filled(fallbackPath, request);
    }

    private static String filled(String path, Request request) {
        if (path.indexOf('{') < 0) {
            return path;
        }
        return PLACEHOLDER.matcher(path).replaceAll(match -> inPath(request, match.group(1))
                .map(value -> Matcher.quoteReplacement(inUrl(value)))
                .orElseThrow(() -> new IllegalStateException("no value for " + match.group())));
    }

    /** In a URL the vendor writes the numbers of enums, if its sources agree on them. */
    static String inUrl(Object value) {
        return value instanceof Numbered && value instanceof Enum<?> constant
                ? String.valueOf(constant.ordinal())
                : value.toString();
    }

    private static Optional<?> inPath(Request request, String name) {
        return name.equals(SUBJECT_ID)
                ? request.subjectId()
                : request.operation().field(name).flatMap(request::get);
    }

    /** {@return whether a request has a body} */
    public boolean hasPayload() {
        return !payload.isEmpty() && !verb.equals(GET);
    }

    /** {@return what writes the JSON to send} */
    public JsonSerializable body(Request request) {
        return new Body(payload, request);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    /** Written by the mapper, which has buffers and serializers at hand. */
    private static final class Body extends JsonSerializable.Base {

        private final List<Part> parts;
        private final Request request;

        Body(List<Part> parts, Request request) {
            this.parts = parts;
            this.request = request;
        }

        @Override
        public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeStartObject();
            for (Part part : parts) {
                part.write(request, json, serializers);
            }
            json.writeEndObject();
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
                throws IOException {
            serialize(json, serializers);
        }
    }
}
