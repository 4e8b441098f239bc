package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityNaming;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.json.RelativityConverters;
import org.camelrelativity.common.operation.ApiVersion;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.Operation;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.operation.Reference;
import org.camelrelativity.common.operation.SharedFields;

/**
 * Gives whatever an operation answered, in every form, to every operation: it is about the same thing as if its ids were
 * given, and only that; an operation on other things takes nothing of it. What is answered comes from the contracts.
 */
public final class ReferenceAssert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Object[] SAMPLES = {4711, "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f", "true", "sample"};

    private final String scheme;
    private final OperationTable table;
    private final InMemoryRelativity relativity;
    private final List<RelativityRecord> answered = new ArrayList<>();

    public ReferenceAssert(String scheme, OperationTable table, InMemoryRelativity relativity) {
        this.scheme = scheme;
        this.table = table;
        this.relativity = relativity;
        for (Contract contract : Contract.all(table)) {
            relativity.answer(new InMemoryRelativity.Answer(
                    contract.response().get("status").intValue(),
                    Map.of("Content-Type", "application/json"),
                    contract.response().path("body").toString().getBytes(StandardCharsets.UTF_8)));
            Object body =
                    contract.body().isMissingNode() ? null : contract.body().toString();
            collect(send(contract.operation() + contract.options(), body, Map.of())
                    .getMessage()
                    .getBody());
        }
        // What is sent is compared, and not what comes of it.
        relativity.answer(new InMemoryRelativity.Answer(400, Map.of(), new byte[0]));
    }

    private void collect(Object answer) {
        if (answer instanceof Iterable<?> list && !(answer instanceof JsonNode)) {
            list.forEach(this::collect);
        } else if (answer instanceof RelativityRecord record
                && record.getClass().isRecord()) {
            answered.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(value(component, record));
            }
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A new operation's answer can't be forgotten. */
    public void everyAnswerWithAnIdIsAReference() {
        List<Class<?>> types =
                table.references().stream().<Class<?>>map(Reference::type).toList();
        assertThat(types).doesNotHaveDuplicates();
        assertThat(answered).extracting(Object::getClass).containsAll(types);
        for (Operation operation : table.all()) {
            if (operation.requestType() == ArtifactSelector.class
                    && names(operation.answer().type()).contains("ArtifactID")) {
                assertThat(types).contains(operation.answer().type());
            }
        }
        List<String> ids = table.all().stream()
                .flatMap(operation -> operation.fields().stream())
                .filter(Field::id)
                .flatMap(field -> field.names().stream())
                .filter(name -> !name.equals("ArtifactID") && !name.equals("Name")) // which things of any kind have
                .toList();
        for (RelativityRecord record : answered) {
            if (names(record.getClass()).stream().anyMatch(ids::contains)) {
                assertThat(types).contains(record.getClass());
            }
        }
    }

    public void everyOperationTakesTheIdsOfItsSubject() {
        for (Reference<?> reference : table.references()) {
            boolean taken = answered.stream()
                    .filter(reference.type()::isInstance)
                    .map(record -> isTaken(record, reference.idsOf(record)))
                    .reduce(false, Boolean::logicalOr);
            boolean takable = table.all().stream()
                    .filter(operation ->
                            operation.wires().findAny().isPresent()) // the others send what they are made of
                    .anyMatch(operation -> reference.ids().keySet().stream()
                            .anyMatch(id -> operation.fields().contains(id)
                                    || operation.scalarFields().contains(id)));
            assertThat(taken).as(reference.type().getName()).isEqualTo(takable);
        }
    }

    private boolean isTaken(RelativityRecord record, Map<Field<?>, Object> ids) {
        boolean taken = false;
        for (Operation operation : table.all()) {
            for (ApiVersion version : ApiVersion.values()) {
                if (operation.wires(version).isEmpty()
                        || operation.requestType().isInstance(record)) {
                    continue;
                }
                Given given = new Given(record, operation, version, ids);
                if (given.ids.keySet().stream().anyMatch(field -> field != SharedFields.WORKSPACE_ID)) {
                    taken |= given.isTakenInEveryForm();
                    given.mustAgreeWithTheHeaders();
                } else {
                    given.isNoParameter();
                }
            }
        }
        return taken;
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return relativity.send(scheme + ":" + uri, body, headers);
    }

    private static List<String> names(Class<?> type) {
        RelativityNaming naming = new RelativityNaming();
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(component -> naming.translate(component.getName()))
                        .toList()
                : List.of();
    }

    private final class Given {

        private final RelativityRecord record;
        private final Operation operation;
        private final boolean mass;
        private final Map<Field<?>, Object> ids = new LinkedHashMap<>();
        private final Map<String, Object> others = new TreeMap<>();
        private String uri;

        Given(RelativityRecord record, Operation operation, ApiVersion version, Map<Field<?>, Object> named) {
            this.record = record;
            this.operation = operation;
            this.mass = operation.elements().isPresent();
            this.uri = operation.name() + "?apiVersion=" + version.optionValue();
            List<String> elementNames =
                    operation.elements().map(each -> names(each.type())).orElse(List.of());
            named.forEach((field, id) -> {
                if (mass
                        ? elementNames.contains(field.name())
                        : operation.fields().contains(field)) {
                    ids.put(field, id);
                }
            });
            operation.wires(version).stream()
                    .flatMap(wire -> wire.requiredFields().stream())
                    .distinct()
                    .filter(field -> !ids.containsKey(field))
                    .filter(field -> !operation.mutuallyExclusive().contains(field)
                            || ids.keySet().stream().noneMatch(operation.mutuallyExclusive()::contains))
                    .forEach(this::supply);
        }

        /** What the answer lacks comes from elsewhere. */
        private void supply(Field<?> field) {
            String firstExpected = field.type().expected().split(" ")[0]; // of an enum a constant
            Object sample = Stream.concat(Stream.of(firstExpected), Arrays.stream(SAMPLES))
                    .filter(value -> field.type().parse(value).isPresent())
                    .findFirst()
                    .orElseThrow();
            if (field.header() == null) {
                uri += "&" + field.option() + "=" + sample;
            } else {
                others.put(field.header(), sample);
            }
        }

        /** If this generation knows the thing by another id, nothing is sent. */
        boolean isTakenInEveryForm() {
            List<InMemoryRelativity.Sent> expected = sent(plain(), headers(!mass));
            forms().forEach((form, body) -> assertThat(texts(sent(body, others)))
                    .as("%s as %s", this, form)
                    .isEqualTo(texts(expected)));
            return !expected.isEmpty();
        }

        /** As the ids alone are given. */
        private Object plain() {
            Map<String, Object> element = new LinkedHashMap<>();
            ids.forEach((field, id) -> element.put(field.name(), id));
            return mass ? element : null;
        }

        private Map<String, Object> headers(boolean withIds) {
            Map<String, Object> headers = new TreeMap<>(others);
            if (withIds) {
                ids.forEach((field, id) -> headers.put(field.header(), id));
            }
            return headers;
        }

        private Map<String, Object> forms() {
            Map<String, Object> forms = new LinkedHashMap<>();
            try {
                String text = RelativityConverters.toString(record);
                forms.put("record", record);
                forms.put("Map", RelativityConverters.toMap(record));
                forms.put("text", text);
                forms.put("bytes", text.getBytes(StandardCharsets.UTF_8));
                forms.put("stream", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                forms.put("tree", JSON.readTree(text));
                if (mass) {
                    forms.put("list", List.of(record));
                    forms.put("array", new Object[] {record});
                    forms.put("list of Maps", List.of(RelativityConverters.toMap(record)));
                    forms.put("list as text", "[" + text + "]");
                    forms.put(
                            "documented list",
                            Map.of(operation.lists().iterator().next(), List.of(record)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return forms;
        }

        /** The elements of a list may be in other workspaces than the header says, which completes those without one. */
        void mustAgreeWithTheHeaders() {
            if (mass) {
                return;
            }
            ids.forEach((field, id) -> {
                Map<String, Object> headers = headers(false);
                headers.put(field.header(), another(field, id));
                forms().forEach((form, body) -> assertRefused(form, body, headers));
            });
        }

        private static Object another(Field<?> field, Object id) {
            return Stream.of(4712, "99999999-e56e-4b4f-a0b2-bac351e13d2f")
                    .filter(other -> field.type().parse(other).isPresent() && !other.equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        /** Its JSON is no request either, unless it looks like one. */
        void isNoParameter() {
            if (operation.subjectType().isPresent() || mass) {
                forms().forEach((form, body) -> assertRefused(form, body, others));
                return;
            }
            List<InMemoryRelativity.Sent> expected = sent(null, headers(true));
            assertThat(expected).as("%s", this).isNotEmpty();
            assertThat(texts(sent(record, headers(true)))).as("%s", this).isEqualTo(texts(expected));
            Map<String, Object> json = forms();
            json.remove("record");
            json.forEach((form, body) -> assertRefused(form, body, headers(true)));
        }

        private void assertRefused(String form, Object body, Map<String, Object> headers) {
            Exchange exchange = send(uri, body, headers);
            assertThat(relativity.sent()).as("%s as %s", this, form).isEmpty();
            assertThat(exchange.getException())
                    .as("%s as %s", this, form)
                    .isExactlyInstanceOf(RelativityRequestException.class);
        }

        private List<InMemoryRelativity.Sent> sent(Object body, Map<String, Object> headers) {
            send(uri, body, headers);
            return relativity.sent();
        }

        private static List<String> texts(List<InMemoryRelativity.Sent> sent) {
            return sent.stream()
                    .map(each ->
                            each.method() + " " + each.uri() + " " + new String(each.body(), StandardCharsets.UTF_8))
                    .toList();
        }

        @Override
        public String toString() {
            return record.getClass().getSimpleName() + " for " + uri;
        }
    }
}
