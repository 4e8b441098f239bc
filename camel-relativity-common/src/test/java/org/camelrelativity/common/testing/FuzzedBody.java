package org.camelrelativity.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.converter.stream.InputStreamCache;

/**
 * What a route might have in a message.
 *
 * @param form in which form
 * @param bytes the text
 */
public record FuzzedBody(Form form, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The forms of one text; those of data are text again if it is no JSON. */
    public enum Form {
        TEXT,
        BUILDER,
        BYTES,
        STREAM,
        READER,
        CACHE,
        TREE,
        DATA,
        LIST,
        ARRAY,
        INTS,
        LONGS
    }

    /** A new one each time. */
    public Object body() {
        return switch (form) {
            case TEXT -> text();
            case BUILDER -> new StringBuilder(text());
            case BYTES -> bytes;
            case STREAM -> new ByteArrayInputStream(bytes);
            case READER -> new StringReader(text());
            case CACHE -> new InputStreamCache(bytes);
            case TREE -> parsed(JsonNode.class);
            case DATA -> parsed(Object.class);
            case LIST -> list();
            case ARRAY -> list().toArray();
            case INTS -> ints();
            case LONGS -> Arrays.stream(ints()).asLongStream().toArray();
        };
    }

    private Object parsed(Class<?> type) {
        try {
            Object parsed = JSON.readValue(bytes, type);
            return parsed == null ? text() : parsed;
        } catch (IOException e) {
            return text();
        }
    }

    private List<Object> list() {
        Object parsed = parsed(Object.class);
        Object first = parsed instanceof Map<?, ?> map && map.size() == 1
                ? map.values().iterator().next()
                : parsed;
        return new ArrayList<>(first instanceof List<?> list ? list : Arrays.asList(first));
    }

    private int[] ints() {
        return text().chars().limit(4).toArray();
    }

    private String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return form + " " + text();
    }
}
