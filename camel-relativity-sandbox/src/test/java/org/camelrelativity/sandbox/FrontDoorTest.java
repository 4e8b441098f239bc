package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.SandboxOperation.READ_IMAGING_SET;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked before an operation is reached. */
class FrontDoorTest {
    private static final String READ = TestClient.SET + "ReadAsync";

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(
            builder -> builder.username("jane").password("secret:ü").accessToken("token-1"));

    private TestClient client;
    private String body;

    @BeforeEach
    void start() {
        client = new TestClient(relativity.sandbox());
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Set", workspace.addSavedSearch(1, 0));
        body = "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set, workspace.artifactId());
    }

    @Test
    void acceptsBasicAndBearer() throws Exception {
        assertThat(status(READ)).isEqualTo(200);
        client.with("Authorization", "bearer token-1");
        assertThat(status(READ)).isEqualTo(200);
    }

    @Test
    void acceptsOnlyTheCurrentToken() throws Exception {
        relativity.sandbox().changeAccessToken("token-2");

        client.with("Authorization", "Bearer token-1");
        assertThat(status(READ)).isEqualTo(401);
        client.with("Authorization", "Bearer " + relativity.sandbox().accessToken());
        assertThat(status(READ)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic amFuZTpndWVzcw==", "Bearer other", "Bearer", "Digest abc", "Basic %%%"})
    void refusesBadCredentials(String authorization) throws Exception {
        HttpResponse<String> answer =
                client.with("Authorization", authorization).post(READ, body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Relativity.REST\"");
        assertThat(answer.body()).isEmpty();
        assertNotReceived();
    }

    @Test
    void refusesNoCredentials() throws Exception {
        client.without("Authorization");
        assertThat(status(READ)).isEqualTo(401);
        assertNotReceived();
    }

    @Test
    void aMissingOrEmptyCsrfHeaderIsA404EvenWithoutCredentials() throws Exception {
        client.without("X-CSRF-Header");
        HttpResponse<String> answer = client.post(READ, body);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("ErrorType");

        client.with("X-CSRF-Header", "");
        assertThat(status(READ)).isEqualTo(404);
        client.without("Authorization");
        assertThat(status(READ)).isEqualTo(404);
        assertNotReceived();
    }

    @Test
    void legacyMethodsAreOnlyPosted() throws Exception {
        for (String verb : new String[] {"GET", "PUT", "DELETE"}) {
            HttpResponse<String> answer = client.send(READ, verb, "");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST");
        }
        assertNotReceived();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relativity.rest/API/relativity.imaging.services.interfaces.iimagingmodule/imaging%20set%20service/readasync",
                "/Relativity.Rest/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/ReadAsync",
                "//Relativity.REST//api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service//ReadAsync",
                "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/ReadAsync/",
                "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/ReadAsync?x=1"
            })
    void findsThePathHoweverItIsSpelled(String path) throws Exception {
        assertThat(status(path)).isEqualTo(200);
        assertThat(relativity.sandbox().journal().tookEffect(READ_IMAGING_SET)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/Relativity.REST/api/",
                "/Relativity.REST/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/ReadAsync",
                "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging+Set+Service/ReadAsync",
                "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/RunAsync",
                "/x/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/Imaging%20Set%20Service/ReadAsync"
            })
    void anyOtherPathIsA404OfTheWebServer(String path) throws Exception {
        HttpResponse<String> answer = client.post(path, body);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html>").doesNotContain("ErrorType");
        assertThat(relativity.sandbox().journal().arrived()).isOne();
        assertThat(relativity.sandbox().journal().entries().get(0).operation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json; odata=verbose"
            })
    void acceptsJson(String contentType) throws Exception {
        client.with("Content-Type", contentType);
        assertThat(status(READ)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset/utf-8",
                "application/json; charset=iso-8859-1",
                "text/json",
                "text/plain",
                "application/x-www-form-urlencoded"
            })
    void refusesOtherContent(String contentType) throws Exception {
        client.with("Content-Type", contentType).error(400, READ, body);

        assertThat(relativity.sandbox().journal().received(READ_IMAGING_SET)).isOne();
        assertThat(relativity.sandbox().journal().tookEffect(READ_IMAGING_SET)).isZero();
    }

    @Test
    void refusesContentOfNoType() throws Exception {
        client.without("Content-Type").error(400, READ, body);
    }

    @Test
    void takesBodiesInChunksAndStaysWithHttp11() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(relativity.sandbox().instanceUrl() + READ))
                .header("X-CSRF-Header", "-")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer token-1")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();

        // A client with its default settings offers an upgrade to HTTP/2.
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aServerMayKnowOnlyOneNameOfTheRetry() throws Exception {
        try (RelativitySandbox old = RelativitySandbox.builder()
                .retryMethods("RetryImagingSetErrorsAsync")
                .start()) {
            TestClient toOld = new TestClient(old);
            assertThat(toOld.post(TestClient.JOB + "RetryErrorsAsync", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(toOld.post(TestClient.JOB + "RetryImagingSetErrorsAsync", "{}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void newerServersWarnOfTheirObsoleteMethods() throws Exception {
        try (RelativitySandbox newer =
                RelativitySandbox.builder().obsoleteWarnings(true).start()) {
            SandboxWorkspace workspace = newer.addWorkspace();
            HttpResponse<String> answer = new TestClient(newer)
                    .post(
                            TestClient.FIELD_CODE + "SaveAsync",
                            "{\"applicationFieldCode\":{\"FieldCode\":\"X\",\"Application\":0,\"Option\":2},\"workspaceId\":%d}"
                                    .formatted(workspace.artifactId()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Warning"))
                    .hasValueSatisfying(warning -> assertThat(warning).startsWith("299 "));
        }
    }

    private int status(String path) throws Exception {
        return client.post(path, body).statusCode();
    }

    private void assertNotReceived() {
        SandboxJournal journal = relativity.sandbox().journal();
        assertThat(journal.arrived(READ_IMAGING_SET)).isPositive();
        assertThat(journal.received(READ_IMAGING_SET)).isZero();
        assertThat(journal.tookEffect(READ_IMAGING_SET)).isZero();
    }
}
