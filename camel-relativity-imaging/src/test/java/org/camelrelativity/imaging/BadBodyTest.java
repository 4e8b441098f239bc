package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImageDocumentJob;
import org.camelrelativity.imaging.model.ImagingJob;
import org.camelrelativity.imaging.model.ImagingSetReview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad bodies fail before anything is sent; the message names the operation, the field and what was expected. */
class BadBodyTest {

    private record BadBody(String name, Object body, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static BadBody bad(String name, Object body, String... said) {
        return new BadBody(name, body, List.of(said));
    }

    private static final String POSITIVE = "a positive integer up to 2147483647";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    static Stream<BadBody> badJobs() {
        return Stream.of(
                bad("empty", "", "the body is empty"),
                bad("blank", " \n\t ", "the body is empty"),
                bad("200 blank bytes", " ".repeat(200).getBytes(StandardCharsets.UTF_8), "the body is empty"),
                bad("empty bytes", new byte[0], "the body is empty"),
                bad("not JSON", "run it, please", "no valid JSON"),
                bad("two values", "{} {}", "no valid JSON"),
                bad("cut JSON", "{\"imagingJob\":{\"imagingSetId\":10396", "no valid JSON"),
                bad("a JSON array", "[{\"imagingSetId\":5}]", "must be a JSON object"),
                bad("a list", List.of(5), "list"),
                bad("an array", new Integer[] {5}, "list"),
                bad("a JSON boolean", "false", "must be a JSON object"),
                bad("a JSON null", "null", "must be a JSON object"),
                bad("a fraction", "1.5", "must be a JSON object"),
                bad("a double", 1.5d, "imagingSetId", POSITIVE),
                bad("zero", 0, "imagingSetId", POSITIVE, "'0'"),
                bad("negative", -5, "imagingSetId", POSITIVE, "'-5'"),
                bad("too large", 2147483648L, "imagingSetId", POSITIVE),
                bad("far too large", "99999999999999999999999999", "imagingSetId", POSITIVE),
                bad("some object", LocalDate.EPOCH, "java.time.LocalDate"),
                bad("a GUID where a number belongs", UUID.randomUUID(), "imagingSetId", POSITIVE),
                bad("a GUID as text", "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f", "imagingSetId", POSITIVE),
                bad("wrong type", "{\"imagingSetId\":true}", "imagingSetId", POSITIVE, "'true'"),
                bad("an object for an id", "{\"imagingSetId\":{\"Id\":5}}", "imagingSetId", POSITIVE),
                bad("a list for an id", "{\"imagingSetId\":[5]}", "imagingSetId", POSITIVE),
                bad("an id with a fraction", Map.of("imagingSetId", 5.5), "imagingSetId", POSITIVE),
                bad("a billion digits", "{\"imagingSetId\":1e1000000000}", "imagingSetId", POSITIVE),
                bad("a date in a Map", Map.of("imagingSetId", LocalDate.EPOCH), "Map", "at the body.imagingSetId"),
                bad("a hundred million digits", Map.of("imagingSetId", new BigDecimal("1e100000000")), POSITIVE),
                bad("digits of another script", "{\"imagingSetId\":\"\u0661\"}", "imagingSetId", POSITIVE),
                bad("a control character", "{\"imagingSetId\":\u001b[2J}", "no valid JSON"),
                bad("a long name twice", twice("x".repeat(5000)), "no valid JSON"),
                bad("a stream that breaks", broken(), "can't be read: java.lang.IllegalStateException: no byte"),
                bad("no boolean", "{\"imagingSetId\":5,\"QcEnabled\":\"yes\"}", "qcEnabled", "true or false", "'yes'"),
                bad("a number for a boolean", "{\"imagingSetId\":5,\"QcEnabled\":1}", "qcEnabled", "true or false"),
                bad("workspace 0", "{\"imagingSetId\":5,\"workspaceId\":0}", "workspaceId", "or -1 for the instance"),
                bad("workspace -2", "{\"imagingSetId\":5,\"workspaceId\":-2}", "workspaceId", "or -1 for the instance"),
                bad(
                        "unknown field",
                        "{\"imagingSetId\":5,\"qc\":true}",
                        "'qc'",
                        "known are WorkspaceID, ImagingSetID, QcEnabled"),
                bad(
                        "unknown field in the envelope",
                        "{\"imagingJob\":{\"imagingSetId\":5,\"x\":1}}",
                        "'x'",
                        "known are"),
                bad("an envelope in an envelope", "{\"imagingJob\":{\"imagingJob\":{}}}", "'imagingJob'", "known are"),
                bad("no object in the envelope", "{\"imagingJob\":5}", "imagingJob must be an object"),
                bad(
                        "two spellings that differ",
                        "{\"imagingSetId\":5,\"ImagingSetID\":6}",
                        "imagingSetId is given twice",
                        "'5'",
                        "'6'"),
                bad(
                        "the same name twice",
                        "{\"imagingSetId\":5,\"imagingSetId\":6}",
                        "no valid JSON",
                        "Duplicate field"),
                bad("the same name twice in a Map", twiceInAMap(), "no valid JSON", "Duplicate field"),
                bad(
                        "nested 10,000 deep",
                        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                        "no valid JSON",
                        "depth"),
                bad("arrays 10,000 deep", "[".repeat(10_000), "no valid JSON", "depth"),
                bad("a map 10,000 deep", deepMap(), "Map", "depth"),
                bad("10 MB of garbage", "x".repeat(10_000_000), "no valid JSON"),
                bad("a number of 10 MB", "9".repeat(10_000_000), "job/run"),
                bad("17 MB", new ByteArrayInputStream(new byte[17 * 1024 * 1024]), "larger than 16777216 bytes"),
                bad("17 MB of text", (Reader) new StringReader(" ".repeat(17 * 1024 * 1024)), "larger than 16777216"),
                bad("UTF-16", "{\"imagingSetId\":5,}".getBytes(StandardCharsets.UTF_16BE), "no valid JSON"),
                bad(
                        "no set",
                        Map.of(),
                        "imagingSetId is missing",
                        "CamelRelativityImagingSetId",
                        "option imagingSetId"),
                bad("an incomplete record", new ImagingJob(7, null, true), "imagingSetId is missing"));
    }

    private static String twice(String name) {
        return "{\"%s\":1,\"%s\":2}".formatted(name, name);
    }

    /** Maps may compare keys in a way of their own. */
    private static Map<String, Object> twiceInAMap() {
        Map<String, Object> map = new IdentityHashMap<>();
        map.put(new String("imagingSetId"), 5);
        map.put(new String("imagingSetId"), 6);
        return map;
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("no byte");
            }
        };
    }

    private static Map<String, Object> deepMap() {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            map = new HashMap<>(Map.of("a", map));
        }
        return map;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badJobs")
    void refusesBadJobs(BadBody given) throws Exception {
        refuses("relativity-imaging:job/run?workspaceId=7", given);
    }

    static Stream<BadBody> badSets() {
        String profile = "\"ImagingProfile\":8,\"DataSource\":9";
        return Stream.of(
                bad("nothing", null, "the body must be what to save: a ImagingSet"),
                bad("an empty object", "{}", "the body must be what to save"),
                bad("a number", 5, "the body must be a ImagingSet"),
                bad("no name", "{" + profile + "}", "ImagingSet.Name is required"),
                bad("a blank name", "{\"Name\":\"  \"," + profile + "}", "ImagingSet.Name is required"),
                bad("no profile", "{\"Name\":\"n\",\"DataSource\":9}", "ImagingSet.ImagingProfile is required"),
                bad("no saved search", "{\"Name\":\"n\",\"ImagingProfile\":8}", "ImagingSet.DataSourceID is required"),
                bad(
                        "a bad profile",
                        "{\"Name\":\"n\",\"ImagingProfile\":-8,\"DataSource\":9}",
                        "ImagingSet.ImagingProfile.ArtifactID",
                        POSITIVE),
                bad(
                        "a bad saved search",
                        "{\"Name\":\"n\",\"ImagingProfile\":8,\"DataSource\":\"x\"}",
                        "ImagingSet.DataSourceID",
                        "'x'"),
                bad(
                        "digits of another script",
                        "{\"Name\":\"n\",\"ImagingProfile\":8,\"DataSource\":\"\u0661\"}",
                        "ImagingSet.DataSourceID must be an integer"),
                bad(
                        "a reference in digits of another script",
                        "{\"Name\":\"n\",\"ImagingProfile\":\"\u0661\",\"DataSource\":9}",
                        "ImagingSet.ImagingProfile must be an object, or an Artifact ID"),
                bad(
                        "a saved search too large",
                        "{\"Name\":\"n\",\"ImagingProfile\":8,\"DataSource\":99999999999}",
                        "DataSourceID"),
                bad("a name that is a number", "{\"Name\":5," + profile + "}", "ImagingSet.Name must be text"),
                bad(
                        "an unknown field",
                        "{\"Name\":\"n\",\"Color\":1," + profile + "}",
                        "'Color'",
                        "WorkspaceID",
                        "EmailNotificationRecipients"),
                bad(
                        "an unknown field below",
                        "{\"Name\":\"n\",\"ImagingProfile\":{\"ArtifactID\":8,\"x\":1},\"DataSource\":9}",
                        "unknown field ImagingSet.ImagingProfile.'x'",
                        "known are ArtifactID, Name"),
                bad(
                        "two saved searches",
                        "{\"Name\":\"n\",\"DataSourceID\":1," + profile + "}",
                        "ImagingSet.DataSourceID is given twice"),
                bad(
                        "a lone surrogate",
                        "{\"Name\":\"a\\ud800\"," + profile + "}",
                        "ImagingSet.Name must be text without NUL or lone surrogates"),
                bad(
                        "a lone surrogate in a Map",
                        Map.of("Name", "a\ud800", "ImagingProfile", 8, "DataSource", 9),
                        "ImagingSet.Name must be text without NUL or lone surrogates"),
                bad("a NUL", "{\"Name\":\"a\\u0000\"," + profile + "}", "ImagingSet.Name must be text without NUL"),
                bad(
                        "two names in and outside the envelope",
                        "{\"imagingSet\":{\"Name\":\"a\"," + profile + "},\"Name\":\"b\"}",
                        "Name is given twice"),
                bad(
                        "two envelopes",
                        "{\"imagingSet\":{\"Name\":\"a\"," + profile + "},\"IMAGINGSET\":{\"DataSource\":10}}",
                        "DataSource is given twice"),
                bad(
                        "a Map of 19 MB",
                        Map.of("Name", "x".repeat(19_000_000), "ImagingProfile", 8, "DataSource", 9),
                        "larger than 16777216 bytes"),
                bad(
                        "a text of 19 MB",
                        "{\"Name\":\"" + "x".repeat(19_000_000) + "\"," + profile + "}",
                        "larger than 16777216 bytes"),
                bad("no object in the envelope", "{\"imagingSet\":\"x\"}", "imagingSet must be an object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSets")
    void refusesBadSets(BadBody given) throws Exception {
        refuses("relativity-imaging:set/save?workspaceId=7", given);
    }

    /** An empty cell of a CSV file must not create what it was to update. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void refusesToSaveUnderABlankId(String version) throws Exception {
        Map<String, Map<String, Object>> subjects = Map.of(
                "set/save",
                Map.of("Name", "n", "ImagingProfile", 8, "DataSource", 9, "EmailNotificationRecipients", ""),
                "profile/save",
                Map.of(
                        "Name",
                        "n",
                        "BasicOptions",
                        Map.of("ImageOutputDpi", 300, "BasicImageFormat", "Jpeg", "ImageSize", "A4")),
                "field-code/save",
                Map.of("FieldCode", "Date", "Application", "MicrosoftVisio", "Option", "ShowNothing"));
        for (String operation : subjects.keySet()) {
            String uri = "relativity-imaging:" + operation + "?workspaceId=7&apiVersion=" + version;
            for (String blank : List.of("", "  ")) {
                Map<String, Object> csv = new HashMap<>(subjects.get(operation));
                csv.put("artifactId", blank);
                String message = ".ArtifactID must be " + POSITIVE + ", but was empty";
                refuses(uri, bad("", csv, message));
                refuses(uri, bad("", new ObjectMapper().writeValueAsString(csv), message));
            }
        }
    }

    /** An empty cell of a CSV file must not run the endpoint's default set. */
    @Test
    void refusesAnEmptyIdInsteadOfTakingTheDefault() throws Exception {
        String uri = "relativity-imaging:job/run?workspaceId=7&imagingSetId=9";
        Map<String, Object> csv = new HashMap<>();
        csv.put("imagingSetId", null);
        for (Object body :
                List.of(Map.of("imagingSetId", ""), "{\"imagingSetId\":null}", csv, "{\"workspaceId\":\" \"}")) {
            refuses(uri, bad("", body, "(the body) must be a positive integer", "but was empty"));
        }
        Exchange exchange = relativity.send(uri, null, Map.of(RelativityImagingConstants.IMAGING_SET_ID, " "));
        assertThat(exchange.getException()).hasMessageContaining("(header CamelRelativityImagingSetId) must be");
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void refusesTheRequestOfAnotherOperation() throws Exception {
        refuses(
                "relativity-imaging:job/run?workspaceId=7&imagingSetId=9",
                bad(
                        "",
                        new ArtifactSelector(1, 2),
                        "ArtifactSelector",
                        "the request of this operation is a ImagingJob"));
        refuses(
                "relativity-imaging:set/delete?workspaceId=7&imagingSetId=9",
                bad("", new ImagingJob(1, 2, true), "the request of this operation is a ArtifactSelector"));
        refuses(
                "relativity-imaging:set/read?workspaceId=7&imagingSetId=9",
                bad("", new ImageDocumentJob(1, 2, 3, null, null), "the body is a ImageDocumentJob"));
    }

    /** Whoever looks after a run that may have been executed still has its request. */
    @Test
    void aReadTakesTheRequestOfAnotherOperationThatNamesAllThatItReads() throws Exception {
        relativity.answer(okJson("{\"ArtifactID\":2}"));
        List<RelativityRecord> requests =
                List.of(new ImagingJob(1, 2, true), new ImagingSetReview(1, 2, "Set"), new ArtifactSelector(1, 2));
        for (RelativityRecord request : requests) {
            Exchange exchange = relativity.send("relativity-imaging:set/read?apiVersion=v1", request, Map.of());
            assertThat(exchange.getException()).isNull();
        }
        assertThat(relativity.requests()).hasSize(requests.size()).allSatisfy(request -> assertThat(request.getUrl())
                .endsWith("/workspaces/1/imaging-sets/2"));
    }

    /** Not their description in words, which once went out as the name. */
    @Test
    void refusesAListOrAnObjectForAName() throws Exception {
        String uri = "relativity-imaging:set/hide?workspaceId=7&imagingSetId=9";
        refuses(uri, bad("", "{\"Name\":[]}", "name (the body) must be text", "but was a JSON array"));
        refuses(uri, bad("", "{\"Name\":{\"ArtifactID\":5}}", "name (the body) must be text", "a JSON object"));
    }

    @Test
    void refusesHeadersThatHaveNoEndOrNoText() throws Exception {
        Map<String, Object> one = new HashMap<>();
        one.put("other", new HashMap<>(Map.of("one", one)));
        Object unprintable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        for (Object header : List.of(one, unprintable, new int[] {5})) {
            Exchange exchange = relativity.send(
                    "relativity-imaging:job/run?workspaceId=7",
                    5,
                    Map.of(RelativityImagingConstants.QC_ENABLED, header));
            assertThat(exchange.getException())
                    .isInstanceOf(RelativityRequestException.class)
                    .hasMessageContaining("must be true or false, but was a "
                            + header.getClass().getName());
        }
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void refusesTreesThatAreNoData() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode deep = mapper.createObjectNode();
        ObjectNode inner = deep;
        for (int i = 0; i < 10_000; i++) {
            inner = inner.putObject("a");
        }
        String uri = "relativity-imaging:job/run?workspaceId=7";
        refuses(uri, bad("", mapper.createObjectNode().set("imagingSetId", deep), "JsonNode", "depth"));
        refuses(uri, bad("", mapper.createObjectNode().putPOJO("imagingSetId", new Object()), "JsonNode"));
    }

    @Test
    void refusesACachedStreamThatIsTooLarge() throws Exception {
        StreamCache large = new InputStreamCache(new byte[17 * 1024 * 1024]);
        refuses("relativity-imaging:job/run?workspaceId=7", bad("", large, "larger than 16777216 bytes"));
    }

    @Test
    void saysWhichWorkspaceIsMissing() throws Exception {
        refuses(
                "relativity-imaging:set/read",
                bad(
                        "",
                        5,
                        "set/read",
                        "workspaceId is missing",
                        "header CamelRelativityWorkspaceId",
                        "option workspaceId"));
    }

    @Test
    void explainsWhyAGuidStopsNoJob() throws Exception {
        String guid = "2c0512a4-e56e-4b4f-a0b2-bac351e13d2f";
        for (Object body : List.of(guid, UUID.fromString(guid), Map.of("imagingJobId", guid))) {
            refuses(
                    "relativity-imaging:job/stop?workspaceId=7",
                    bad(
                            "",
                            body,
                            "job/stop",
                            "imagingJobId is missing: give a positive integer",
                            "by its number",
                            "the GUID that the legacy API's job/run answers is not accepted"));
        }
    }

    @Test
    void explainsWhyANumberGetsNoPriority() throws Exception {
        refuses(
                "relativity-imaging:job/update-priority?workspaceId=7&priority=5",
                bad(
                        "",
                        1054631,
                        "job/update-priority",
                        "imagingJobGuid is missing: give",
                        "a GUID like",
                        "its number is not accepted"));
    }

    @Test
    void readsAFileAndRefusesWhatIsInIt(@TempDir Path folder) throws Exception {
        File file = Files.writeString(folder.resolve("job.json"), "{\"imagingSetId\":\"abc\"}")
                .toFile();
        refuses("relativity-imaging:job/run?workspaceId=7", bad("", file, "imagingSetId", POSITIVE, "'abc'"));
    }

    @Test
    void refusesAFileThatIsGone(@TempDir Path folder) throws Exception {
        Exchange exchange = relativity.send(
                "relativity-imaging:job/run?workspaceId=7",
                folder.resolve("gone.json").toFile(),
                Map.of());
        assertThat(exchange.getException()).isInstanceOf(RelativityRequestException.class);
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void readsAReaderAndRefusesWhatIsInIt() throws Exception {
        refuses(
                "relativity-imaging:job/run?workspaceId=7",
                bad("", new StringReader("{\"imagingSetId\":"), "no valid JSON"));
    }

    @Test
    void refusesAStreamThatBreaks() throws Exception {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("the share went away");
            }

            @Override
            public void close() {}
        };
        refuses("relativity-imaging:job/run?workspaceId=7", bad("", broken, "can't be read", "the share went away"));
    }

    private void refuses(String uri, BadBody given) throws Exception {
        Exchange exchange = relativity.send(uri, given.body(), Map.of());

        String operation = uri.replaceAll("relativity-imaging:|\\?.*", "");
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageStartingWith(operation + ": ");
        assertThat(exchange.getException().getMessage()).hasSizeLessThan(700);
        given.said().forEach(words -> assertThat(exchange.getException()).hasMessageContaining(words));
        RelativityRequestException refused = (RelativityRequestException) exchange.getException();
        assertThat(refused.getOperation()).isEqualTo(operation);
        assertThat(refused.getAttempts()).isZero();
        assertThat(relativity.requests()).isEmpty();
    }
}
