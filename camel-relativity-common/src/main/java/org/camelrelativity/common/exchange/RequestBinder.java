package org.camelrelativity.common.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Constraints;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.Quoted;
import org.camelrelativity.common.operation.Request;

/**
 * Makes a request of an exchange: header or body, which must agree, then endpoint, then component. Everything is checked
 * here, so that bad input never leaves.
 */
public final class RequestBinder {

    private static final int MAX_MESSAGE_LENGTH = 300;

    private final Operation operation;
    private final Map<Field<?>, Object> options;
    private final BodyReader bodyReader;
    private final Optional<FlatRequest> flat;
    private final RecordShape subject;
    private final ElementsBinder elements;

    /**
     * @param operation what to bind for
     * @param options the fields that the endpoint or the component supplies
     * @param requestTypes the records that are requests of some operation, this or another
     */
    public RequestBinder(
            Operation operation, Map<Field<?>, Object> options, Set<Class<? extends RelativityRecord>> requestTypes) {
        this.operation = operation;
        this.options = Map.copyOf(options);
        this.bodyReader = new BodyReader(operation, requestTypes);
        this.flat = FlatRequest.of(operation);
        this.subject = operation.subjectType().map(RecordShape::of).orElse(null);
        this.elements = operation
                .elements()
                .map(each -> new ElementsBinder(operation, each))
                .orElse(null);
    }

    /**
     * Binds and checks.
     *
     * @param exchange its message is read; a raw stream in it is replaced by its bytes
     * @return the request; which of its fields are needed, the wire knows
     * @throws RelativityRequestException if the exchange does not describe a valid request
     */
    public Request bind(Exchange exchange) throws RelativityRequestException {
        try {
            return read(exchange);
        } catch (RuntimeException e) { // from the route's own objects
            String message = Quoted.plain(String.valueOf(e.getMessage()), MAX_MESSAGE_LENGTH);
            throw new RelativityRequestException(
                    operation.name(),
                    "the message can't be read: " + e.getClass().getName() + ": " + message,
                    e);
        }
    }

    private Request read(Exchange exchange) throws RelativityRequestException {
        GivenValues given = new GivenValues(operation);
        Message message = exchange.getMessage();
        for (Field<?> field : operation.fields()) {
            if (field.header() != null) {
                given.addHeader(field, message.getHeader(field.header()));
            }
        }
        Body body = operation.takesNothing() ? readNothing(exchange) : bodyReader.read(exchange);
        RelativityRecord toSave = bindBody(body, given);
        if (subject != null && toSave == null) {
            throw refuse("the body must be what to save: a "
                    + operation.subjectType().orElseThrow().getSimpleName() + ", a Map or a JSON object");
        }
        Request request = new Request(operation, given.completedBy(options), toSave, List.of());
        return elements == null ? request : request.about(bindElements(body, request));
    }

    /** An empty object is no input either. */
    private Body readNothing(Exchange exchange) throws RelativityRequestException {
        Object given = exchange.getMessage().getBody();
        RelativityRequestException unreadable = null;
        try {
            Body body = bodyReader.read(exchange);
            if (body instanceof Body.Nothing
                    || body instanceof Body.Typed
                    || body instanceof Body.Fields fields && fields.json().isEmpty()) {
                return body;
            }
        } catch (RelativityRequestException e) {
            unreadable = e;
        }
        throw new RelativityRequestException(
                operation.name(), "takes no input, but the body was " + Quoted.described(given), unreadable);
    }

    private List<RelativityRecord> bindElements(Body body, Request beside) throws RelativityRequestException {
        if (body instanceof Body.Elements given) {
            return bodyReader.reading(() -> elements.bind(given.source(), beside));
        }
        throw refuse("the body must be a list of "
                + operation.elements().orElseThrow().type().getSimpleName() + ", of Maps or of JSON objects");
    }

