package org.camelrelativity.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;
import org.camelrelativity.common.RelativityRecord;

/** Turns any request or answer into what files, queues and other components take. A string in it may be no valid Unicode. */
@Converter(generateLoader = true)
public final class RelativityConverters {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private RelativityConverters() {}

    @Converter
    public static String toString(RelativityRecord answer) throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsString(answer);
    }

    @Converter
    public static byte[] toBytes(RelativityRecord answer) throws JsonProcessingException {
        return RelativityJson.strict().writeValueAsBytes(answer);
    }

    @Converter
    public static InputStream toInputStream(RelativityRecord answer) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(answer));
    }

    @Converter
    public static JsonNode toJsonNode(RelativityRecord answer) {
        return RelativityJson.strict().valueToTree(answer);
    }

    /** {@return the record as a new, modifiable map, with Relativity's names} */
    @Converter
    public static Map<String, Object> toMap(RelativityRecord answer) {
        return RelativityJson.strict().convertValue(answer, MAP);
    }
}
