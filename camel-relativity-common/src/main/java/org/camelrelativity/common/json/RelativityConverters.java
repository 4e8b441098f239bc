package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;
import org.camelrelativity.common.RelativityRecord;

/** Turns any request or answer into what files, queues and other components take. */
@Converter(generateLoader = true)
public final class RelativityConverters {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private RelativityConverters() {}

    /**
     * @param answer not {@code null}
     * @return the record as JSON
     * @throws JsonProcessingException if a string in it is no valid Unicode
     */
    @Converter
    public static String toString(RelativityRecord answer) throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsString(answer);
    }

    /**
     * @param answer not {@code null}
     * @return the record as JSON in UTF-8
     * @throws JsonProcessingException if a string in it is no valid Unicode
     */
    @Converter
    public static byte[] toBytes(RelativityRecord answer) throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsBytes(answer);
    }

    /**
     * @param answer not {@code null}
     * @return the record as JSON in UTF-8
     * @throws JsonProcessingException if a string in it is no valid Unicode
     */
    @Converter
    public static InputStream toInputStream(RelativityRecord answer) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /**
     * @param answer not {@code null}
     * @return the record as a tree
     */
    @Converter
    public static JsonNode toJsonNode(RelativityRecord answer) {
        return RelativityJson.strict().valueToTree(answer);
    }

    /**
     * @param answer not {@code null}
     * @return the record as a new, modifiable map, with Relativity's names
     */
    @Converter
    public static Map<String, Object> toMap(RelativityRecord answer) {
        return RelativityJson.strict().convertValue(answer, MAP);
    }
}
