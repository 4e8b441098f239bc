package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.query.Matches;
import org.camelrelativity.common.query.ObjectRow;
import org.camelrelativity.common.query.QueryResult;
import org.camelrelativity.imaging.model.FoundImagingSet;
import org.camelrelativity.imaging.model.ImagedCount;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things are found by their names and by nothing else, and a route finds before it acts. */
class FindTest {

    private static final List<String> HOSTILE = List.of(
            "O'Brien",
            "' OR 'a'=='a",
            "' OR 'Name' == 'x",
            "\\' OR 'a'=='a",
            "\\",
            "\\\\'",
            "'",
            "''",
            "a\nb",
            "a\r\nb\tc",
            "\u0001\u001f\u007f\u0085\u2028",
            "\uD83D\uDE00 set",
            "\"quoted\"",
            "%_[%]*",
            ") AND (NOT 'Name' == 'x'",
            "'Artifact ID' IN [1,2,3]",
            " leading and trailing ",
            "\u00e9\u0301\ufb01\u0130\u0131");

    private final CamelContext context = new DefaultCamelContext();
    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private int search;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        workspace = sandbox.addWorkspace();
        search = workspace.addSavedSearch(4, 1);
        TestTiming.in(context);
        RelativityImagingComponent component =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class);
        component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
        component.getConfiguration().setUsername(sandbox.username());
        component.getConfiguration().setPassword(sandbox.password());
        component.setWorkspaceId(workspace.artifactId());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    private Exchange find(String uri, Object name) {
        return send(
                uri.startsWith("direct:") ? uri : "relativity-imaging:" + uri,
                null,
                Map.of(RelativityImagingConstants.NAME, name));
    }

    private int addSet(String name) {
        return workspace.addImagingSet(name, search);
    }

    private int queries() {
        return sandbox.journal().arrived(SandboxOperation.QUERY_OBJECTS);
    }

    @Test
    void findsEachSetOfTheName() {
        int one = addSet("Night");
        addSet("Nightly");
        int two = addSet("Night");
        Exchange found = find("set/find", "Night");
        assertThat(found.getMessage().getBody())
                .isEqualTo(new Matches<>(
                        2, List.of(new FoundImagingSet(one, "Night", ""), new FoundImagingSet(two, "Night", ""))));
        assertThat(found.getMessage().getHeaders()).doesNotContainKey(RelativityImagingConstants.IMAGING_SET_ID);
    }

    @Test
    void severalOrNoneLeaveNoIdOfAnEarlierStep() {
        Map<String, Object> headers = Map.of(
                RelativityImagingConstants.NAME, "None", RelativityImagingConstants.IMAGING_SET_ID, addSet("Other"));
        Exchange found = send("relativity-imaging:set/find", null, headers);
        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getHeaders()).doesNotContainKey(RelativityImagingConstants.IMAGING_SET_ID);
    }

    @Test
    void aRouteFindsThenRuns() throws Exception {
        int set = addSet("Night of O'Brien");
        addSet("Night");
        context.addRoutes(PageExamples.findThenRun());
        Exchange run = send("direct:run-by-name", null, Map.of(RelativityImagingConstants.NAME, "Night of O'Brien"));
        assertThat(run.getException()).isNull();
        assertThat(workspace.imagingSet(set).runs()).isOne();
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                .isOne();
    }

    /** The route of docs/finding.md, as are the others of {@link PageExamples} here. */
    @Test
    void aRouteCreatesWhatItDoesNotFind() throws Exception {
        context.addRoutes(PageExamples.createOrFind());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String end : List.of("create", "ask-a-person")) {
                    from("direct:" + end).setHeader("end", constant(end));
                }
            }
        });
        assertThat(find("direct:set", "Night").getMessage().getHeader("end")).isEqualTo("create");
        int set = addSet("Night");
        assertThat(find("direct:set", "Night").getMessage().getHeaders())
                .doesNotContainKey("end")
                .containsEntry(RelativityImagingConstants.IMAGING_SET_ID, set);
        addSet("Night");
        assertThat(find("direct:set", "Night").getMessage().getHeader("end")).isEqualTo("ask-a-person");
    }

    @Test
    void aRouteQueriesAllPages() throws Exception {
        for (int i = 0; i < 501; i++) {
            addSet("Many");
        }
        AtomicInteger seen = new AtomicInteger();
        context.addRoutes(PageExamples.allPages());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").process(each -> {
                    assertThat(each.getMessage().getBody()).isInstanceOf(ObjectRow.class);
                    seen.incrementAndGet();
                });
            }
        });
        Exchange all = send("direct:all", Map.of("ObjectType", Map.of("Name", "Imaging Set")), Map.of());
        assertThat(all.getException()).isNull();
        assertThat(seen).hasValue(501);
        assertThat(queries()).isEqualTo(2);
    }

    @Test
    void aRouteImagesAListOfDocuments() throws Exception {
        List<Integer> documents =
                List.of(workspace.documents().add(), workspace.documents().add());
        context.getPropertiesComponent()
                .addInitialProperty("profile", String.valueOf(workspace.defaultImagingProfile()));
        context.addRoutes(PageExamples.imageDocuments());
        assertThat(send("direct:image-documents", documents, Map.of()).getException())
                .isNull();
        assertThat(sandbox.journal().tookEffect(SandboxOperation.MASS_IMAGE)).isOne();
        assertThat(documents)
                .allMatch(document -> workspace.documents().get(document).hasImages());
    }

    @Test
    void eachOneThatIsFoundCanBeActedUpon() throws Exception {
        List<Integer> sets = List.of(addSet("Night"), addSet("Night"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:run-each")
                        .to("relativity-imaging:set/find")
                        .split(body())
                        .to("relativity-imaging:job/run");
            }
        });
        assertThat(send("direct:run-each", null, Map.of(RelativityImagingConstants.NAME, "Night"))
                        .getException())
                .isNull();
        assertThat(sets).allMatch(set -> workspace.imagingSet(set).runs() == 1);
    }

    @Test
    void findOneFailsOnNone() {
        RelativityException failure = (RelativityException)
                find("set/find?findOne=true", "No such set").getException();
        assertThat(failure)
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("looked for one imaging set named 'No such set' and found 0");
    }

    @Test
    void findOneFailsOnSeveral() {
        int one = addSet("Night");
        int two = addSet("Night");
        assertThat(find("set/find?findOne=true", "Night").getException())
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining(
                        "looked for one imaging set named 'Night' and found 2: [" + one + ", " + two + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void noNameChangesTheCondition(String version) {
        addSet("a");
        List<Integer> sets = HOSTILE.stream().map(this::addSet).toList();
        for (int i = 0; i < sets.size(); i++) {
            Exchange found = find("set/find?apiVersion=" + version, HOSTILE.get(i));
            assertThat(found.getException()).as(HOSTILE.get(i)).isNull();
            assertThat(found.getMessage().getHeader(RelativityImagingConstants.IMAGING_SET_ID))
                    .as(HOSTILE.get(i))
                    .isEqualTo(sets.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t\n", "a\u0000b", "a\uD800b"})
    void aNameThatIsNoneIsRefusedBeforeAnythingIsSent(String name) {
        addSet("a");
        assertThat(find("set/find?name=a", name).getException()).isExactlyInstanceOf(RelativityRequestException.class);
        assertThat(send("relativity-imaging:set/find?name=a", Map.of("Name", name), Map.of())
                        .getException())
                .isExactlyInstanceOf(RelativityRequestException.class);
        assertThat(queries()).isZero();
    }

    /** What a later step needs is no part of a find. */
    @Test
    void aBodyWithOtherFieldsIsRefusedBeforeAnythingIsSent() {
        assertThat(send("relativity-imaging:set/find", Map.of("Name", "a", "SavedSearch", search), Map.of())
                        .getException())
                .isExactlyInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("unknown field 'SavedSearch'");
        assertThat(queries()).isZero();
    }

    @Test
    void aNameThatIsMissingIsAskedFor() {
        assertThat(send("relativity-imaging:set/find", null, Map.of()).getException())
                .isExactlyInstanceOf(RelativityRequestException.class)
                .hasMessageContaining("name is missing")
                .hasMessageContaining("CamelRelativityName");
    }

    @Test
    void readsAllPagesOneAtATime() throws Exception {
        for (int i = 0; i < 25; i++) {
            addSet("Many");
        }
        List<Integer> ids = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .to("relativity-imaging:set/find?name=Many&length=10&allPages=true")
                        .split(body())
                        .streaming()
                        .process(each -> {
                            ids.add(each.getMessage()
                                    .getBody(FoundImagingSet.class)
                                    .imagingSetId());
                            asked.add(queries());
                        });
            }
        });
        assertThat(send("direct:many", null, Map.of()).getException()).isNull();
        assertThat(ids).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(asked.subList(0, 9)).containsOnly(1);
        assertThat(asked.subList(10, 19)).containsOnly(2);
        assertThat(queries()).isEqualTo(3);
    }

    @Test
    void whatDisappearsMeanwhileEndsThePages() throws Exception {
        List<Integer> sets = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sets.add(addSet("Many"));
        }
        AtomicInteger seen = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .to("relativity-imaging:set/find?name=Many&length=10&allPages=true")
                        .split(body())
                        .streaming()
                        .process(each -> {
                            if (seen.incrementAndGet() == 1) {
                                sets.subList(5, 25)
                                        .forEach(set -> send("relativity-imaging:set/delete", set, Map.of()));
                            }
                        });
            }
        });
        assertThat(send("direct:many", null, Map.of()).getException()).isNull();
        assertThat(seen).hasValue(10);
        assertThat(queries()).isEqualTo(2);
    }

    @Test
    void aPageThatCantBeReadFailsTheExchange() throws Exception {
        for (int i = 0; i < 15; i++) {
            addSet("Many");
        }
        AtomicInteger seen = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .to("relativity-imaging:object/query?length=10&allPages=true")
                        .split(body())
                        .streaming()
                        .process(each -> {
                            assertThat(each.getMessage().getBody()).isInstanceOf(ObjectRow.class);
                            if (seen.incrementAndGet() == 1) {
                                sandbox.faults().always(SandboxOperation.QUERY_OBJECTS, SandboxFault.status(500));
                            }
                        });
            }
        });
        Exchange failed = send("direct:many", Map.of("ObjectType", Map.of("Name", "Imaging Set")), Map.of());
        assertThat(failed.getException()).hasRootCauseInstanceOf(RelativityUnavailableException.class);
        assertThat(seen).hasValue(10);
    }

    @Test
    void aQueryIsSentAsItIsGiven() {
        int set = addSet("Night");
        String query = """
                {"request":{"ObjectType":{"Guid":"ba574e88-7408-4434-a688-2324ecfc769e"},
                 "Fields":[{"Name":"*"}],"Condition":"'Name' == 'Night' AND NOT 'Artifact ID' IN [1, 2]"},"start":1,"length":5}
                """;
        QueryResult found = send("relativity-imaging:object/query", query, Map.of())
                .getMessage()
                .getBody(QueryResult.class);
        assertThat(found.totalCount()).isOne();
        ObjectRow row = found.objects().get(0);
        assertThat(row.artifactId()).isEqualTo(set);
        assertThat(row.values()).containsEntry("Name", "Night").containsKey("Imaging Profile");
        assertThat(row.text("Status")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Name' LIKE 'N%'",
                "'Name' == 'a' OR 'Name' == 'b'",
                "'Name' == ",
                "Name == 'a'",
                "'Name' == 'a",
                "'Name' == 'a\\b'",
                "'Name' == 'a' 'b'",
                "1 == 1",
                "('Name' == 'a'"
            })
    void whatTheSandboxDoesNotUnderstandIsRefusedAndFindsNothing(String condition) {
        addSet("a");
        Map<String, Object> query = Map.of("ObjectType", Map.of("Name", "Imaging Set"), "Condition", condition);
        RelativityException failure = (RelativityException)
                send("relativity-imaging:object/query", query, Map.of()).getException();
        assertThat(failure).isExactlyInstanceOf(RelativityRefusedException.class);
        assertThat(failure.getHttpResponseCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void tellsWhichDocumentsOfASetFailed(String version) {
        int set = addSet("Set");
        int other = addSet("Other");
        String uri = "relativity-imaging:set/errors?apiVersion=" + version;
        send("relativity-imaging:job/run", set, Map.of());
        QueryResult errors = send(uri, set, Map.of()).getMessage().getBody(QueryResult.class);
        assertThat(errors.totalCount()).isOne();
        assertThat(errors.objects().get(0).text("Name")).isEqualTo("The document could not be imaged.");
        assertThat(errors.objects().get(0).text("Imaging Set")).isEqualTo("Set");
        assertThat(send(uri, other, Map.of())
                        .getMessage()
                        .getBody(QueryResult.class)
                        .totalCount())
                .isZero();
        workspace.imagingSet(set).repairDocuments();
        send("relativity-imaging:job/retry-errors", set, Map.of());
        assertThat(send(uri, set, Map.of())
                        .getMessage()
                        .getBody(QueryResult.class)
                        .totalCount())
                .isZero();
    }

    /** No more at once than the server takes. */
    @Test
    void imagesAListOfDocumentsInPortions() throws Exception {
        List<Integer> documents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            documents.add(workspace.documents().add());
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mass-image")
                        .split(simple("${collate(2)}"))
                        .setBody(each -> Map.of("documentIds", each.getMessage().getBody(List.class)))
                        .to("relativity-imaging:mass-process/create?apiVersion=v1")
                        .to("relativity-imaging:job/mass-image?apiVersion=v1&sourceType=Native&profileId="
                                + workspace.defaultImagingProfile());
            }
        });
        assertThat(send("direct:mass-image", documents, Map.of()).getException())
                .isNull();
        assertThat(sandbox.journal().tookEffect(SandboxOperation.MASS_IMAGE)).isEqualTo(3);
        assertThat(documents)
                .allMatch(document -> workspace.documents().get(document).hasImages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"documentIds\":[]}",
                "{\"documentIds\":[0]}",
                "{\"documentIds\":[null]}",
                "{\"documentIds\":[\"1) OR (1\"]}"
            })
    void aMassProcessHasDocuments(String body) {
        assertThat(send("relativity-imaging:mass-process/create?apiVersion=v1", body, Map.of())
                        .getException())
                .isExactlyInstanceOf(RelativityRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void countsWhatIsImaged(String version) {
        String uri = "relativity-imaging:search/imaged-count?apiVersion=" + version;
        assertThat(send(uri, search, Map.of()).getMessage().getBody()).isEqualTo(new ImagedCount(4, 0, 4));
        send("relativity-imaging:job/run", addSet("Set"), Map.of());
        Exchange counted = send(uri, search, Map.of());
        assertThat(counted.getMessage().getBody()).isEqualTo(new ImagedCount(4, 3, 1));
        assertThat(counted.getMessage().getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(3);
    }

    @Test
    void theCriteriaOfASavedSearchArePassedOnAsTheyAre() {
        int one = workspace.documents().add();
        int two = workspace.documents().add();
        String search = """
                {"searchDTO":{"Name":"Two","Fields":[{"Name":"Control Number"}],"SearchCriteria":{"Conditions":[{"Condition":{
                 "ConditionType":"Criteria","FieldIdentifier":{"Name":"Artifact ID"},"Operator":"In","Value":[%d,%d]},
                 "BooleanOperator":"None"}]}}}
                """.formatted(one, two);
        Exchange created = send("relativity-imaging:search/create", search, Map.of());
        assertThat(created.getException()).isNull();
        Object id = created.getMessage().getHeader(RelativityImagingConstants.SAVED_SEARCH_ID);
        assertThat(id).isEqualTo(created.getMessage().getBody());
        assertThat(send("relativity-imaging:search/imaged-count", id, Map.of())
                        .getMessage()
                        .getBody())
                .isEqualTo(new ImagedCount(2, 0, 2));
    }

    @Test
    void aCountIsRepeatedAndFailsAsAnyRead() {
        sandbox.faults().next(SandboxOperation.QUERY_OBJECTS, SandboxFault.resetAfterEffect());
        assertThat(send("relativity-imaging:search/imaged-count", search, Map.of())
                        .getMessage()
                        .getHeader(RelativityImagingConstants.ATTEMPTS))
                .isEqualTo(4);
        assertThat(send("relativity-imaging:search/imaged-count", 999_999_999, Map.of())
                        .getException())
                .isExactlyInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("search/imaged-count");
        sandbox.faults().always(SandboxOperation.QUERY_OBJECTS, SandboxFault.status(503));
        RelativityException unavailable = (RelativityException)
                send("relativity-imaging:search/imaged-count", search, Map.of()).getException();
        assertThat(unavailable).isExactlyInstanceOf(RelativityUnavailableException.class);
        assertThat(unavailable.getAttempts()).isEqualTo(3);
    }
}
