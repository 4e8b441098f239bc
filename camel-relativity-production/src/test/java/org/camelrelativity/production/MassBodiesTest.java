package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.MassCancelRequest;
import org.camelrelativity.production.model.MassRetryRequest;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be the body of job/mass-*: references in any form. Anything else is refused, and nothing is sent. */
class MassBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY = "relativity-production:job/mass-retry";
    private static final String RETRY_IN_7 = RETRY + "?workspaceId=7";
    private static final String THE_TWO =
            "[{\"WorkspaceID\":100,\"ProductionID\":200},{\"WorkspaceID\":101,\"ProductionID\":201}]";
    private static final List<ProductionJobRef> REFERENCES =
            List.of(ProductionJobRef.of(100, 200), ProductionJobRef.of(101, 201));

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    record Given(String name, Object body, String sent) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A route's own class, as a data format may make it. */
    public static final class Bean {

        private final int workspace;
        private final int production;

        Bean(int workspace, int production) {
            this.workspace = workspace;
            this.production = production;
        }

        public int getWorkspaceID() {
            return workspace;
        }

        public int getProductionID() {
            return production;
        }
    }

    @BeforeEach
    void answerWithoutResults() {
        relativity.answer(okJson("{}"));
    }

    static Stream<Given> forms() throws Exception {
        String jobs = "[{\"JobID\":300},{\"JobID\":301}]";
        byte[] bytes = THE_TWO.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> documented = Map.of("jobsToBeRetried", REFERENCES);
        return Stream.of(
                new Given("references", REFERENCES, THE_TWO),
                new Given("a set", new LinkedHashSet<>(REFERENCES), THE_TWO),
                new Given("an array", REFERENCES.toArray(), THE_TWO),
                new Given("the request", new MassRetryRequest(REFERENCES), THE_TWO),
                new Given("the documented object", "{\"jobsToBeRetried\":" + THE_TWO + "}", THE_TWO),
                new Given("in another case", "{\"JOBStobeRetried\":" + THE_TWO + "}", THE_TWO),
                new Given("a Map", documented, THE_TWO),
                new Given(
                        "beans in a Map",
                        Map.of("jobsToBeRetried", List.of(new Bean(100, 200), new Bean(101, 201))),
                        THE_TWO),
                new Given("a tree", JSON.readTree(THE_TWO), THE_TWO),
                new Given("text", "\uFEFF " + THE_TWO + " ", THE_TWO),
                new Given("bytes", bytes, THE_TWO),
                new Given("a stream", new ByteArrayInputStream(bytes), THE_TWO),
                new Given("a reader", new StringReader(THE_TWO), THE_TWO),
                new Given("a cached stream", new InputStreamCache(bytes), THE_TWO),
                new Given("numbers", List.of(300, 301L), jobs),
                new Given("text with numbers", List.of("300", " 301 "), jobs),
                new Given("ints", new int[] {300, 301}, jobs),
                new Given("longs", new long[] {300, 301}, jobs),
                new Given("a list of numbers as text", "[300,\"301\"]", jobs),
                new Given("rows of a CSV file", List.of(row("100", "200", ""), row("101", "201", " ")), THE_TWO),
                new Given("trees in a list", List.of(JSON.readTree("{\"jobid\":300}"), JSON.readTree("301")), jobs),
                new Given("one reference", ProductionJobRef.ofJob(300), "[{\"JobID\":300}]"),
                new Given("one reference as text", "{\"JobID\":300}", "[{\"JobID\":300}]"),
                new Given("one Map", Map.of("JobID", 300), "[{\"JobID\":300}]"),
                new Given("one number", 300, "[{\"JobID\":300}]"),
                new Given("one number as text", "300", "[{\"JobID\":300}]"),
                new Given(
                        ".NET's job id 0",
                        List.of(new ProductionJobRef(1, 2, 0)),
                        "[{\"WorkspaceID\":1,\"ProductionID\":2}]"),
                new Given(
                        ".NET's other zeros",
                        "[{\"WorkspaceID\":0,\"ProductionID\":0,\"JobID\":300}]",
                        "[{\"JobID\":300}]"),
                new Given(
                        "a default workspace",
                        List.of(Map.of("ProductionID", 200)),
                        "[{\"WorkspaceID\":7,\"ProductionID\":200}]"),
                new Given(
                        "a default workspace for a record",
                        new ProductionJobRef(null, 200, null),
                        "[{\"WorkspaceID\":7,\"ProductionID\":200}]"));
    }

    private static Map<String, Object> row(String workspace, String production, String job) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("WorkspaceID", workspace);
        row.put("ProductionID", production);
        row.put("JobID", job);
        return row;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesReferencesInAnyForm(Given given) throws Exception {
        relativity.send(RETRY_IN_7, given.body(), Map.of());
        assertThat(relativity.requests()).hasSize(1);
        assertThat(JSON.readTree(relativity.requests().get(0).getBody()))
                .isEqualTo(JSON.readTree("{\"jobsToBeRetried\":" + given.sent() + "}"));
    }

    @Test
    void takesAFile(@TempDir Path folder) throws Exception {
        File file = Files.writeString(folder.resolve("jobs.json"), THE_TWO).toFile();
        relativity.send(RETRY, file, Map.of());
        assertThat(JSON.readTree(relativity.requests().get(0).getBody()).get("jobsToBeRetried"))
                .hasSize(2);
    }

    /** Camel's error handler redelivers the message as it was left. */
    @Test
    void leavesAStreamThatCanBeReadAgain() throws Exception {
        InputStream stream = new ByteArrayInputStream(THE_TWO.getBytes(StandardCharsets.UTF_8));
        Exchange exchange = relativity.send(RETRY, stream, Map.of());
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(THE_TWO);
    }

    static Stream<Given> bad() throws Exception {
        List<Object> withNull = new ArrayList<>(Arrays.asList(300, null));
        Map<String, Object> noWorkspace = new HashMap<>();
        noWorkspace.put("WorkspaceID", null);
        noWorkspace.put("ProductionID", 200);
        String together = "must have WorkspaceID and ProductionID together, or JobID";
        return Stream.of(
                new Given("nothing", null, "the body must be a list of ProductionJobRef"),
                new Given("blank text", "  ", "the body is empty"),
                new Given("an empty list", List.of(), "jobsToBeRetried is empty"),
                new Given("an empty documented list", "{\"jobsToBeRetried\":[]}", "jobsToBeRetried is empty"),
                new Given(
                        "no list", "{\"jobsToBeRetried\":5}", "jobsToBeRetried must be a list, but was a JSON number"),
                new Given("two lists", "{\"jobsToBeRetried\":[1],\"JobsToBeRetried\":[2]}", "given twice"),
                new Given(
                        "the other list",
                        "{\"jobsToBeCanceled\":[1]}",
                        "unknown field jobsToBeRetried[0].'jobsToBeCanceled'"),
                new Given("a request without its list", new MassRetryRequest(null), "jobsToBeRetried is empty"),
                new Given(
                        "null in a request's list",
                        new MassRetryRequest(Arrays.asList(REFERENCES.get(0), null)),
                        "jobsToBeRetried[1] must be a ProductionJobRef"),
                new Given("the other request", new MassCancelRequest(REFERENCES), "MassCancelRequest"),
                new Given("more beside the list", "{\"jobsToBeRetried\":[1],\"force\":true}", "unknown field 'force'"),
                new Given(
                        "a production alone",
                        List.of(300, Map.of("ProductionID", 5)),
                        "jobsToBeRetried[1] " + together),
                new Given("an empty object", "[{}]", "jobsToBeRetried[0] " + together),
                new Given("job 0", List.of(Map.of("JobID", 0)), "jobsToBeRetried[0] " + together),
                new Given("an empty row", List.of(row("", "", "")), together),
                new Given(
                        "a negative job",
                        List.of(Map.of("JobID", -1)),
                        "jobsToBeRetried[0].JobID must be a positive integer"),
                new Given("a negative number", List.of(300, -1), "jobsToBeRetried[1] must be"),
                new Given(
                        "workspace 0",
                        "[{\"WorkspaceID\":0,\"ProductionID\":5}]",
                        "jobsToBeRetried[0].WorkspaceID must be"),
                new Given("text as id", "[{\"JobID\":\"abc\"}]", "jobsToBeRetried[0].JobID must be an integer"),
                new Given("a fraction", "[{\"JobID\":1.5}]", "jobsToBeRetried[0].JobID must be"),
                new Given("too large", "[{\"JobID\":2147483648}]", "jobsToBeRetried[0].JobID must be"),
                new Given("too large a number", List.of(2147483648L), "jobsToBeRetried[0] must be"),
                new Given(
                        "an unknown field",
                        "[1,{\"JobID\":1,\"Force\":true}]",
                        "unknown field jobsToBeRetried[1].'Force'"),
                new Given("two spellings", "[{\"JobID\":1,\"jobid\":2}]", "jobsToBeRetried[0].JobID is given twice"),
                new Given("a list in the list", "[[1]]", "jobsToBeRetried[0] must be a ProductionJobRef"),
                new Given(
                        "rows without names",
                        List.of(List.of("1", "2")),
                        "jobsToBeRetried[0] must be a ProductionJobRef"),
                new Given("null in the list", withNull, "jobsToBeRetried[1] must be a ProductionJobRef"),
                new Given("null in the text", "[1,null]", "jobsToBeRetried[1] must be a ProductionJobRef"),
                new Given("a fraction in a Map", Map.of("jobsToBeRetried", List.of(3.0)), "jobsToBeRetried[0] must be"),
                new Given("other records", List.of(new MassRetryRequest(REFERENCES)), "jobsToBeRetried[0] must be"),
                new Given("truncated", "[{\"JobID\":1},{\"JobID\"", "no valid JSON"),
                new Given("something behind", "[1] [2]", "no valid JSON"),
                new Given("trailing text", "[1] x", "no valid JSON"),
                new Given("no JSON", "retry them all", "no valid JSON"),
                new Given("XML", "<jobs/>", "no valid JSON"),
                new Given("true", "true", "jobsToBeRetried[0] must be"),
                new Given("deep", "[" + "[".repeat(10_000), "no valid JSON"),
                new Given("a deep Map", Map.of("JobID", nested(100)), "JSON"),
                new Given(
                        "a date in a Map of a list",
                        List.of(300, Map.of("JobID", LocalDate.EPOCH)),
                        "at jobsToBeRetried[1].JobID"),
                new Given(
                        "a date in the documented Map",
                        Map.of("jobsToBeRetried", List.of(Map.of("JobID", LocalDate.EPOCH))),
                        "at jobsToBeRetried[0].JobID"),
                new Given("something else", new Object(), "but was a java.lang.Object"),
                new Given(
                        "one twice",
                        List.of(300, REFERENCES.get(0), "300"),
                        "jobsToBeRetried[2] is the same as jobsToBeRetried[0]"),
                new Given("an empty workspace", List.of(noWorkspace), together));
    }

    private static Object nested(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = Map.of("JobID", value);
        }
        return value;
    }

    /** With a default workspace, too: an empty cell is not completed. */
    @ParameterizedTest
    @MethodSource("bad")
    void refusesAnythingElse(Given given) throws Exception {
        String uri = given.name().equals("a production alone") ? RETRY : RETRY_IN_7;
        Exchange exchange = relativity.send(uri, given.body(), Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageStartingWith("job/mass-retry: ")
                .hasMessageContaining(given.sent());
        assertThat(exchange.getException().getMessage()).hasSizeLessThan(700);
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        List<ProductionJobRef> million = IntStream.range(0, 400_000)
                .mapToObj(i -> ProductionJobRef.of(1_017_371, 1_041_791 + i))
                .toList();
        Exchange exchange = relativity.send(RETRY, million, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("larger than 16777216 bytes; option chunkSize sends it in several");
        exchange = relativity.send(RETRY, "[" + " ".repeat(17_000_000) + "]", Map.of());
        assertThat(exchange.getException()).hasMessageContaining("larger than 16777216 bytes");
        assertThat(relativity.requests()).isEmpty();
    }

    /** A workspace that an earlier step left is a default like the option, and no contradiction. */
    @Test
    void aWorkspaceInTheHeaderCompletesButNeverContradicts() throws Exception {
        List<Object> jobs = List.of(ProductionJobRef.of(100, 200), Map.of("ProductionID", 201), 300);
        relativity.send(RETRY_IN_7, jobs, Map.of(RelativityConstants.WORKSPACE_ID, 5));
        assertThat(JSON.readTree(relativity.requests().get(0).getBody()).get("jobsToBeRetried"))
                .isEqualTo(
                        JSON.readTree(
                                "[{\"WorkspaceID\":100,\"ProductionID\":200},{\"WorkspaceID\":5,\"ProductionID\":201},{\"JobID\":300}]"));
    }

    @Test
    void whatAnEarlierStepAnsweredIsNoRequest() throws Exception {
        relativity.answer(okJson("{\"NumberOfJobsRequestedForRetry\":1,\"RetryJobResults\":[{\"JobID\":300,"
                + "\"RetrySuccessfullySent\":true}]}"));
        relativity.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice").to(RETRY).to(RETRY);
            }
        });
        Exchange exchange = relativity.context().createProducerTemplate().request("direct:twice", e -> e.getMessage()
                .setBody(300));
        assertThat(exchange.getException()).hasMessageContaining("the body must be a list");
        assertThat(relativity.requests()).hasSize(1);
    }
}
