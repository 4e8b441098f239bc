package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with status 200 that are about something else, or say too little. */
class OddAnswersTest {

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    private Exchange send(String operation, String body) throws Exception {
        return relativity.send(
                "relativity-production:" + operation, body == null ? null : body.replace('\'', '"'), Map.of());
    }

    private void answer(String json) {
        relativity.answer(okJson(json.replace('\'', '"')));
    }

    private static RelativityOutcome outcome(Exchange exchange) {
        if (exchange.getException() != null && !(exchange.getException() instanceof RelativityException)) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getException() == null
                ? RelativityOutcome.DONE
                : ((RelativityException) exchange.getException()).getOutcome();
    }

    @ParameterizedTest
    @CsvSource({"stage", "run"})
    void anAnswerAboutAnotherWorkspaceIsNoAnswer(String operation) throws Exception {
        answer("{'WasJobCreated':true,'JobID':3,'ProductionID':7,'WorkspaceID':2}");
        assertThat(outcome(send("production/" + operation + "?workspaceId=1", "7")))
                .isEqualTo(RelativityOutcome.UNKNOWN);
    }

    @Test
    void aProductionThatTheAnswerDoesNotNameIsUnknown() throws Exception {
        answer("{'WasJobCreated':true,'ReproductionJobID':5,'ProductionsCreated':[8],"
                + "'Results':[{'ProductionID':8,'ParentProductionID':5}]}");
        Exchange exchange = send(
                "re-production/create",
                "{'WorkspaceID':1,'reproductionOptions':{'ReproductionType':0,'ReproduceDocumentOptions':{}},"
                        + "'productions':[5,6],'documents':[7]}");
        assertThat(outcome(exchange)).isEqualTo(RelativityOutcome.UNKNOWN);
        assertThat(exchange.getMessage().getHeader("CamelRelativityReproductionJobId"))
                .as("of the job that was made")
                .isEqualTo(5);
    }

