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
import java.util.stream.Stream;

/**
 * One way to say an operation to Relativity: a row of the vendor's contract.
 *
 * @param verb the HTTP method
 * @param path below {@code Relativity.REST/api/}, not encoded; <code>{option}</code> stands for a field,
 *     <code>{artifactId}</code> for the Artifact ID of what is saved
 * @param formerly the path under which older servers know it, tried on a 404; or {@code null}
 * @param idempotency what repeating it does
 * @param guard which requests it serves
 * @param payload the JSON to send; none for a request without a body
 * @param answerEnvelope the name of a JSON object that may wrap the answer, to be taken off; or {@code null}
 * @param deletes whether it deletes, so that what a repeat does not find any more was deleted before
 */
public record Wire(
        String verb,
        String path,
        String formerly,
        Idempotency idempotency,
        Predicate<Request> guard,
        List<Part> payload,
        String answerEnvelope,
        boolean deletes) {

    private static final String SUBJECT_ID = "artifactId";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /**
     * A POST that serves every request.
     *
     * @param idempotency what repeating it does
     * @param path below {@code Relativity.REST/api/}
     * @param payload the JSON to send
     * @return the wire
     */
    public static Wire post(Idempotency idempotency, String path, Part... payload) {
        return of("POST", idempotency, path, payload);
    }

    /**
     * A safe GET that serves every request.
     *
     * @param path below {@code Relativity.REST/api/}
     * @return the wire
     */
    public static Wire get(String path) {
        return of("GET", Idempotency.SAFE, path);
    }

    /**
     * An idempotent DELETE that serves every request; one of a single thing is {@link #deleting()} besides.
     *
     * @param path below {@code Relativity.REST/api/}
     * @return the wire
     */
    public static Wire delete(String path) {
        return of("DELETE", Idempotency.IDEMPOTENT, path);
    }

    private static Wire of(String verb, Idempotency idempotency, String path, Part... payload) {
        return new Wire(verb, path, null, idempotency, request -> true, List.of(payload), null, false);
    }

    /**
     * @param condition which requests it serves
     * @return the same wire, only for those
     */
    public Wire when(Predicate<Request> condition) {
        return new Wire(verb, path, formerly, idempotency, condition, payload, answerEnvelope, deletes);
    }

    /**
     * @param olderPath the path under which older servers know it
     * @return the same wire, which falls back to that path
     */
    public Wire formerly(String olderPath) {
        return new Wire(verb, path, olderPath, idempotency, guard, payload, answerEnvelope, deletes);
    }

    /**
     * @param envelope the name of a JSON object that may wrap the answer
     * @return the same wire, which takes that envelope off
     */
    public Wire unwrapping(String envelope) {
        return new Wire(verb, path, formerly, idempotency, guard, payload, envelope, deletes);
    }

    /**
     * @return the same wire, known to delete: when a repeat is answered that there is nothing, it is done
     */
    public Wire deleting() {
        return new Wire(verb, path, formerly, idempotency, guard, payload, answerEnvelope, true);
    }

    /**
     * @param operation whose fields the path may name
     * @return the fields that must be given
     */
    List<Field<?>> requiredFields(Operation operation) {
        return Stream.concat(inPath(operation), payload.stream().flatMap(Part::requiredFields))
                .distinct()
                .toList();
    }

    /**
     * @param operation whose fields the path may name
     * @return the fields that are sent, if they are given
     */
    List<Field<?>> fields(Operation operation) {
        return Stream.concat(inPath(operation), payload.stream().flatMap(Part::fields))
                .distinct()
                .toList();
    }

    private Stream<Field<?>> inPath(Operation operation) {
        return PLACEHOLDER.matcher(path).results().flatMap(match -> operation.field(match.group(1)).stream());
    }

    /**
     * @param request a request that holds the required fields
     * @return the path with the fields in place
     */
    public String path(Request request) {
        if (path.indexOf('{') < 0) {
            return path;
        }
        return PLACEHOLDER.matcher(path).replaceAll(match -> inPath(request, match.group(1))
                .map(value -> Matcher.quoteReplacement(value.toString()))
                .orElseThrow(() -> new IllegalStateException("no value for " + match.group())));
    }

    private static Optional<?> inPath(Request request, String name) {
        return name.equals(SUBJECT_ID)
                ? request.subjectId()
                : request.operation().field(name).flatMap(request::get);
    }

    /** {@return whether a request has a body} */
    public boolean hasPayload() {
        return !payload.isEmpty();
    }

    /**
     * @param request a request that holds the required fields
     * @return what writes the JSON to send
     */
    public JsonSerializable body(Request request) {
        return new Body(payload, request);
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
