package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;

/**
 * JSON as a String or as bytes, which Jackson decodes itself. A tree, or a Map that is no {@link PlainMap}, becomes text, too,
 * and is read like any other: only in text does Jackson limit the nesting and refuse a name that is given twice.
 */
record JsonText(RequestPath path, Object text) {

    private static final int MAX_PATH_LENGTH = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Escaped, a lone surrogate survives until the field that holds it can be named. */
    private static final ObjectWriter WRITER = RelativityJson.strict().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    static JsonText of(RequestPath path, Object structure) throws RelativityRequestException {
        try {
            return new JsonText(path, WRITER.writeValueAsBytes(structure));
        } catch (IOException e) {
            throw unwritable(path, structure instanceof JsonNode ? "JsonNode" : "Map", e);
        }
    }

    /** Of a record no text is needed: it is not nested deeply, and names nothing twice. */
    static ObjectNode tree(RequestPath path, RelativityRecord structure) throws RelativityRequestException {
        try {
            return RelativityJson.strict().valueToTree(structure);
        } catch (IllegalArgumentException e) { // with Jackson's own as its cause
            throw unwritable(path, "record", e.getCause() instanceof IOException cause ? cause : new IOException(e));
        }
    }

    private static RelativityRequestException unwritable(RequestPath path, String kind, IOException e) {
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? ", at " + Quoted.plain(path.of(mapping).toString(), MAX_PATH_LENGTH)
                        : "";
        return path.error("the " + kind + " in " + path + " can't be written as JSON: " + reason(e) + where, e);
    }

    JsonNode tree() throws RelativityRequestException {
        try (JsonParser parser = parser()) {
            JsonNode tree = RelativityJson.strict().readTree(parser);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    JsonParser parser() throws IOException {
        ObjectMapper mapper = RelativityJson.strict();
        return new NamesParser(
                text instanceof byte[] bytes ? mapper.createParser(bytes) : mapper.createParser(withoutMark()));
    }

    private String withoutMark() {
        String string = (String) text;
        return string.startsWith(BYTE_ORDER_MARK) ? string.substring(1) : string;
    }

    static RelativityRequestException unreadable(RequestPath path, IOException e) {
        return e instanceof JsonProcessingException
                ? path.error(path + " is no valid JSON: " + reason(e), e)
                : path.error(path + " can't be read: " + e.getMessage(), e);
    }

    /** Jackson's messages go on with locations and, in full, with the source. */
    private static String reason(Exception e) {
        Throwable best = e.getCause() instanceof JsonProcessingException cause ? cause : e;
        String message = best instanceof JsonProcessingException json ? json.getOriginalMessage() : best.getMessage();
        return message == null
                ? best.getClass().getSimpleName()
                : Quoted.reason(message.lines().findFirst().orElse(""));
    }

    /**
     * Takes off names what nobody sees around them, such as the byte order mark before the first column of a CSV file. Values
     * stay as they are.
     */
    private static final class NamesParser extends JsonParserDelegate {

        NamesParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public String currentName() throws IOException {
            String name = super.currentName();
            int begin = 0;
            int end = name == null ? 0 : name.length();
            while (begin < end && isUnseen(name.charAt(begin))) {
                begin++;
            }
            while (begin < end && isUnseen(name.charAt(end - 1))) {
                end--;
            }
            return name == null ? null : name.substring(begin, end);
        }

        private static boolean isUnseen(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
        }
    }
}
