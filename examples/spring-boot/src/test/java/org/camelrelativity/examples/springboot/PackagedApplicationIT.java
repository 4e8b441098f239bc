package org.camelrelativity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is delivered, driven from outside. */
@Tag("heavy")
class PackagedApplicationIT {

    /** A process that ends by SIGTERM says so: 128 + 15. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    @Test
    void isDownAsLongAsItsRelativityIs() throws Exception {
        RelativitySandbox sandbox = RelativitySandbox.start();
        try (PackagedApplication application = PackagedApplication.start(directory, sandbox)) {
            SandboxImagingSet first = drop(sandbox, "first.json");
            awaitReleased("first.json");
            assertThat(first.runs()).isEqualTo(1);
            assertThat(Http.get(application.health()).statusCode()).isEqualTo(200);

            int port = sandbox.wireMock().port();
            sandbox.close();
            assertThat(Http.get(application.health()).statusCode()).isEqualTo(503);
            assertThat(Http.get(application.health()).body())
                    .contains("\"producer:relativity-imaging\":\"DOWN\"", "Connection refused");

            sandbox = RelativitySandbox.builder().port(port).start();
            assertThat(Http.get(application.health()).statusCode()).isEqualTo(200);
            drop(sandbox, "second.json");
            awaitReleased("second.json");

            assertThat(application.terminate()).isEqualTo(TERMINATED);
            assertThat(application.output()).doesNotContain(" ERROR ", sandbox.password());
        } finally {
            sandbox.close();
        }
    }

    @Test
    void releasesAfterARestartWhatItWasKilledIn() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxImagingSet set;
            try (PackagedApplication killed = PackagedApplication.start(directory, sandbox)) {
                await("the route's first look at its folder")
                        .until(() -> Http.get(killed.health()).statusCode() == 200);
                set = drop(sandbox, "set.json");
                await("the run of it").atMost(PackagedApplication.PATIENCE).until(() -> set.runs() == 1);
            }
            assertThat(directory.resolve("inbox/set.json")).exists();

            try (PackagedApplication restarted = PackagedApplication.start(directory, sandbox)) {
                awaitReleased("set.json");
                assertThat(restarted.output()).doesNotContain(" ERROR ");
            }
            assertThat(set.runs()).isEqualTo(1);
            assertThat(set.imagesHidden()).isFalse();
        }
    }

    private SandboxImagingSet drop(RelativitySandbox sandbox, String name) throws IOException {
        SandboxWorkspace workspace = sandbox.addWorkspace();
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(3, 0));
        Path file = Files.writeString(
                directory.resolve(name),
                "{\"workspaceId\": %d, \"imagingSetId\": %d}".formatted(workspace.artifactId(), set));
        Files.move(file, directory.resolve("inbox").resolve(name));
        return workspace.imagingSet(set);
    }

    private void awaitReleased(String name) {
        await("the release of " + name)
                .atMost(PackagedApplication.PATIENCE.plus(Duration.ofSeconds(60)))
                .until(() -> Files.exists(directory.resolve("inbox/released").resolve(name)));
    }
}
