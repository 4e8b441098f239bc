package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.Exchange;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityNaming;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.operation.Field;
import org.camelrelativity.common.operation.OperationTable;

/** What holds for every body and header, good or bad. */
public abstract class BodyFuzz {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final ObjectMapper LENIENT = new ObjectMapper();

    /** The names of what is an id in the contract. */
    private static final Pattern ID = Pattern.compile("(?i).*(ids?|imagingprofile|datasource)");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.]+(e[+-]?\\d+)?", Pattern.CASE_INSENSITIVE);

    /** What a condition says of a field. */
    private static final Pattern CONDITION =
            Pattern.compile("'[\\w ]+' (?:== '(.*)'|== OBJECT (\\d+)|IN \\[([\\d, ]+)])", Pattern.DOTALL);

    private static final RelativityNaming NAMING = new RelativityNaming();

    private final String scheme;
    private final List<Contract> contracts;
    private final Set<String> headers;
    private final Set<String> names;
    private final List<Enum<?>> numbered = new ArrayList<>();

    /** An exchange. */
    public record Given(Contract contract, FuzzedBody body, Map<String, OddValue> headers) {}

    /** An exchange with an object that is no text. */
    public record GivenObject(Contract contract, OddValue body, Map<String, OddValue> headers) {}

    /** A good exchange. */
    public record Good(Contract contract, List<Integer> ids, List<Integer> spellings, FuzzedBody.Form form) {}

    /**
     * @param scheme of the component
     * @param table of the component
     * @param names on the wire that the contracts' requests lack
     */
    protected BodyFuzz(String scheme, OperationTable table, Set<String> names) {
        this.scheme = scheme;
        this.contracts = Contract.all(table).stream()
                .filter(contract -> !contract.body().isMissingNode()) // what takes nothing has no body to be odd
                .toList();
        this.headers = table.all().stream()
                .flatMap(operation -> Stream.concat(operation.fields().stream(), operation.scalarFields().stream()))
                .map(Field::header)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        this.names = new TreeSet<>(names);
        this.names.addAll(
                FuzzedJson.names(contracts.stream().map(Contract::request).toList()));
        table.all().forEach(operation -> addNames(operation.requestType()));
    }

    /** Also of the constants that may be sent in place of their numbers. */
    private void addNames(Type type) {
        if (type instanceof ParameterizedType list) {
            addNames(list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                names.add(NAMING.translate(component.getName()));
                addNames(component.getGenericType());
            }
        } else if (type instanceof Class<?> constants && Numbered.class.isAssignableFrom(constants)) {
            for (Object constant : constants.getEnumConstants()) {
                numbered.add((Enum<?>) constant);
            }
        }
    }

    protected abstract InMemoryRelativity relativity();

    @Provide
    Arbitrary<Given> exchanges() {
        Set<String> given =
                FuzzedJson.names(contracts.stream().map(Contract::body).toList());
        return Combinators.combine(
                        Arbitraries.of(contracts),
                        Arbitraries.of(FuzzedBody.Form.values()),
                        FuzzedJson.recipes(given),
                        headers())
                .as((contract, form, recipe, values) ->
                        new Given(contract, new FuzzedBody(form, recipe.of(List.of(contract.body()))), values));
    }

    @Provide
    Arbitrary<GivenObject> objects() {
        return Combinators.combine(
                        Arbitraries.of(contracts), Arbitraries.longs().map(Random::new), headers())
                .as((contract, random, values) -> new GivenObject(
                        contract,
                        OddValue.any(random, List.copyOf(FuzzedJson.names(List.of(contract.body())))),
                        values));
    }

    @Provide
    Arbitrary<Good> goods() {
        return Combinators.combine(
                        Arbitraries.of(contracts),
                        Arbitraries.integers()
                                .between(1, Integer.MAX_VALUE)
                                .list()
                                .uniqueElements()
                                .ofSize(12),
                        Arbitraries.integers().between(0, 50).list().ofSize(12),
                        Arbitraries.of(FuzzedBody.Form.values())
                                .filter(form -> form != FuzzedBody.Form.INTS && form != FuzzedBody.Form.LONGS))
                .as(Good::new);
    }

    /** Mostly none. */
    private Arbitrary<Map<String, OddValue>> headers() {
        List<String> known = List.copyOf(headers);
        return Arbitraries.randomValue(random -> {
            Map<String, OddValue> values = new LinkedHashMap<>();
            for (int i = random.nextInt(8); i > 5; i--) {
                values.put(known.get(random.nextInt(known.size())), OddValue.alone(random));
            }
            return values;
        });
    }

    /** Whatever text: it is refused, and then nothing is sent, or what is sent is the contract's, and was given. */
    @Property
    void anyText(@ForAll("exchanges") Given given) throws IOException {
        for (InMemoryRelativity.Sent sent : send(given.contract(), given.body().body(), given.headers())) {
            if (given.headers().isEmpty()) {
                Set<String> values = given(given.body());
                numbered.stream()
                        .filter(constant -> values.contains(String.valueOf(constant.ordinal())))
                        .toList()
                        .forEach(constant -> values.add(canonical(constant.name())));
                addValues(given.contract().request().path("body"), values); // as the wire itself has them
                NUMBER.matcher(given.contract().options())
                        .results()
                        .forEach(match -> values.add(canonical(match.group())));
                assertGiven(json(sent), values);
                numbered.stream()
                        .filter(constant -> values.contains(canonical(constant.name())))
                        .toList()
                        .forEach(constant -> values.add(String.valueOf(constant.ordinal())));
                assertThat(values).containsAll(idsInPath(sent));
            }
        }
    }

    /** Whatever object, likewise. */
    @Property
    void anyObject(@ForAll("objects") GivenObject given) throws IOException {
        send(given.contract(), given.body().value(), given.headers());
    }

    /** The contract's requests with other ids and other letters, the ids also as text: exactly these are sent. */
    @Property
    void goodIds(@ForAll("goods") Good good) throws IOException {
        Contract contract = good.contract();
        Map<Integer, Integer> ids = new LinkedHashMap<>();
        JsonNode body = withIds(contract.body(), "", ids, good.ids());
        JsonNode bare =
                good.spellings().get(0) % 2 == 0 ? body : ContractAssert.withoutEnvelope(body, contract.envelopes());
        JsonNode spelled = spelled(bare, "", good.spellings(), new int[] {0});
        byte[] text = spelled.toString().getBytes(StandardCharsets.UTF_8);
        boolean list = spelled.isArray() || spelled.elements().next().isArray();
        FuzzedBody.Form form =
                list || good.form().compareTo(FuzzedBody.Form.LIST) < 0 ? good.form() : FuzzedBody.Form.DATA;

        List<InMemoryRelativity.Sent> sent = send(contract, new FuzzedBody(form, text).body(), Map.of());

        assertThat(sent).isNotEmpty();
        JsonNode request = contract.request();
        if (request.has("body")) {
            assertThat(json(sent.get(0))).isEqualTo(withIds(request.get("body"), "", ids, null));
        }
        String path = Pattern.compile("(?<=/)\\d+(?=/|\\?|$)")
                .matcher(request.get("path").textValue())
                .replaceAll(match -> {
                    Integer documented = Integer.valueOf(match.group());
                    return ids.getOrDefault(documented, documented).toString();
                });
        assertThat(sent.get(0).uri()).isEqualTo(path);
    }

    private List<InMemoryRelativity.Sent> send(Contract contract, Object body, Map<String, OddValue> headers)
            throws IOException {
        relativity().answer(AnswerFuzz.documented(contract));
        Map<String, Object> values = new HashMap<>();
        headers.forEach((name, value) -> values.put(name, value.value()));
        long start = System.nanoTime();
        Exchange exchange = relativity().send(scheme + ":" + contract.operation() + contract.options(), body, values);
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(5_000_000_000L);
        List<InMemoryRelativity.Sent> sent = relativity().sent();
        assertFailure(contract, exchange.getException());
        if (exchange.getException() instanceof RelativityRequestException) {
            assertThat(sent).isEmpty();
        } else {
            assertThat(sent).isNotEmpty();
            for (InMemoryRelativity.Sent request : sent) {
                assertRequest(contract, request);
            }
        }
        return sent;
    }

    /** If there is one, it is ours, and tells where it comes from, in one line that is not too long. */
    static void assertFailure(Contract contract, Throwable failure) {
        if (failure == null) {
            return;
        }
        if (!(failure instanceof RelativityException)) {
            fail("not our exception", failure);
        }
        String message = failure.getMessage();
        assertThat(message).startsWith(contract.operation() + ": ").hasSizeLessThan(4_100);
        assertThat(message.codePoints().filter(BodyFuzz::isUnprintable).boxed())
                .as(message)
                .isEmpty();
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** A save may have become an update, or the other way round. */
    private void assertRequest(Contract contract, InMemoryRelativity.Sent sent) throws IOException {
        assertThat(contracts.stream()
                        .filter(other -> other.operation().equals(contract.operation()))
                        .filter(other -> other.options().equals(contract.options()))
                        .map(other -> call(
                                other.request().get("method").textValue(),
                                other.request().get("path").textValue())))
                .contains(call(sent.method(), sent.uri()));
        assertThat(names).containsAll(FuzzedJson.names(List.of(json(sent))));
    }

    private static List<String> idsInPath(InMemoryRelativity.Sent sent) {
        return Arrays.stream(sent.uri().split("[/?]"))
                .filter(segment -> segment.matches("-?\\d+"))
                .map(BodyFuzz::canonical)
                .toList();
    }

    private static String call(String method, String uri) {
        return method + " "
                + uri.replaceAll("(?<=/)(-?\\d+|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?=/|\\?|$)", "0");
    }

    private static JsonNode json(InMemoryRelativity.Sent sent) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(sent.body()))
                .toString();
        return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    }

    private static void assertGiven(JsonNode sent, Set<String> given) {
        for (JsonNode child : sent) {
            assertGiven(child, given);
        }
        if (sent.isValueNode() && !sent.asText().isEmpty()) {
            if (!given.contains(canonical(sent.asText()))) {
                saidIn(sent.asText()).forEach(said -> assertThat(given).contains(canonical(said)));
            }
        }
    }

    private static List<String> saidIn(String sent) {
        Matcher condition = CONDITION.matcher(sent);
        if (!condition.matches()) {
            return List.of(sent);
        }
        if (condition.group(1) != null) {
            return List.of(condition.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return condition.group(2) != null
                ? List.of(condition.group(2))
                : List.of(condition.group(3).split(", "));
    }

    private static void addValues(JsonNode json, Set<String> values) {
        json.forEach(child -> addValues(child, values));
        if (json.isValueNode() && !CONDITION.matcher(json.asText()).matches()) {
            values.add(canonical(json.asText()));
        }
    }

    /** Every value in the text, as far as it can be read. */
    private static Set<String> given(FuzzedBody body) {
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        Set<String> given = new HashSet<>(Set.of(canonical(text)));
        if (body.body() instanceof int[] ints) {
            for (int number : ints) {
                given.add(canonical(String.valueOf(number)));
            }
        } else if (body.body() instanceof long[] longs) {
            for (long number : longs) {
                given.add(canonical(String.valueOf(number)));
            }
        }
        String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (JsonParser fromBytes = LENIENT.createParser(body.bytes());
                JsonParser fromText = LENIENT.createParser(marked)) {
            addValues(fromBytes, given);
            addValues(fromText, given);
        } catch (IOException e) {
            return given; // the encoding can't be told
        }
        return given;
    }

    private static void addValues(JsonParser parser, Set<String> given) {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    given.add(canonical(parser.getText()));
                }
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    given.add(canonical(String.valueOf(parser.getDoubleValue())));
                }
            }
        } catch (IOException e) {
            assertThat(e).isNotNull(); // what follows is no JSON
        }
    }

    private static String canonical(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.length() > 1000 || !NUMBER.matcher(plain).matches()) {
            return plain;
        }
        try {
            return new BigDecimal(plain).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return plain;
        }
    }

    /** The same with other ids, the same one for the same; without others, only of those that have one already. */
    private static JsonNode withIds(JsonNode json, String name, Map<Integer, Integer> ids, List<Integer> others) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties()
                    .forEach(entry -> copy.set(entry.getKey(), withIds(entry.getValue(), entry.getKey(), ids, others)));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(withIds(element, name, ids, others)));
            return copy;
        }
        if (name.equalsIgnoreCase("condition")) {
            return TextNode.valueOf(Pattern.compile("(?<=OBJECT |\\[|, )\\d+")
                    .matcher(json.asText())
                    .replaceAll(id -> withIds(TextNode.valueOf(id.group()), "id", ids, others)
                            .asText()));
        }
        if (!ID.matcher(name).matches() || !json.asText().matches("\\d+")) {
            return json;
        }
        Integer id = others == null
                ? ids.getOrDefault(json.asInt(), json.asInt())
                : ids.computeIfAbsent(json.asInt(), documented -> others.get(ids.size()));
        return json.isTextual() ? TextNode.valueOf(id.toString()) : IntNode.valueOf(id);
    }

    /** The same in other letters, and with some ids as text. */
    private static JsonNode spelled(JsonNode json, String name, List<Integer> spellings, int[] next) {
        int spelling = spellings.get(next[0]++ % spellings.size());
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(entry -> {
                String key = entry.getKey();
                int letters = spellings.get(next[0]++ % spellings.size()) % 4;
                String other =
                        letters == 0 ? key.toLowerCase(Locale.ROOT) : letters == 1 ? key.toUpperCase(Locale.ROOT) : key;
                copy.set(other, spelled(entry.getValue(), key, spellings, next));
            });
            return copy;
        }
        if (json instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(element -> elements.add(spelled(element, name, spellings, next)));
            return JSON.createArrayNode().addAll(elements);
        }
        boolean id = json.isInt() && ID.matcher(name).matches();
        return id && spelling % 3 == 0 ? TextNode.valueOf(json.asText()) : json;
    }
}
