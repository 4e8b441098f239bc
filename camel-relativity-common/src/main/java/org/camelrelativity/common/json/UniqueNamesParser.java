package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/** Refuses an object that names a thing twice, in whatever case. Jackson would take the last, and ignore the other. */
final class UniqueNamesParser extends JsonParserDelegate {

    private final Deque<Set<String>> namesOfOpenObjects = new ArrayDeque<>();

    UniqueNamesParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.START_OBJECT) {
            namesOfOpenObjects.push(new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        } else if (token == JsonToken.END_OBJECT) {
            namesOfOpenObjects.pop();
        } else if (token == JsonToken.FIELD_NAME
                && !namesOfOpenObjects.element().add(currentName())) {
            throw new JsonParseException(this, "an object has two fields of one name");
        }
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    /** Not past {@link #nextToken}: also what is skipped is looked at. */
    @Override
    public JsonParser skipChildren() throws IOException {
        int open = isStruct(currentToken()) ? 1 : 0;
        while (open > 0) {
            JsonToken token = nextToken();
            if (token == null) {
                return this; // the parser below has reported the end already, if that is an error
            }
            open += isStruct(token) ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private static boolean isStruct(JsonToken token) {
        return token != null && token.isStructStart();
    }
}
