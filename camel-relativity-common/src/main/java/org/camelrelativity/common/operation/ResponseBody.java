package org.camelrelativity.common.operation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camelrelativity.common.json.RelativityJson;

/**
 * The JSON of an answer. A record is read straight from the bytes, so that a mass answer of many megabytes never stands
 * as a tree beside itself.
 */
public record ResponseBody(byte[] json, String envelope) {

    /** An answer is not what the vendor documents, so that its meaning is not known. */
    public static final class UnreadableAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        /** The message says what was expected and what came. */
        public UnreadableAnswerException(String message) {
            super(message);
        }
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    public boolean isEmpty() {
        return textStart() == json.length;
    }

    /** {@return where the text begins, behind white space and a byte order mark} */
    public int textStart() {
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

    /** {@return the JSON without the envelope; a missing node if it is empty} */
    public JsonNode tree() throws UnreadableAnswerException {
        if (Arrays.equals(json, BYTE_ORDER_MARK)) { // invalid to Jackson, which takes a mark before white space
            return MissingNode.getInstance();
        }
        try (JsonParser parser = RelativityJson.answer(json)) {
            JsonNode tree = RelativityJson.forgiving().readTree(parser);
            return tree == null ? MissingNode.getInstance() : withoutEnvelope(tree);
        } catch (IOException | NumberFormatException e) {
            throw unreadable(e, "answer");
        }
    }

    /** What is said both in and beside the envelope is said twice. */
    private JsonNode withoutEnvelope(JsonNode tree) throws UnreadableAnswerException {
        JsonNode content = null;
        Set<String> beside = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getKey().equalsIgnoreCase(envelope) && field.getValue().isObject()) {
                content = field.getValue();
            } else {
                beside.add(field.getKey());
            }
        }
        if (content == null) {
            return tree;
        }
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            if (beside.contains(field.getKey())) {
                throw new UnreadableAnswerException("the answer has fields both in and beside " + envelope);
            }
        }
        return content;
    }

    public <A> A read(Class<A> type) throws UnreadableAnswerException {
        try {
            A answer = null;
            if (envelope != null) {
                answer = RelativityJson.forgiving().treeToValue(tree(), type);
            } else if (!isEmpty()) {
                answer = RelativityJson.read(json, type);
            }
            if (answer == null) {
                throw new UnreadableAnswerException("the answer is empty instead of a JSON object");
            }
            return answer;
        } catch (IOException | NumberFormatException e) {
            throw unreadable(e, type.getSimpleName());
        }
    }

    /** {@return a GUID, which may stand there without the quotes of JSON} */
    public String guid() throws UnreadableAnswerException {
        String text = new String(json, textStart(), json.length - textStart(), StandardCharsets.UTF_8).strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return RelativityJson.guid(quoted ? text.substring(1, text.length() - 1) : text)
                .map(UUID::toString)
                .orElseThrow(() -> new UnreadableAnswerException("the answer is no GUID"));
    }

    /** {@return the answer, which may also be the only element of a list} */
    public <A> A readOne(Class<A> type) throws UnreadableAnswerException {
        JsonNode tree = tree();
        JsonNode one = tree.isArray() && tree.size() == 1 ? tree.get(0) : tree;
        try {
            A answer = RelativityJson.forgiving().treeToValue(one, type);
            if (answer == null) {
                throw new UnreadableAnswerException("the answer is empty instead of a JSON object");
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
                noJson
                        ? "the answer is no valid JSON: " + message
                        : "the answer is not a " + expected + ": " + message);
    }
}
