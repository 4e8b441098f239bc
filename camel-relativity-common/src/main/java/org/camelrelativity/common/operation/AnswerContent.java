package org.camelrelativity.common.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.camelrelativity.common.json.RelativityJson;

/**
 * The JSON of an answer. A record is read straight from the bytes, so that a mass answer of many megabytes never stands
 * as a tree beside itself.
 *
 * @param json in UTF-8, not to be modified
 * @param envelope the name of a JSON object that may wrap the answer, to be taken off; or {@code null}
 */
public record AnswerContent(byte[] json, String envelope) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** {@return whether there is nothing but white space} */
    public boolean isEmpty() {
        return start() == json.length;
    }

    /** {@return where the text begins, behind white space and a byte order mark} */
    public int start() {
        boolean marked = json.length >= 3
                && json[0] == BYTE_ORDER_MARK[0]
                && json[1] == BYTE_ORDER_MARK[1]
                && json[2] == BYTE_ORDER_MARK[2];
        int start = marked ? 3 : 0;
        while (start < json.length && json[start] >= 0 && json[start] <= ' ') {
            start++;
        }
        return start;
    }

    /**
     * @return the JSON without the envelope; a missing node if it is empty
     * @throws UnreadableAnswerException if it is no valid JSON
     */
    public JsonNode tree() throws UnreadableAnswerException {
        try {
            JsonNode tree = RelativityJson.forgiving().readTree(json);
            return tree.properties().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(envelope))
                    .map(Map.Entry::getValue)
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElse(tree);
        } catch (IOException | NumberFormatException e) {
            throw unreadable(e, "answer");
        }
    }

    /**
     * @param type a record
     * @param <A> the record
     * @return the answer
     * @throws UnreadableAnswerException if it is empty, no valid JSON, or something else
     */
    public <A> A read(Class<A> type) throws UnreadableAnswerException {
        try {
            A answer = null;
            if (envelope != null) {
                answer = RelativityJson.forgiving().treeToValue(tree(), type);
            } else if (!isEmpty()) {
                answer = RelativityJson.forgiving().readValue(json, type);
            }
            if (answer == null) {
                throw new UnreadableAnswerException("the answer is empty instead of a JSON object", null);
            }
            return answer;
        } catch (IOException | NumberFormatException e) {
            throw unreadable(e, type.getSimpleName());
        }
    }

    /** A number with too long an exponent is an exception of its own. */
    private static UnreadableAnswerException unreadable(Exception e, String expected) {
        Throwable first = e.getCause() instanceof StreamReadException cause ? cause : e;
        String message = first instanceof JsonProcessingException json ? json.getOriginalMessage() : first.getMessage();
        boolean noJson = first instanceof StreamReadException || !(first instanceof JsonProcessingException);
        return new UnreadableAnswerException(
                noJson ? "the answer is no valid JSON: " + message : "the answer is not a " + expected + ": " + message,
                e);
    }
}
