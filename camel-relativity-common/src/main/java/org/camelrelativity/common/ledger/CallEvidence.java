package org.camelrelativity.common.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Request;

/**
 * What is kept with a claim so that the call can be looked at later, even without its message: the request's ids, and what was
 * read of them before the call. The generation of the API is kept too, since evidence of one can't be compared with the other's.
 */
record CallEvidence(Request about, ApiVersion version, List<String> read) {

    private static final ObjectMapper JSON = RelativityJson.strict();
    private static final String JOBS = "jobs";
    private static final String LOOK_FIRST = "lookFirst";

    String write() {
        ObjectNode json = JSON.createObjectNode();
        json.put("apiVersion", version.optionValue());
        json.put(LOOK_FIRST, about.operation().lookFirst());
        ObjectNode ids = json.putObject("ids");
        about.ids().forEach((field, id) -> ids.put(field.option(), id.toString()));
        JsonNode name = about.subject() == null
                ? null
                : JSON.valueToTree(about.subject()).get("Name");
        if (name != null) { // nothing else tells what was to be created
            ids.set("name", name);
        }
        if (!about.elements().isEmpty()) {
            json.set(JOBS, JSON.valueToTree(Looks.things(about)));
        }
        ArrayNode texts = json.putArray("read");
        read.forEach(texts::add);
        return json.toString();
    }

    /** About nothing and without evidence if {@code stored} is {@code null}. */
    static CallEvidence read(String stored, Operation operation) throws IOException {
        JsonNode json = stored == null ? JSON.createObjectNode() : JSON.readTree(stored);
        Map<Field<?>, Object> ids = new LinkedHashMap<>();
        json.path("ids").properties().forEach(id -> field(operation, id.getKey())
                .ifPresent(field ->
                        field.type().parse(id.getValue().textValue()).ifPresent(value -> ids.put(field, value))));
        List<RelativityRecord> jobs = new ArrayList<>();
        for (JsonNode job : json.path(JOBS)) {
            jobs.add(JSON.treeToValue(job, operation.elements().orElseThrow().type()));
        }
        return new CallEvidence(
                new Request(operation, ids, null, jobs),
                ApiVersion.of(json.path("apiVersion").asText()).orElse(ApiVersion.LEGACY),
                StoredOutcome.texts(json.path("read")));
    }

    private static Optional<Field<?>> field(Operation operation, String option) {
        Stream<Field<?>> ofSubject =
                operation.proof() == null ? Stream.of() : operation.proof().ofSubject().keySet().stream();
        return Stream.concat(ofSubject, operation.fields().stream())
                .filter(field -> field.option().equals(option))
                .findFirst();
    }

    /** What a call is about, for people: ids by the names of the options, and the jobs of a mass operation. */
    static Map<String, String> ids(String stored) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        if (stored != null) {
            JsonNode json = JSON.readTree(stored);
            json.path("ids")
                    .properties()
                    .forEach(id -> ids.put(id.getKey(), id.getValue().asText()));
            if (json.has(JOBS)) {
                ids.put(JOBS, json.get(JOBS).toString());
            }
        }
        return ids;
    }

    /** What a person should look at; empty if it is not kept. */
    static String lookFirst(String stored) throws IOException {
        return stored == null ? "" : JSON.readTree(stored).path(LOOK_FIRST).asText();
    }
}
