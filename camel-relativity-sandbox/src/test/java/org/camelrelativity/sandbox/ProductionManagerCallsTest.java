package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.TestClient.PRODUCTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Production Manager's calls as the vendor's pages, its OpenAPI document and its test framework spell them. */
class ProductionManagerCallsTest {

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.timing(SandboxTiming.instant()));

    private TestClient client;
    private SandboxWorkspace workspace;
    private int search;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace();
        search = workspace.addSavedSearch(2, 0);
    }

    /** Wrapped or not, the data sources under either name, enums by name, number or number as text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'production':{'Name':'A','DataSources':[{'Name':'S','SavedSearch':{'ArtifactID':%d},'ProductionType':'NativesOnly'}],'Numbering':{'NumberingType':'DocumentLevel'}}}",
                "{'Production':{'name':'A','dataSource':[{'Name':'S','SavedSearch':%d,'ProductionType':1}],'Numbering':{'NumberingType':1}}}",
                "{'Name':'A','DataSources':[{'Name':'S','SavedSearch':{'ArtifactID':'%d'},'ProductionType':'1'}],'Numbering':{'NumberingType':'documentlevel'}}"
            })
    void createsInEverySpelling(String body) throws Exception {
        int id = create(body.formatted(search));

        JsonNode read = client.json("GET", one(id, ""), "");
        assertThat(read.get("ProductionID").intValue()).isEqualTo(id);
        assertThat(read.at("/Numbering/NumberingType").textValue()).isEqualTo("DocumentLevel");
        assertThat(read.at("/DataSources/0/ProductionType").textValue()).isEqualTo("NativesOnly");
        assertThat(read.at("/DataSources/0/SavedSearch/ArtifactID").intValue()).isEqualTo(search);
        assertThat(read.at("/ProductionMetadata/Status").textValue()).isEqualTo("New");
        assertThat(client.json("GET", one(id, "?dataSourceReadMode=0"), "").has("DataSources"))
                .isFalse();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void headersAndFootersHaveTwoNames() throws Exception {
        int id = create(
                "{'Name':'A','Headers':{'LeftHeader':{'Type':3,'FreeText':'x'}},'Footers':{'Right':{'Type':'None'}}}");
        JsonNode read = client.json("GET", one(id, ""), "");
        assertThat(read.at("/Headers/Left/Type").textValue()).isEqualTo("FreeText");
        assertThat(read.at("/Footers/Right/Type").textValue()).isEqualTo("None");
    }

    @Test
    void refusesWhatIsNotThereOrNotAllowed() throws Exception {
        client.error(400, productions(), "{\"production\":{}}");
        client.error(
                400, productions(), json("{'Name':'A','DataSources':[{'Name':'S','SavedSearch':{'ArtifactID':5}}]}"));
        client.error(404, "GET", one(5, ""), "");
        client.error(404, "DELETE", one(5, ""), "");
        int id = create("{'Name':'A'}");
        client.error(400, "GET", one(id, "?dataSourceReadMode=3"), "");
        client.error(400, "GET", one(id, "/document-conflicts"), "");
        client.error(409, one(id, "/re-run"), "");
        assertThat(client.json("DELETE", one(id, ""), "").isEmpty()).isTrue();
        assertThat(workspace.productions()).isEmpty();
    }

    /** Arguments in the body, as the pages have them, or in the query, as OpenAPI has them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stagesAndRunsWithArgumentsInBodyOrQuery(boolean query) throws Exception {
        int id = create("{'Name':'A','DataSources':[{'Name':'S','SavedSearch':{'ArtifactID':%d}}]}".formatted(search));
        JsonNode staged = query
                ? client.json(one(id, "/stage?automaticallyRun=true"), "")
                : client.json(one(id, "/stage"), "{\"automaticallyRun\":true}");
        assertThat(staged.get("WasJobCreated").booleanValue()).isTrue();
        assertThat(staged.get("WorkspaceID").intValue()).isEqualTo(workspace.artifactId());
        assertThat(workspace.production(id).runs()).isOne();
    }

    @Test
    void aJobThatIsNotCreatedHasANumberAllTheSame() throws Exception {
        JsonNode refused = client.json(one(create("{'Name':'A'}"), "/stage"), "");
        assertThat(refused.get("WasJobCreated").booleanValue()).isFalse();
        assertThat(refused.get("JobID").intValue()).isPositive();
        assertThat(refused.get("Errors")).hasSize(1);
    }

    /** Two documents of one page each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    'NumberingType':'PageLevel','BatesPrefix':'REL','BatesSuffix':'X' | REL0000001X | REL0000002X
                    'NumberingType':'PageLevel','BatesStartNumber':98,'NumberOfDigitsForDocumentNumbering':2 | 98 | 99
                    'NumberingType':'DocumentLevel','BatesPrefix':'R','BatesStartNumber':5,'NumberOfDigitsForDocumentNumbering':3 | R005 | R006
                    'NumberingType':'DocumentLevel','BatesPrefix':'R','IncludePageNumbers':true,'DocumentNumberPageNumberSeparator':'_' | R0000001_0001 | R0000002_0001
                    'NumberingType':'DocumentLevel','IncludePageNumbers':true,'DocumentNumberPageNumberSeparator':'.','StartNumberingOnSecondPage':true | 0000001 | 0000002
                    """)
    void numbersByTheChosenType(String numbering, String first, String last) throws Exception {
        int id = create("{'Name':'A','Numbering':{%s},'DataSources':[{'Name':'S','SavedSearch':{'ArtifactID':%d}}]}"
                .formatted(numbering, search));
        client.json(one(id, "/stage"), "{\"automaticallyRun\":true}");
        assertThat(workspace.production(id).status()).isEqualTo("Produced");
        JsonNode details = client.json("GET", one(id, ""), "").get("Details");
        assertThat(details.get("FirstBatesValue").textValue()).isEqualTo(first);
        assertThat(details.get("LastBatesValue").textValue()).isEqualTo(last);
    }

    private int create(String body) throws Exception {
        return client.json(productions(), json(body)).intValue();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private String productions() {
        return PRODUCTIONS + "workspaces/" + workspace.artifactId() + "/productions";
    }

    private String one(int id, String below) {
        return productions() + "/" + id + below;
    }
}
