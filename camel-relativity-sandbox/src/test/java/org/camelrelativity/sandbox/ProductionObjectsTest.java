package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sources and placeholders of productions, in whatever shape clients send them. */
class ProductionObjectsTest {
    private static final String WORKSPACE = TestClient.PRODUCTIONS + "workspaces/100/";
    private static final String PLACEHOLDERS = WORKSPACE + "production-placeholders";

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(builder -> builder.timing(SandboxTiming.instant()));

    private TestClient client;
    private SandboxWorkspace workspace;
    private int production;
    private int search;
    private String sources;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        workspace = relativity.sandbox().addWorkspace(100);
        production = workspace.addProduction("Vol001", 3);
        search = workspace.addSavedSearch(3, 0);
        sources = WORKSPACE + "productions/" + production + "/production-data-sources";
    }

    private String source(String more) {
        return "{\"Name\":\"All\",\"SavedSearch\":{\"ArtifactID\":%d}%s}".formatted(search, more);
    }

    private JsonNode read(JsonNode id) throws Exception {
        return Json.parse(client.get(WORKSPACE + "production-data-sources/" + id.intValue())
                .body());
    }

    /** The vendor's page, its test framework, which repeats the ids of the path, and its OpenAPI document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"datasource\":%s}",
                "{\"workspaceID\":100,\"productionID\":5,\"dataSource\":%s}",
                "{\"DATASOURCE\":%s}",
                "%s"
            })
    void takesADataSourceInEveryDocumentedForm(String form) throws Exception {
        JsonNode id =
                client.json(sources, form.formatted(source(",\"ProductionType\":2,\"BurnRedactions\":\"false\"")));
        JsonNode read = read(id);
        assertThat(read.get("ProductionType").textValue()).isEqualTo("ImagesAndNatives");
        assertThat(read.get("UseImagePlaceholder").textValue()).isEqualTo("NeverUseImagePlaceholder");
        assertThat(read.at("/MarkupSet/ArtifactID").intValue()).isZero();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | dataSource.Name is required|Name is required.",
                ",\"Placeholder\":{\"ArtifactID\":7} | there is no placeholder | Placeholder: there is no placeholder with the Artifact ID 7.",
                ",\"BurnRedactions\":true | burn | MarkupSet is required when BurnRedactions is true.",
                ",\"PlaceholderFilename\":\"a.png\" | file | PlaceholderFilename is read-only.",
                ",\"PlaceholderFileSize\":5 | size | PlaceholderFileSize is read-only.",
                ",\"SavedSearch\":{\"ArtifactID\":7} | search | DataSource: there is no saved search with the Artifact ID 7.",
            })
    void refusesADataSourceThatIsWrong(String more, String about, String message) throws Exception {
        String sent =
                more.equals("{}") ? "{\"dataSource\":{\"SavedSearch\":{}}}" : "{\"dataSource\":" + source(more) + "}";
        JsonNode error = client.error(400, sources, sent);
        assertThat(error.get("Message").textValue()).as(about).isEqualTo(message);
        assertThat(relativity.sandbox().journal().tookEffect(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE))
                .isZero();
    }

    @Test
    void aDataSourceIsUpdatedAndDeletedOnlyWhereItIs() throws Exception {
        JsonNode id = client.json(sources, source(""));
        int other = workspace.addProduction("Vol002", 1);
        String elsewhere = WORKSPACE + "productions/" + other + "/production-data-sources";
        String update = source(",\"ArtifactID\":" + id.intValue() + ",\"ProductionType\":\"NativesOnly\"");
        assertThat(client.send(elsewhere, "PUT", update).statusCode()).isEqualTo(400);
        assertThat(client.send(sources, "PUT", source(",\"ArtifactID\":7")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> updated = client.send(sources, "PUT", update);
        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(updated.body()).isEmpty();
        assertThat(read(id).get("ProductionType").textValue()).isEqualTo("NativesOnly");
        workspace.runProduction(production);
        assertThat(client.send(WORKSPACE + "production-data-sources/" + id.intValue(), "DELETE", "")
                        .statusCode())
                .as("it has been produced")
                .isEqualTo(409);
    }

    @Test
    void anUnknownProductionHasNoDataSources() throws Exception {
        JsonNode error = client.error(404, WORKSPACE + "productions/7/production-data-sources", source(""));
        assertThat(error.get("Message").textValue()).isEqualTo("Production specified is invalid.");
    }

    @Test
    void aPlaceholdersFileIsMeasured() throws Exception {
        JsonNode id = client.json(
                PLACEHOLDERS,
                "{\"Name\":\"P\",\"PlaceholderType\":\"image\",\"FileData\":\"AQ ID\",\"Filename\":\"p.png\",\"FileSize\":\"\",\"FileID\":\"\"}");
        JsonNode read =
                Json.parse(client.get(PLACEHOLDERS + "/" + id.intValue()).body());
        assertThat(read.get("FileSize").intValue()).isEqualTo(3);
        assertThat(read.get("PlaceholderType").textValue()).isEqualTo("Image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Name\":\"P\",\"PlaceholderType\":\"Custom\"} | CustomText is required.",
                "{\"Name\":\"P\",\"PlaceholderType\":1,\"FileData\":\"AQID\"} | Filename is required.",
                "{\"Name\":\"P\",\"PlaceholderType\":1,\"Filename\":\"p.png\"} | FileData is required.",
                "{\"CustomText\":\"\"} | Name is required.",
            })
    void refusesAPlaceholderThatIsWrong(String placeholder, String message) throws Exception {
        JsonNode error = client.error(400, PLACEHOLDERS, "{\"placeholder\":" + placeholder + "}");
        assertThat(error.get("Message").textValue()).isEqualTo(message);
    }
}
