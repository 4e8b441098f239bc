package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.exchange.BodyReader.Body;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Request;
import org.camelrelativity.common.operation.Saved;

/**
 * Makes a request of an exchange: header or body, which must agree, then endpoint, then component. Everything is checked
 * here, before anything is sent.
 */
public final class RequestBinder {

    private final Operation operation;
    private final Map<Field<?>, Object> options;
    private final Set<Field<?>> own;
    private final RequestPath path;
    private final References references;
    private final BodyReader bodyReader;
    private final RecordShape subject;
    private final RequestPath subjectPath;
    private final ElementsBinder elements;

    /**
     * The table is the component's: a route may give what any of its operations answered.
     *
     * @param own of the options those that are the endpoint's own, and not defaults of the component
     */
    public RequestBinder(Operation operation, Map<Field<?>, Object> options, Set<Field<?>> own, OperationTable table) {
        this.operation = operation;
        this.options = Map.copyOf(options);
        this.own = Set.copyOf(own);
        this.path = RequestPath.named(operation.name(), "the body");
        this.references = new References(operation, table);
        this.bodyReader = new BodyReader(operation, table.requestTypes(), references);
        this.subject = operation.subjectType().map(RecordShape::of).orElse(null);
        this.subjectPath = operation
                .subjectType()
                .map(type -> RequestPath.named(operation.name(), type.getSimpleName()))
                .orElse(null);
        this.elements = operation
                .elements()
                .map(each -> new ElementsBinder(operation, each, references))
                .orElse(null);
    }

    /** A raw stream in the message is replaced by its bytes. Missing fields are found when the request is encoded. */
    public Request bind(Exchange exchange) throws RelativityRequestException {
        try {
            return read(exchange);
        } catch (RuntimeException e) { // from the route's own objects
            String message = Quoted.reason(String.valueOf(e.getMessage()));
            throw path.error("the message can't be read: " + e.getClass().getName() + ": " + message, e);
        }
    }

    private Request read(Exchange exchange) throws RelativityRequestException {
        ParameterCollector parameters = new ParameterCollector(operation);
        Message message = exchange.getMessage();
        for (Field<?> field : operation.fields()) {
            if (field.header() != null) {
                parameters.addHeader(field, message.getHeader(field.header()));
                if (own.contains(field) && field.id() && ExchangeWriter.isLeft(field, exchange)) {
                    parameters.requireSame(field, options.get(field));
                }
            }
        }
        Body body = operation.takesNothing() ? readNothing(exchange) : bodyReader.read(exchange);
        RelativityRecord toSave = null;
        if (body instanceof Body.Scalar scalar) {
            bindScalar(scalar.value(), parameters);
        } else if (body instanceof Body.Answered answered) {
            bindAnswered(answered, parameters);
        } else if (body instanceof Body.Fields fields) {
            Map<Field<?>, Object> answered = references.idsIn(fields.json()).orElse(null);
            if (answered == null) {
                toSave = bindFields(fields.json(), parameters);
            } else {
                bindAnswered(new Body.Answered(answered, false), parameters);
            }
        }
        if (subject != null && toSave == null) {
            String what = Saved.class.isAssignableFrom(operation.requestType()) ? "what to save: " : "";
            throw path.error("the body must be " + what + "a " + subjectPath + ", a Map or a JSON object");
        }
        List<ElementsBinder.Given> listed = List.of();
        if (body instanceof Body.Elements given) {
            listed = elements.read(given);
            for (Map.Entry<String, JsonNode> entry : given.beside()) {
                List<Field<?>> fields = operation.fieldsNamed(entry.getKey());
                parameters.addBodyValue(fields, scalar(fields.get(0), entry.getValue()));
            }
        }
        Request request = new Request(operation, parameters.withDefaults(options), toSave, List.of());
        if (elements == null) {
            return request;
        }
        if (!listed.isEmpty()) {
            return request.about(elements.complete(listed, request));
        }
        throw path.error("the body must be a list of "
                + operation.elements().orElseThrow().type().getSimpleName() + ", of Maps or of JSON objects");
    }

