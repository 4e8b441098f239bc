package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads one value of a request as leniently as Relativity's own deserializer does. */
@FunctionalInterface
interface ValueReader {
    /**
     * Turns the value sent into its one canonical form.
     *
     * @param sent never null and never JSON null
     * @param path where it stands, for messages
     * @param unknownFields collects the paths of fields that Relativity does not know
     * @return null for "not given"
     * @throws Refusal if it can't be read as this type
     */
    JsonNode read(JsonNode sent, String path, List<String> unknownFields);
}
