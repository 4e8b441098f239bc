package org.camelrelativity.common.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;

/**
 * What an operation answers, how to read it and what it says of the effect.
 *
 * @param type the Java type that becomes the body
 * @param reader reads the JSON
 * @param verdict what the answer to a request says of the effect
 * @param ids the ids it carries, by the field whose header they become
 * @param merger makes one answer of those to several requests, for what may be sent in chunks; or {@code null}
 * @param <A> the Java type
 */
public record Answer<A>(
        Class<A> type,
        Reader<A> reader,
        BiFunction<Request, A, Verdict> verdict,
        Map<Field<?>, Function<A, Optional<?>>> ids,
        Function<List<A>, A> merger) {

    /** Turns JSON into the answer. */
    @FunctionalInterface
    public interface Reader<A> {
        /**
         * @param content the body
         * @return the answer
         * @throws UnreadableAnswerException if it is not what the contract says
         */
        A read(AnswerContent content) throws UnreadableAnswerException;
    }

    /**
     * A JSON object.
     *
     * @param type the record
     * @param <A> the record
     * @return the answer, which is always taken for success
     */
    public static <A extends RelativityRecord> Answer<A> of(Class<A> type) {
        return done(type, content -> content.read(type));
    }

    /**
     * A bare Artifact ID, as the saves answer it.
     *
     * @param id the field whose header it becomes
     * @return the answer
     */
    public static Answer<Integer> artifactId(Field<Integer> id) {
        return done(Integer.class, content -> readNumber(content, "an Artifact ID"))
                .carrying(id, Optional::of);
    }

    /**
     * A bare number of things.
     *
     * @return the answer, always positive
     */
    public static Answer<Integer> number() {
        return done(Integer.class, content -> readNumber(content, "a positive number"));
    }

    /**
     * Nothing but success: an empty body, {@code null} or {@code true} (contract, common §4).
     *
     * @return the answer, always {@code true}
     */
    public static Answer<Boolean> nothing() {
        return done(Boolean.class, Answer::readNothing)
                .judgedBy(done -> done ? Verdict.DONE : new Verdict.Refused("Relativity answered false"));
    }

    private static <A> Answer<A> done(Class<A> type, Reader<A> reader) {
        return new Answer<>(type, reader, (request, answer) -> Verdict.DONE, Map.of(), null);
    }

    /**
     * @param rule what the answer says of the effect
     * @return the same answer, judged so
     */
    public Answer<A> judgedBy(Function<A, Verdict> rule) {
        return judgedBy((request, answer) -> rule.apply(answer));
    }

    /**
     * @param rule what the answer to a request says of the effect
     * @return the same answer, judged so
     */
    public Answer<A> judgedBy(BiFunction<Request, A, Verdict> rule) {
        return new Answer<>(type, reader, rule, ids, merger);
    }

    /**
     * @param field the field whose header an id becomes
     * @param id takes the id out of the answer
     * @return the same answer, carrying that id
     */
    public Answer<A> carrying(Field<?> field, Function<A, Optional<?>> id) {
        Map<Field<?>, Function<A, Optional<?>>> more = new LinkedHashMap<>(ids);
        more.put(field, id);
        return new Answer<>(type, reader, verdict, Map.copyOf(more), merger);
    }

    /**
     * @param rule makes one answer of those to several requests, in the order of these
     * @return the same answer, for an operation that may be sent in chunks
     */
    public Answer<A> mergedBy(Function<List<A>, A> rule) {
        return new Answer<>(type, reader, verdict, ids, rule);
    }

    private static Integer readNumber(AnswerContent content, String expected) throws UnreadableAnswerException {
        JsonNode json = content.tree();
        return Optional.of(json)
                .filter(JsonNode::isValueNode)
                .flatMap(node -> FieldType.ARTIFACT_ID.parse(node.asText()))
                .orElseThrow(() -> new UnreadableAnswerException(
                        "the answer is not " + expected + " but " + describe(json), null));
    }

    private static Boolean readNothing(AnswerContent content) throws UnreadableAnswerException {
        JsonNode json = content.tree();
        if (json.isMissingNode() || json.isNull()) {
            return true;
        }
        return FieldType.BOOLEAN
                .parse(json.asText())
                .orElseThrow(() -> new UnreadableAnswerException(
                        "the answer is neither empty nor true but " + describe(json), null));
    }

    private static String describe(JsonNode json) {
        return json.isMissingNode() ? "empty" : Quoted.kind(json);
    }
}
