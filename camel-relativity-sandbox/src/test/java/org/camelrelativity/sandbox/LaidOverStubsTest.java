package org.camelrelativity.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RelativitySandboxExtension.class)
class LaidOverStubsTest {
    private RelativitySandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        client = new TestClient(sandbox);
    }

    @Test
    void aStubWinsUntilItIsTakenAway() throws Exception {
        StubMapping stub = sandbox.wireMock().stubFor(post(anyUrl()).willReturn(ok("mine")));

        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", "{}").body())
                .isEqualTo("mine");
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isOne();
        assertThat(sandbox.journal().received(RUN_IMAGING_SET)).isZero();
        assertThat(sandbox.journal().entries())
                .singleElement()
                .extracting(SandboxJournal.Entry::status)
                .isEqualTo(200);

        sandbox.wireMock().removeStub(stub);
        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", "{}").statusCode())
                .isEqualTo(400);
        assertThat(sandbox.journal().received(RUN_IMAGING_SET)).isOne();
    }

    @Test
    void aStubMayServeWhatTheSandboxDoesNotKnow() throws Exception {
        sandbox.wireMock()
                .stubFor(get(urlPathEqualTo("/Relativity.REST/api/other")).willReturn(ok("other")));

        assertThat(client.send("/Relativity.REST/api/other", "GET", "").body()).isEqualTo("other");
        assertThat(sandbox.journal().arrived()).isOne();
        sandbox.wireMock().verify(1, getRequestedFor(urlPathEqualTo("/Relativity.REST/api/other")));
    }

    @Test
    void talkingToWireMockItselfIsNoRequest() throws Exception {
        assertThat(client.send("/__admin/mappings", "GET", "").statusCode()).isEqualTo(200);
        assertThat(sandbox.journal().arrived()).isZero();
    }

    /** WireMock's usual folder for stubs is src/test/resources, which belongs to the project that is tested. */
    @Test
    void noStubComesFromAFolderAndNoFileIsWritten() throws Exception {
        assertThat(getClass().getResource("/mappings/foreign.json"))
                .as("there is one")
                .isNotNull();
        assertThat(client.get("/foreign").statusCode()).isEqualTo(404);
        client.send("/__admin/mappings/reset", "POST", "");
        assertThat(client.get("/foreign").statusCode()).isEqualTo(404);

        Path folder = Path.of("src/test/resources");
        Map<Path, FileTime> before = files(folder);
        client.send("/__admin/mappings/save", "POST", "");
        client.send("/__admin/files/written.txt", "PUT", "written");
        client.send("/__admin/mappings", "POST", "{\"persistent\":true,\"request\":{\"url\":\"/kept\"}}");
        client.send("/__admin/files/answer.txt", "DELETE", "");
        assertThat(files(folder)).isEqualTo(before);
    }

    private static Map<Path, FileTime> files(Path folder) throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    /** Which the test names itself. */
    @Test
    void aStubMayAnswerWithAFile() throws Exception {
        sandbox.wireMock().stubFor(get("/file").willReturn(aResponse().withBodyFile("answer.txt")));

        assertThat(client.get("/file").body()).isEqualToIgnoringNewLines("from a file");
    }

    @Test
    void resettingToTheDefaultLeavesTheSandbox() throws Exception {
        sandbox.wireMock().stubFor(post(anyUrl()).willReturn(ok("mine")));

        sandbox.wireMock().resetAll();

        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStubThatResetsIsNotedToo() {
        sandbox.wireMock().stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> client.post(TestClient.JOB + "RunImagingSetAsync", "{}"))
                .isInstanceOf(IOException.class);
        assertThat(sandbox.journal().arrived(RUN_IMAGING_SET)).isOne();
        assertThat(sandbox.journal().entries())
                .singleElement()
                .extracting(SandboxJournal.Entry::status)
                .isEqualTo(0);
    }
}