    private RelativityRecord bindBody(Body body, GivenValues given) throws RelativityRequestException {
        if (body instanceof Body.Scalar scalar) {
            bindScalar(scalar.value(), given);
        } else if (body instanceof Body.Typed typed && flat.isPresent()) {
            flat.get().addTo(given, typed.record());
        } else if (body instanceof Body.Typed typed) {
            return bindFields(RelativityJson.strict().valueToTree(typed.record()), given);
        } else if (body instanceof Body.Fields fields) {
            return bindFields(fields.json(), given);
        }
        return null;
    }

    private void bindScalar(Object value, GivenValues given) throws RelativityRequestException {
        if (operation.scalarFields().isEmpty()) {
            throw refuse("the body must be a "
                    + operation.requestType().getSimpleName()
                    + ", a Map or a JSON object, but was " + Quoted.of(value));
        }
        given.addFromBody(operation.scalarFields(), value);
    }

    private RelativityRecord bindFields(ObjectNode json, GivenValues given) throws RelativityRequestException {
        ObjectNode toSave = subject == null ? null : RelativityJson.strict().createObjectNode();
        sort(json, true, given, toSave);
        return toSave == null || toSave.isEmpty() ? null : readSubject(toSave);
    }

    /** The documented envelope and the bare form may be mixed; what stands outside the envelope are single fields. */
    private void sort(ObjectNode json, boolean mayWrap, GivenValues given, ObjectNode toSave)
            throws RelativityRequestException {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            List<Field<?>> fields = operation.fieldsNamed(name);
            if (mayWrap && operation.envelopes().contains(name)) {
                sort(object(name, entry.getValue()), false, given, toSave);
            } else if (!fields.isEmpty()) {
                given.addFromBody(fields, scalar(fields.get(0), entry.getValue()));
            } else if (subject != null && subject.has(name)) {
                add(toSave, name, entry.getValue());
            } else {
                throw refuse("unknown field " + Quoted.of(name) + "; known are " + knownNames());
            }
        }
    }

    /** The same name in and outside the envelope; other spellings of one name are compared when it is read. */
    private void add(ObjectNode toSave, String name, JsonNode value) throws RelativityRequestException {
        JsonNode other = toSave.get(name);
        if (other != null && !other.equals(value)) {
            throw refuse(name + " is given twice with different values");
        }
        toSave.set(name, value);
    }

    private ObjectNode object(String name, JsonNode value) throws RelativityRequestException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw refuse(name + " must be an object, but was " + Quoted.kind(value));
    }

    private RelativityRecord readSubject(ObjectNode json) throws RelativityRequestException {
        String name = operation.subjectType().orElseThrow().getSimpleName();
        try {
            RelativityRecord toSave = subject.read(json, Place.named(name));
            Constraints.check(() -> name, toSave);
            return toSave;
        } catch (RecordShape.MismatchException e) {
            throw new RelativityRequestException(operation.name(), e.getMessage(), e);
        } catch (Constraints.BrokenConstraint e) {
            throw new RelativityRequestException(operation.name(), e.getMessage(), e);
        }
    }

    /** A field's value as header and option would give it; an id may also be an object that holds it. */
    private static Object scalar(Field<?> field, JsonNode value) {
        if (field.id() && value instanceof ObjectNode reference && isReference(reference)) {
            return scalar(
                    field,
                    reference.properties().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase("ArtifactID"))
                            .findFirst()
                            .orElseThrow()
                            .getValue());
        }
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

    private static boolean isReference(ObjectNode json) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        json.fieldNames().forEachRemaining(names::add);
        return names.size() == json.size()
                && names.contains("ArtifactID")
                && json.properties().stream().allMatch(entry -> entry.getValue().isValueNode())
                && (names.size() == 1 || names.size() == 2 && names.contains("Name"));
    }

    private String knownNames() {
        Stream<String> fieldNames =
                operation.fields().stream().filter(field -> !field.isSetting()).map(Field::name);
        Stream<String> subjectNames = subject == null ? Stream.empty() : subject.names().stream();
        return Stream.concat(fieldNames, subjectNames).collect(Collectors.joining(", "));
    }

    private RelativityRequestException refuse(String message) {
        return new RelativityRequestException(operation.name(), message);
    }
}