    /** An empty object is no input either. */
    private Body readNothing(Exchange exchange) throws RelativityRequestException {
        Object given = exchange.getMessage().getBody();
        RelativityRequestException unreadable = null;
        try {
            Body body = bodyReader.read(exchange);
            if (body instanceof Body.Nothing
                    || body instanceof Body.Fields fields && fields.json().isEmpty()) {
                return body;
            }
        } catch (RelativityRequestException e) {
            unreadable = e;
        }
        throw path.error("takes no input, but the body was " + Quoted.described(given), unreadable);
    }

    private void bindScalar(Object value, ParameterCollector parameters) throws RelativityRequestException {
        if (operation.scalarFields().isEmpty()) {
            throw path.error("the body must be a "
                    + operation.requestType().getSimpleName()
                    + ", a Map or a JSON object, but was " + Quoted.of(value));
        }
        parameters.addBodyValue(operation.scalarFields(), value);
    }

    /** As long as the answer is untouched, whatever else names a thing is newer. */
    private void bindAnswered(Body.Answered answered, ParameterCollector parameters) throws RelativityRequestException {
        if (answered.untouched() && parameters.nameSubject(options)) {
            return;
        }
        for (Map.Entry<Field<?>, Object> id : answered.ids().entrySet()) {
            parameters.addBodyValue(List.of(id.getKey()), id.getValue());
        }
    }

    private RelativityRecord bindFields(ObjectNode json, ParameterCollector parameters)
            throws RelativityRequestException {
        ObjectNode toSave = RelativityJson.strict().createObjectNode();
        assign(json, true, parameters, toSave);
        if (toSave.isEmpty()) {
            return null;
        }
        RelativityRecord bound = subject.read(toSave, subjectPath);
        RecordShape.check(bound, subjectPath);
        return bound;
    }

    /** The documented envelope and the bare form may be mixed: outside the envelope are single fields. */
    private void assign(ObjectNode json, boolean envelopeAllowed, ParameterCollector parameters, ObjectNode toSave)
            throws RelativityRequestException {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            List<Field<?>> fields = operation.fieldsNamed(name);
            if (envelopeAllowed && operation.envelopes().contains(name)) {
                if (!(entry.getValue() instanceof ObjectNode inner)) {
                    throw path.error(name + " must be an object, but was " + Quoted.kind(entry.getValue()));
                }
                assign(inner, false, parameters, toSave);
            } else if (!fields.isEmpty()) {
                parameters.addBodyValue(fields, scalar(fields.get(0), entry.getValue()));
            } else if (subject != null && subject.has(name)) {
                JsonNode other = toSave.replace(name, entry.getValue());
                if (other != null && !other.equals(entry.getValue())) { // other spellings are compared when it is read
                    throw path.error(name + " is given twice with different values");
                }
            } else {
                throw path.error("unknown field " + Quoted.of(name) + "; known are " + knownNames());
            }
        }
    }

    /** A field's value as header and option would give it; an id may also be an object that holds it. */
    private static Object scalar(Field<?> field, JsonNode json) {
        JsonNode value = field.id() && json instanceof ObjectNode object ? referredId(object) : json;
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isNull() ? null : value; // no field takes a list or an object
    }

    /** The ArtifactID of an object that has nothing else, except for a Name; of any other, the object itself. */
    private static JsonNode referredId(ObjectNode object) {
        Map<String, JsonNode> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        object.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        JsonNode id = values.remove("ArtifactID");
        JsonNode name = values.remove("Name");
        boolean reference = id != null && id.isValueNode() && (name == null || name.isValueNode());
        return reference && object.size() == (name == null ? 1 : 2) ? id : object;
    }

    private String knownNames() {
        Stream<String> fieldNames =
                operation.fields().stream().filter(field -> !field.isSetting()).map(Field::name);
        Stream<String> subjectNames = subject == null ? Stream.empty() : subject.names().stream();
        return Stream.concat(fieldNames, subjectNames).collect(Collectors.joining(", "));
    }
}
