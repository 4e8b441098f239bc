package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/** What an operation answers, how to read it and what it says of the effect. */
public record Answer<A>(
        Class<A> type,
        Reader<A> reader,
        BiFunction<Request, A, Verdict> verdict,
        Map<String, Function<A, ?>> proofs,
        Map<Field<?>, Function<A, Optional<?>>> ids,
        Merger<A> merger) {

    /** How the answers to parts of a list become one, and what is left of one without the jobs that were not done. */
    public record Merger<A>(Function<List<A>, A> ofParts, UnaryOperator<A> onlyDone) {}

    /** What an answer with status 200 says of the effect: a 200 alone is not success. */
    public sealed interface Verdict {

        /** The operation was done. */
        record Done() implements Verdict {}

        /** Relativity says that it did not do it, and why in its own words where it gave any. */
        record Refused(String reason) implements Verdict {

            /** With its reasons, of which there may be none. */
            public static Refused because(List<String> reasons) {
                return new Refused(Verdict.reason(reasons));
            }
        }

        /** A mass operation was answered job by job. */
        record PerJob(RelativityJobReport report) implements Verdict {}

        /** The answer does not tell; the reason says what is missing. */
        record Unknown(String reason) implements Verdict {}

        /** {@return Relativity's reasons in one text, also if it gave none} */
        static String reason(List<String> reasons) {
            String given = reasons.stream()
                    .filter(reason -> reason != null && !reason.isBlank())
                    .collect(Collectors.joining("; "));
            return given.isEmpty() ? "Relativity gave no reason" : given;
        }

        /** The operation was done. */
        Verdict DONE = new Done();
    }

    /** Turns JSON into the answer to a request. */
    @FunctionalInterface
    public interface Reader<A> {
        A read(Request request, ResponseBody content) throws UnreadableAnswerException;
    }

    /** A JSON object, which is taken for success unless it is judged or has to prove it. */
    public static <A extends RelativityRecord> Answer<A> of(Class<A> type) {
        return done(type, (request, content) -> content.read(type));
    }

    /** The same, which may also be the only element of a list. */
    public static <A extends RelativityRecord> Answer<A> ofOne(Class<A> type) {
        return done(type, (request, content) -> content.readOne(type));
    }

    /** What is read in a way of its own, which throws for what does not tell that it was done. */
    public static <A> Answer<A> read(Class<A> type, Reader<A> reader) {
        return done(type, reader);
    }

    /** A bare Artifact ID, as the saves answer it. */
    public static Answer<Integer> artifactId(Field<Integer> id) {
        return done(Integer.class, (request, content) -> readNumber(content, FieldType.ARTIFACT_ID, "an Artifact ID"))
                .carrying(id, Optional::of);
    }

    /** Likewise, but an update may be answered with nothing but success: then it is the Artifact ID that was given. */
    public static Answer<Integer> savedArtifactId(Field<Integer> id) {
        return done(Integer.class, Answer::readSaved).carrying(id, Optional::of);
    }

    /** A file, as it comes. */
    public static Answer<byte[]> file() {
        return done(byte[].class, (request, content) -> content.json());
    }

    /** {@return whether it is no JSON} */
    public boolean isFile() {
        return type == byte[].class;
    }

    /** A bare GUID, in quotes or not. */
    public static Answer<String> guid(Field<String> id) {
        return done(String.class, (request, content) -> content.guid()).carrying(id, Optional::of);
    }

    /** A bare number of things, always positive. */
    public static Answer<Integer> number() {
        return done(
                Integer.class, (request, content) -> readNumber(content, FieldType.ARTIFACT_ID, "a positive number"));
    }

    /** A bare number of things or an id, of which 0 says that there is none. */
    public static Answer<Integer> count() {
        return done(Integer.class, (request, content) -> readNumber(content, FieldType.COUNT, "a number from 0"));
    }

    /** Nothing but success: an empty body, {@code null}, {@code true}, an empty text or object. */
    public static Answer<Boolean> noContent() {
        return done(Boolean.class, (request, content) -> readNoContent(content))
                .judgedBy(done -> done ? Verdict.DONE : new Verdict.Refused("Relativity answered false"));
    }

    private static <A> Answer<A> done(Class<A> type, Reader<A> reader) {
        return new Answer<>(type, reader, (request, answer) -> Verdict.DONE, Map.of(), Map.of(), null);
    }

    /** What the answer means depends on what was asked. */
    public Answer<A> as(BiFunction<Request, A, A> meant) {
        Reader<A> adjusted = (request, content) -> meant.apply(request, reader.read(request, content));
        return new Answer<>(type, adjusted, verdict, proofs, ids, merger);
    }

    public Answer<A> judgedBy(Function<A, Verdict> rule) {
        return judgedBy((request, answer) -> rule.apply(answer));
    }

    public Answer<A> judgedBy(BiFunction<Request, A, Verdict> rule) {
        return new Answer<>(type, reader, rule, proofs, ids, merger);
    }

    /**
     * The answer must carry this field, or another that is said to prove it too. Blank text proves nothing, nor does a 0:
     * .NET writes it where nothing is set.
     */
    public Answer<A> proving(String name, Function<A, ?> getter) {
        Map<String, Function<A, ?>> more = new LinkedHashMap<>(proofs);
        more.put(name, getter);
        return new Answer<>(type, reader, (request, answer) -> proven(more, answer), more, ids, merger);
    }

    /** The answer carries an id, which becomes the header of a field. */
    public Answer<A> carrying(Field<?> field, Function<A, Optional<?>> id) {
        Map<Field<?>, Function<A, Optional<?>>> more = new LinkedHashMap<>(ids);
        more.put(field, id);
        return new Answer<>(type, reader, verdict, proofs, Map.copyOf(more), merger);
    }

    public Answer<A> mergedBy(Function<List<A>, A> ofParts, UnaryOperator<A> onlyDone) {
        return new Answer<>(type, reader, verdict, proofs, ids, new Merger<>(ofParts, onlyDone));
    }

    private static <A> Verdict proven(Map<String, Function<A, ?>> proofs, A answer) {
        if (proofs.values().stream().anyMatch(getter -> isSet(getter.apply(answer)))) {
            return Verdict.DONE;
        }
        String lacking = String.join(" nor ", proofs.keySet());
        return new Verdict.Unknown(
                "the answer has status 200 but " + (proofs.size() > 1 ? "neither " : "no ") + lacking);
    }

    private static boolean isSet(Object value) {
        if (value instanceof String text) {
            return !text.isBlank();
        }
        return value instanceof Number number ? number.doubleValue() > 0 : value != null;
    }

    private static Integer readNumber(ResponseBody content, FieldType<Integer> type, String expected)
            throws UnreadableAnswerException {
        JsonNode json = content.tree();
        return Optional.of(json)
                .filter(JsonNode::isValueNode)
                .flatMap(node -> type.parse(node.asText()))
                .orElseThrow(() ->
                        new UnreadableAnswerException("the answer is not " + expected + " but " + describe(json)));
    }

    private static Integer readSaved(Request request, ResponseBody content) throws UnreadableAnswerException {
        Optional<Integer> given = request.subjectId();
        JsonNode json = content.tree();
        return given.isPresent() && (isNothing(json) || json.isBoolean() && json.booleanValue())
                ? given.get()
                : readNumber(content, FieldType.ARTIFACT_ID, "an Artifact ID");
    }

    private static boolean isNothing(JsonNode json) {
        return json.isMissingNode()
                || json.isNull()
                || json.isTextual() && json.textValue().isBlank()
                || json.isObject() && json.isEmpty();
    }

    private static Boolean readNoContent(ResponseBody content) throws UnreadableAnswerException {
        JsonNode json = content.tree();
        if (isNothing(json)) {
            return true;
        }
        return RelativityJson.flag(json)
                .orElseThrow(() ->
                        new UnreadableAnswerException("the answer is neither empty nor true but " + describe(json)));
    }

    private static String describe(JsonNode json) {
        return json.isMissingNode() ? "empty" : Quoted.kind(json);
    }
}
