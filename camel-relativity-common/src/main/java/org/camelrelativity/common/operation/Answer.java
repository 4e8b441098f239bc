package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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
        Function<List<A>, A> merger) {

    /** What an answer with status 200 says of the effect: a 200 alone is not success. */
    public sealed interface Verdict {

        /** The operation was done. */
        record Done() implements Verdict {}

        /** Relativity says that it did not do it, and why in its own words where it gave any. */
        record Refused(String reason) implements Verdict {}

        /** A mass operation was answered job by job. */
        record PerJob(RelativityJobReport report) implements Verdict {}

        /** The answer does not tell; the reason says what is missing. */
        record Unknown(String reason) implements Verdict {}

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

    /** What is read in a way of its own, which throws for what does not tell that it was done. */
    public static <A> Answer<A> read(Class<A> type, Reader<A> reader) {
        return done(type, reader);
    }

    /** A bare Artifact ID, as the saves answer it. */
    public static Answer<Integer> artifactId(Field<Integer> id) {
        return done(Integer.class, (request, content) -> readNumber(content, "an Artifact ID"))
                .carrying(id, Optional::of);
    }

    /** A bare number of things, always positive. */
    public static Answer<Integer> number() {
        return done(Integer.class, (request, content) -> readNumber(content, "a positive number"));
    }

    /** Nothing but success: an empty body, {@code null}, {@code true}, an empty text or object (contract, common §4). */
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

    public Answer<A> mergedBy(Function<List<A>, A> rule) {
        return new Answer<>(type, reader, verdict, proofs, ids, rule);
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

    private static Integer readNumber(ResponseBody content, String expected) throws UnreadableAnswerException {
        JsonNode json = content.tree();
        return Optional.of(json)
                .filter(JsonNode::isValueNode)
                .flatMap(node -> FieldType.ARTIFACT_ID.parse(node.asText()))
                .orElseThrow(() ->
                        new UnreadableAnswerException("the answer is not " + expected + " but " + describe(json)));
    }

    private static Boolean readNoContent(ResponseBody content) throws UnreadableAnswerException {
        JsonNode json = content.tree();
        boolean none = json.isMissingNode()
                || json.isNull()
                || json.isTextual() && json.textValue().isBlank();
        if (none || json.isObject() && json.isEmpty()) {
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
