package org.camelrelativity.common.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;

/**
 * What an operation answers, how to read it and what it says of the effect.
 *
 * @param type the Java type that becomes the body
 * @param reader reads the JSON, which is a {@link MissingNode} when the body was empty
 * @param verdict what the answer says of the effect
 * @param ids the ids it carries, by the field whose header they become
 * @param <A> the Java type
 */
public record Answer<A>(
        Class<A> type, Reader<A> reader, Function<A, Verdict> verdict, Map<Field<?>, Function<A, Optional<?>>> ids) {

    /** Turns JSON into the answer. */
    @FunctionalInterface
    public interface Reader<A> {
        /**
         * @param json the body
         * @return the answer
         * @throws UnreadableAnswerException if it is not what the contract says
         */
        A read(JsonNode json) throws UnreadableAnswerException;
    }

    /**
     * A JSON object.
     *
     * @param type the record
     * @param <A> the record
     * @return the answer, which is always taken for success
     */
    public static <A extends RelativityRecord> Answer<A> of(Class<A> type) {
        return new Answer<>(type, json -> readRecord(json, type), answer -> Verdict.DONE, Map.of());
    }

    /**
     * A bare Artifact ID, as the saves answer it.
     *
     * @param id the field whose header it becomes
     * @return the answer
     */
    public static Answer<Integer> artifactId(Field<Integer> id) {
        return new Answer<>(Integer.class, Answer::readArtifactId, answer -> Verdict.DONE, Map.of())
                .carrying(id, Optional::of);
    }

    /**
     * Nothing but success: an empty body, {@code null} or {@code true} (contract, common §4).
     *
     * @return the answer, always {@code true}
     */
    public static Answer<Boolean> nothing() {
        return new Answer<>(
                Boolean.class,
                Answer::readNothing,
                done -> done ? Verdict.DONE : new Verdict.Refused("Relativity answered false"),
                Map.of());
    }

    /**
     * @param rule what the answer says of the effect
     * @return the same answer, judged so
     */
    public Answer<A> judgedBy(Function<A, Verdict> rule) {
        return new Answer<>(type, reader, rule, ids);
    }

    /**
     * @param field the field whose header an id becomes
     * @param id takes the id out of the answer
     * @return the same answer, carrying that id
     */
    public Answer<A> carrying(Field<?> field, Function<A, Optional<?>> id) {
        Map<Field<?>, Function<A, Optional<?>>> more = new LinkedHashMap<>(ids);
        more.put(field, id);
        return new Answer<>(type, reader, verdict, Map.copyOf(more));
    }

    private static <A> A readRecord(JsonNode json, Class<A> type) throws UnreadableAnswerException {
        if (json.isMissingNode() || json.isNull()) {
            throw new UnreadableAnswerException("the answer is empty instead of a JSON object", null);
        }
        try {
            A answer = RelativityJson.forgiving().treeToValue(json, type);
            if (answer == null) {
                throw new UnreadableAnswerException("the answer is empty instead of a JSON object", null);
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException(
                    "the answer is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Integer readArtifactId(JsonNode json) throws UnreadableAnswerException {
        return Optional.of(json)
                .filter(JsonNode::isValueNode)
                .flatMap(node -> FieldType.ARTIFACT_ID.parse(node.asText()))
                .orElseThrow(() ->
                        new UnreadableAnswerException("the answer is not an Artifact ID but " + describe(json), null));
    }

    private static Boolean readNothing(JsonNode json) throws UnreadableAnswerException {
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
