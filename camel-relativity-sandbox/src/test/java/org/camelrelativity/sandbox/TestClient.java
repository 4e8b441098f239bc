package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks HTTP to a sandbox, with the headers that Relativity wants unless a test takes them away. */
final class TestClient {
    static final String MODULE = "/Relativity.REST/api/Relativity.Imaging.Services.Interfaces.IImagingModule/";
    static final String PROFILE = MODULE + "Imaging%20Profile%20Service/";
    static final String SET = MODULE + "Imaging%20Set%20Service/";
    static final String NATIVE_TYPE = MODULE + "Native%20Type%20Service/";
    static final String FIELD_CODE = MODULE + "Application%20Field%20Code%20Service/";
    static final String JOB = MODULE + "Imaging%20Job%20Service/";

    static final String IMAGING = "/Relativity.REST/api/relativity-imaging/v1/";

    static final String PRODUCTIONS = "/Relativity.REST/api/relativity-productions/v1/";
    static final String QUEUE = PRODUCTIONS + "production-queue/";
    static final String PRODUCTION_JOBS = QUEUE + "production-jobs/";

    // One client for all tests: each has its own thread.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final RelativitySandbox sandbox;
    private final Map<String, String> headers = new LinkedHashMap<>();

    TestClient(RelativitySandbox sandbox) {
        this.sandbox = sandbox;
        headers.put("X-CSRF-Header", "-");
        headers.put("Content-Type", "application/json");
        headers.put("Authorization", basic(sandbox.username(), sandbox.password()));
    }

    static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    TestClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    TestClient without(String header) {
        headers.remove(header);
        return this;
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(path, "POST", body);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, "GET", "");
    }

    HttpResponse<String> send(String path, String method, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.instanceUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The body of an answer that must be a 200. */
    JsonNode json(String path, String body) throws IOException, InterruptedException {
        return json("POST", path, body);
    }

    /** The body of an answer that must be a 200; an empty object if it is empty. */
    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(path, method, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.parse(response.body());
    }

    /** The body of an answer that must be an error of Relativity's own. */
    JsonNode error(int status, String path, String body) throws IOException, InterruptedException {
        return error(status, "POST", path, body);
    }

    JsonNode error(int status, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(path, method, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = Json.parse(response.body());
        assertThat(error.fieldNames()).toIterable().containsExactly("ErrorType", "Identifier", "Message");
        return error;
    }

    String run(int workspace, int set) throws IOException, InterruptedException {
        return json(JOB + "RunImagingSetAsync", imagingJob(workspace, set))
                .get("ImagingJobId")
                .textValue();
    }

    JsonNode read(int workspace, int set) throws IOException, InterruptedException {
        return json(SET + "ReadAsync", "{\"imagingSetId\":%d,\"workspaceID\":%d}".formatted(set, workspace));
    }

    /** A path of the versioned imaging API in a workspace. */
    static String imaging(int workspace, String path) {
        return IMAGING + "workspaces/" + workspace + "/" + path;
    }

    static String jobStatus(int workspace, int production) {
        return PRODUCTIONS + "workspaces/%d/productions/%d/job-status".formatted(workspace, production);
    }

    static String reference(int workspace, int production, int job) {
        return "{\"WorkspaceID\":%d,\"ProductionID\":%d,\"JobID\":%d}".formatted(workspace, production, job);
    }

    static String imagingJob(int workspace, int set) {
        return "{\"imagingJob\":{\"imagingSetId\":%d,\"workspaceId\":%d}}".formatted(set, workspace);
    }
}