    @Test
    void theErrorsOfAPageOfImagesAreNotLost() throws Exception {
        answer("{'TotalResultSet':2,'ResultCount':1,'ImageFiles':[{'DocumentID':1}],'Errors':['image 2 is missing']}");
        Exchange exchange = send(
                "production/images?workspaceId=1&productionId=2&allPages=true", "F420E383-7D4D-4DB1-BC60-959791685857");
        List<Object> images = new ArrayList<>();
        Exception failure = exchange.getException();
        if (failure == null) {
            try {
                ((Iterable<?>) exchange.getMessage().getBody()).forEach(images::add);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        assertThat(failure).as("an image less, and nobody says so: " + images).isNotNull();
    }

    @Test
    void whereNoTotalIsToldPagesAreReadUntilOneIsEmpty() throws Exception {
        String images = ".*/production-images/.*skip=%s";
        relativity
                .server()
                .stubFor(WireMock.get(urlMatching(".*/production-images/.*top=5(00)?$"))
                        .willReturn(okJson("{\"ImageFiles\":[{\"DocumentID\":1},{\"DocumentID\":2}]}")));
        relativity
                .server()
                .stubFor(WireMock.get(urlMatching(images.formatted("2")))
                        .willReturn(okJson("{\"ImageFiles\":[{\"DocumentID\":3}]}")));
        relativity
                .server()
                .stubFor(WireMock.get(urlMatching(images.formatted("3"))).willReturn(okJson("{\"ImageFiles\":[]}")));
        Exchange exchange = send(
                "production/images?workspaceId=1&productionId=2&allPages=true&top=5",
                "F420E383-7D4D-4DB1-BC60-959791685857");
        List<Object> read = new ArrayList<>();
        ((Iterable<?>) exchange.getMessage().getBody()).forEach(read::add);
        assertThat(read).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'TotalCount':0,'Fields':[{'Name':'Name'}],'Objects':[{'ArtifactID':5,'Values':['a']}]}",
                "{'TotalCount':1,'Fields':[{'Name':'Name'}],'Objects':[{'ArtifactID':5,'Values':['a']},{'ArtifactID':6,'Values':['a']}]}",
            })
    void aCountThatIsLessThanWhatIsListedProvesNothing(String json) throws Exception {
        answer(json);
        assertThat(outcome(send("production/find?workspaceId=1&name=a", null)))
                .isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    @Test
    void theFileOfAPreviewIsNoLoginPage() throws Exception {
        relativity.answer(aResponse()
                .withHeader("Content-Type", "text/html")
                .withBody("<!DOCTYPE html><html><body>log in</body></html>"));
        assertThat(outcome(send("production/preview?workspaceId=1", "2"))).isEqualTo(RelativityOutcome.UNAVAILABLE);
        relativity.answer(aResponse().withStatus(200));
        assertThat(outcome(send("production/preview?workspaceId=1", "2")))
                .as("an empty file")
                .isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    /** A strict server would answer 406 to a file asked for as JSON. */
    @Test
    void acceptsAnyTypeForAFileAndJsonForAllElse() throws Exception {
        relativity.answer(
                aResponse().withHeader("Content-Type", "application/pdf").withBody("%PDF"));
        assertThat(outcome(send("production/preview?workspaceId=1", "2"))).isEqualTo(RelativityOutcome.DONE);
        relativity.answer(okJson("{\"ArtifactID\":2}"));
        assertThat(outcome(send("production/read?workspaceId=1", "2"))).isEqualTo(RelativityOutcome.DONE);
        assertThat(relativity.requests())
                .extracting(request -> request.getHeader("Accept"))
                .containsExactly("*/*", "application/json");
    }

    @ParameterizedTest
    @CsvSource({"production/stage,7", "production/run,7", "re-production/stage-and-run,7", "production/re-run,7"})
    void a201IsAnAnswerToo(String operation, String id) throws Exception {
        relativity.answer(aResponse()
                .withStatus(201)
                .withBody(
                        operation.endsWith("re-run")
                                ? ""
                                : operation.startsWith("re-")
                                        ? "[{\"WasJobCreated\":true,\"ProductionID\":9,\"WorkspaceID\":1}]"
                                        : "{\"WasJobCreated\":true,\"ProductionID\":7,\"WorkspaceID\":1}"));
        assertThat(outcome(send(operation + "?workspaceId=1", id))).isEqualTo(RelativityOutcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Name':'x','DataSources':[null]}",
                "{'Name':'x','DataSources':[{'Name':'y'}]}",
                "{'Name':'x','SortOrder':[null]}",
                "{'Name':'x','SortOrder':[{}]}",
                "{'Name':'x','RelativityApplications':[null]}",
                "{'Name':'x','Headers':{'Left':{}}}",
                "{'Name':'x','Numbering':{}}",
                "{'Name':null}",
                "{'Name':'\\ud800'}",
                "{'Name':5}",
                "{'Name':'x','ProductionID':5}",
            })
    void whatIsWrongIsRefusedBeforeItIsSent(String body) throws Exception {
        answer("1041791");
        Exchange exchange = send("production/create?workspaceId=1", body);
        assertThat(exchange.getException()).as(body).isInstanceOf(RelativityRequestException.class);
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void aNameOfALoneSurrogateIsRefused() throws Exception {
        answer("1041791");
        for (Object name : List.of("\ud800", "a\udc00b")) {
            Exchange exchange = relativity.send(
                    "relativity-production:production/create?workspaceId=1", Map.of("Name", name), Map.of());
            assertThat(exchange.getException()).isInstanceOf(RelativityRequestException.class);
            assertThat(exchange.getException()).isInstanceOf(RelativityRequestException.class);
            exchange = relativity.send(
                    "relativity-production:production/find?workspaceId=1", null, Map.of("CamelRelativityName", name));
            assertThat(exchange.getException()).isInstanceOf(RelativityRequestException.class);
        }
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'productions':[null]}",
                "{'productions':[5,5]}",
                "{'documents':[null]}",
                "{'documents':[7,7]}",
                "{'documents':'7'}",
            })
    void aReproductionOfNothingOrOfAThingTwiceIsRefused(String changed) throws Exception {
        answer("{'WasJobCreated':true,'ReproductionJobID':5}");
        String productions =
                changed.contains("productions") ? changed.substring(1, changed.length() - 1) : "'productions':[5]";
        String documents =
                changed.contains("documents") ? changed.substring(1, changed.length() - 1) : "'documents':[7]";
        Exchange exchange = send(
                "re-production/create?workspaceId=1",
                "{'reproductionOptions':{'ReproductionType':0,'ReproduceDocumentOptions':{}}," + productions + ","
                        + documents + "}");
        assertThat(exchange.getException()).as(changed).isInstanceOf(RelativityRequestException.class);
        assertThat(relativity.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "production/find?name=a | | {'TotalCount':3,'Fields':[],'Objects':[]}",
                "production/find?name=a&start=3 | | {'TotalCount':3,'Fields':[],'Objects':[]}",
                "object/query | {'ObjectType':{'Name':'Production'}} | {'TotalCount':3,'Fields':[],'Objects':[]}",
                "production/images?productionId=2 | F420E383-7D4D-4DB1-BC60-959791685857"
                        + " | {'TotalResultSet':3,'ResultCount':0,'ImageFiles':[]}",
            })
    void anEmptyPageOfMoreIsNotTheEndOfAll(String uri, String body, String page) throws Exception {
        answer(page);
        String all = uri + (uri.contains("?") ? "&" : "?") + "workspaceId=1&allPages=true";
        assertThat(outcome(send(all, body))).isEqualTo(RelativityOutcome.UNAVAILABLE);
    }

    @Test
    void whatIsOnAnotherPageIsNotSaidToBeFoundHere() throws Exception {
        answer("{'TotalCount':1,'Fields':[],'Objects':[]}");
        assertThat(send("production/find?workspaceId=1&name=a&findOne=true&start=2", null)
                        .getException())
                .hasMessageContaining("found 1, which is on another page than the one asked for");
    }

    @Test
    void sortsThatSayNothingAreNoOrder() throws Exception {
        answer("{'TotalCount':0,'Fields':[],'Objects':[]}");
        send("object/query?workspaceId=1&allPages=true", "{'ObjectType':{'Name':'Production'},'Sorts':[]}");
        assertThat(relativity.requests().get(0).getBodyAsString()).contains("Artifact ID");
    }

    @Test
    void aMessageAloneTellsWhyStagingFailed() throws Exception {
        answer("{'ErrorMessage':'The saved search was deleted.'}");
        assertThat(outcome(send("production/staging-errors?workspaceId=1", "7")))
                .isEqualTo(RelativityOutcome.DONE);
    }
}
