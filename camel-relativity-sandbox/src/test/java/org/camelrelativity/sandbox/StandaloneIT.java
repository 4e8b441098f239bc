package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as its users have it: started by java -jar, nothing else on the class path. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StandaloneIT {
    @TempDir
    private Path folder;

    private record Ended(int exitCode, String out, String err) {}

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static String jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith("-standalone.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ended run(String... arguments) throws Exception {
        Process process = start(arguments);
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, Files.readString(folder.resolve("err")));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void helpTellsTheOptions() throws Exception {
        Ended ended = run("--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("--port", "--seed", "--speed", "--queue-listing");
        assertThat(ended.err()).isEmpty();
    }

    /** A seed of one's own, a call by HTTP, the listing of the queue, and the end by a signal. */
    @Test
    void servesWhatTheSeedSays() throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), """
                accessToken: mine
                workspaces:
                  - id: 7
                    savedSearches: [{id: 8, documents: 3}]
                    imagingSets: [{id: 9, name: Mine, savedSearch: 8}]
                    productions: [{name: Failed, documents: 2, failing: 1, status: Error}]
                """);
        Process process = start("--seed", "mine.yaml", "--speed", "1000", "--queue-listing");
        try (BufferedReader out = process.inputReader()) {
            String url = out.readLine().replaceAll(".* ", "");
            assertThat(out.readLine()).endsWith(" " + url + "/");
            for (String line = ""; !line.contains("imaging set 9 \"Mine\""); ) {
                line = out.readLine();
            }
            assertThat(send(url + TestClient.SET + "ReadAsync", "POST", "{\"imagingSetId\":9,\"workspaceID\":7}"))
                    .contains("\"Mine\"");
            assertThat(send(url + TestClient.PRODUCTIONS + "production-jobs/get-all", "GET", ""))
                    .contains("\"Failed\"");

            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String send(String url, String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("X-CSRF-Header", "-")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer mine")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void aUsedPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ended ended = run("--port", Integer.toString(taken.getLocalPort()));

            assertThat(ended)
                    .isEqualTo(new Ended(
                            1,
                            "",
                            "--port: expected a free port, " + taken.getLocalPort() + " is in use or not allowed"
                                    + System.lineSeparator()));
        }
    }

    @Test
    void anUnknownOptionIsOneLine() throws Exception {
        assertThat(run("--verbose"))
                .isEqualTo(new Ended(
                        2, "", "Unknown option: '--verbose' (--help tells the options)" + System.lineSeparator()));
    }

    @Test
    void aWrongSeedIsOneLine() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "workspaces:\n  - id: seven\n");

        assertThat(run("--seed", "bad.yaml"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "bad.yaml, line 2, column 9: workspaces[0].id: expected an integer from 1 to 2147483647, not 'seven'"
                                + System.lineSeparator()));
    }
}
