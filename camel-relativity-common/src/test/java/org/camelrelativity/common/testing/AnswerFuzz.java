package org.camelrelativity.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityNotSentException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.Answer;
import org.camelrelativity.common.operation.Idempotency;
import org.camelrelativity.common.operation.InstanceVersion;
import org.camelrelativity.common.operation.OperationTable;
import org.camelrelativity.common.query.Page;

/** What holds for every answer to a good request: nothing is done that the answer does not say is done. */
public abstract class AnswerFuzz {

    /** Reads as much as possible: what even this can't read says nothing. */
    protected static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final JsonNode ERROR = JSON.createObjectNode()
            .put("ErrorType", "Relativity.Services.Exceptions.NotFoundException")
            .put("Message", "Not found.")
            .put("Identifier", "id-1")
            .put("success", false);

    private static final List<String> TYPES = List.of(
            "application/json; charset=utf-8",
            "text/html",
            "text/plain",
            "application/problem+json",
            "application/octet-stream",
            ";",
            "json",
            "\u0000");

    private static final List<String> NAMES =
            List.of("Retry-After", "WWW-Authenticate", "Content-Encoding", "Location");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "999999999",
            "99999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "",
            "\u0000",
            "Basic",
            "gzip",
            "deflate",
            "x",
            "http://example.com/");

    private static final Set<Integer> SUCCESSES = Set.of(200, 201, 202, 204);

    private final String scheme;
    private final OperationTable table;
    private final List<Contract> contracts;

    /** An answer to the documented request. */
    public record Answered(Contract contract, int status, Map<String, String> headers, byte[] body) {

        InMemoryRelativity.Answer answer() {
            return new InMemoryRelativity.Answer(status, headers, body);
        }

        @Override
        public String toString() {
            return contract + " " + status + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param scheme of the component
     * @param table of the component
     */
    protected AnswerFuzz(String scheme, OperationTable table) {
        this.scheme = scheme;
        this.table = table;
        this.contracts = Contract.all(table);
    }

    protected abstract InMemoryRelativity relativity();

    /** Options of the endpoint; those of the contract. */
    protected String options(Contract contract) {
        return contract.options();
    }

    /** Whether a 404 may mean that the server knows it by another name. */
    private boolean hasTwoNames(Contract contract) {
        return table.find(contract.operation()).wires(contract.version()).stream()
                .anyMatch(wire -> wire.fallbackPath() != null);
    }

    /** Whether a call may be repeated without a further effect. */
    private static boolean isRepeatable(Contract contract) {
        return contract.idempotency() != Idempotency.NOT_IDEMPOTENT;
    }

    /**
     * Whether the answer says that it was done, in the fewest words that the contract allows; empty if it doesn't tell. What
     * is judged by more than a field that it must carry needs a rule of its own.
     *
     * @param contract whose request was sent
     * @param answer the JSON, or a missing node
     */
    protected Optional<Boolean> saysDone(Contract contract, JsonNode answer) {
        Answer<?> expected = table.find(contract.operation()).answer();
        boolean nothing = answer.isMissingNode()
                || answer.isNull()
                || answer.isObject() && answer.isEmpty()
                || answer.isTextual() && answer.asText().isBlank();
        if (expected.type() == Boolean.class) {
            return nothing ? Optional.of(true) : flag(answer);
        }
        if (expected.type() == Integer.class) {
            boolean update = !contract.response().has("body"); // answered with nothing
            boolean done = update && (nothing || answer.isBoolean() && answer.booleanValue());
            return yesIf(done || isArtifactId(answer));
        }
        if (expected.type() == InstanceVersion.class) {
            return yesIf(answer.isTextual() && answer.textValue().matches(".*\\d+\\.\\d+.*"));
        }
        if (Page.class.isAssignableFrom(expected.type())) {
            return yesIf(proves(member(answer, "TotalCount"), "TotalCount"));
        }
        return yesIf(expected.proofs().keySet().stream().anyMatch(name -> proves(member(answer, name), name)));
    }

    private static boolean proves(JsonNode field, String name) {
        boolean given = !field.isMissingNode() && !field.isNull();
        return name.endsWith("ID")
                ? isArtifactId(field)
                : given && !(field.isTextual() && field.asText().isBlank());
    }

    protected static Optional<Boolean> yesIf(boolean done) {
        return done ? Optional.of(true) : Optional.empty();
    }

    /** The contract's own answer. */
    static InMemoryRelativity.Answer documented(Contract contract) {
        JsonNode body = contract.response().path("body");
        byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        return new InMemoryRelativity.Answer(200, Map.of("Content-Type", "application/json"), bytes);
    }

    @Provide
    Arbitrary<Answered> answers() {
        Set<String> names =
                FuzzedJson.names(contracts.stream().map(Contract::response).toList());
        return Combinators.combine(
                        Arbitraries.of(contracts),
                        Arbitraries.randomValue(AnswerFuzz::status),
                        Arbitraries.randomValue(AnswerFuzz::headers),
                        FuzzedJson.recipes(names))
                .as((contract, status, headers, recipe) ->
                        new Answered(contract, status, headers, recipe.of(samples(contract))));
    }

    private static int status(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> List.of(201, 202, 204).get(random.nextInt(3));
            case 1, 2 -> 200 + random.nextInt(400);
            default -> 200;
        };
    }

    private static Map<String, String> headers(Random random) {
        Map<String, String> headers = new TreeMap<>();
        if (random.nextInt(40) > 0) {
            String type = random.nextInt(8) > 0 ? TYPES.get(0) : TYPES.get(random.nextInt(TYPES.size()));
            headers.put("Content-Type", type);
        }
        for (int i = random.nextInt(8); i > 5; i--) {
            headers.put(NAMES.get(random.nextInt(NAMES.size())), VALUES.get(random.nextInt(VALUES.size())));
        }
        return headers;
    }

    /** Mostly the documented one, or else Kepler's error. */
    private static List<JsonNode> samples(Contract contract) {
        JsonNode body = contract.response().path("body");
        return body.isMissingNode() || body.isNull() ? List.of(ERROR) : List.of(body, body, body, body, ERROR);
    }

    @Property
    void anyAnswer(@ForAll("answers") Answered answered) {
        Contract contract = answered.contract();
        relativity().answer(answered.answer());
        Exchange exchange = ask(contract);
        RelativityException failure = (RelativityException) exchange.getException();
        int sent = relativity().sent().size();
        boolean twoNames = hasTwoNames(contract)
                && answered.status() == 404
                && new String(answered.answer().body(), StandardCharsets.UTF_8).contains("ServiceNotFoundException");
        if (!isRepeatable(contract)) {
            assertThat(sent).isBetween(1, twoNames ? 2 : 1);
        }
        if (failure == null) {
            assertThat(SUCCESSES).contains(answered.status());
            assertThat(saysDone(contract, json(answered))).contains(true);
            assertThat(exchange.getMessage().getHeader(RelativityConstants.ATTEMPTS))
                    .isEqualTo(sent);
        } else {
            assertThat(failure.getAttempts()).isEqualTo(sent);
            assertThat(failure).isInstanceOfAny(possible(contract, answered));
            assertThat(failure).isNotInstanceOf(RelativityRequestException.class);
        }
        assertCounts(exchange, failure);
    }

    /** The result is the same. */
    @Property
    void readsAnAnswerAtOnceAsItWouldRowByRow(@ForAll("answers") Answered answered) {
        Class<?> type = table.find(answered.contract().operation()).answer().type();
        byte[] body = answered.answer().body();
        assertThat(result(() -> RelativityJson.read(body, type)))
                .isEqualTo(result(() -> RelativityJson.forgiving().readValue(RelativityJson.answer(body), type)));
    }

    private static Object result(Callable<?> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            return e.getClass() + ": " + e.getMessage();
        }
    }

    private Exchange ask(Contract contract) {
        String body = contract.body().isMissingNode() ? null : contract.body().toString();
        long start = System.nanoTime();
        Exchange exchange = relativity().send(scheme + ":" + contract.operation() + options(contract), body, Map.of());
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(5_000_000_000L);
        BodyFuzz.assertFailure(contract, exchange.getException());
        return exchange;
    }

    private Class<?>[] possible(Contract contract, Answered answered) {
        Class<?> open =
                isRepeatable(contract) ? RelativityUnavailableException.class : RelativityOutcomeUnknownException.class;
        int status = answered.status();
        if (answered.headers().containsKey("Content-Encoding")) {
            return new Class<?>[] {open, RelativityException.class}; // may be unreadable, whatever its status
        }
        if (SUCCESSES.contains(status)) {
            Optional<Boolean> done = saysDone(contract, json(answered));
            return done.filter(said -> !said).isPresent()
                    ? new Class<?>[] {open, RelativityRefusedException.class, RelativityPartialFailureException.class}
                    : new Class<?>[] {open};
        }
        if (status == 429) {
            return new Class<?>[] {RelativityNotSentException.class};
        }
        boolean refused = status >= 400 && status <= 428 && status != 408
                || Set.of(431, 307, 308).contains(status);
        return new Class<?>[] {refused ? RelativityRefusedException.class : open};
    }

    private static void assertCounts(Exchange exchange, RelativityException failure) {
        Integer requested = exchange.getMessage().getHeader(RelativityConstants.JOBS_REQUESTED, Integer.class);
        Integer successful = exchange.getMessage().getHeader(RelativityConstants.JOBS_SUCCESSFUL, Integer.class);
        Integer failed = exchange.getMessage().getHeader(RelativityConstants.JOBS_FAILED, Integer.class);
        if (requested == null) {
            assertThat(successful).isNull();
            assertThat(failed).isNull();
            return;
        }
        assertThat(successful).isNotNegative();
        assertThat(failed).isNotNegative();
        assertThat(successful + failed).isLessThanOrEqualTo(requested);
        if (failure == null) {
            assertThat(successful).isEqualTo(requested);
        } else {
            RelativityJobReport report = failure.getJobReport().orElseThrow();
            assertThat(report.done()).hasSize(successful);
            assertThat(report.failed().size() + report.neverSent().size()).isEqualTo(failed);
            assertThat(successful + failed + report.unknown().size() + report.unnamed())
                    .isEqualTo(requested);
        }
    }

    private JsonNode json(Answered answered) {
        try {
            return JSON.readTree(answered.body());
        } catch (IOException e) {
            boolean text = table.find(answered.contract().operation()).answer().type() == String.class;
            return text // which may have no quotes
                    ? TextNode.valueOf(new String(answered.body(), StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
        }
    }

    /** A member of an object, in any letters; of several the last. */
    protected static JsonNode member(JsonNode json, String name) {
        return json.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .reduce((first, second) -> second)
                .orElse(MissingNode.getInstance());
    }

    /** Whether it is true or false, also as text or number. */
    protected static Optional<Boolean> flag(JsonNode json) {
        return switch (json.asText().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A positive integer of 32 bits, also as text, or with a fraction of zeros, or in an object. */
    protected static boolean isArtifactId(JsonNode json) {
        if (json.isObject()) {
            return isArtifactId(member(json, "ArtifactID"));
        }
        try {
            return json.isValueNode() && new BigDecimal(json.asText().strip()).intValueExact() > 0;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }
}
