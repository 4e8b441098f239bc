package org.camelrelativity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class ImagingRouteTest {

    // snippet
    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        RelativitySandbox sandbox = RELATIVITY.sandbox();
        properties.add("camel.component.relativity-imaging.instance-url", sandbox::instanceUrl);
        properties.add("camel.component.relativity-imaging.username", sandbox::username);
        properties.add("camel.component.relativity-imaging.password", sandbox::password);
        properties.add("imaging.folder", folder::toString);
        properties.add("imaging.delay", () -> "100");
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:ledger");
    }

    @Test
    void releasesTheSetThatAFileNames(RelativitySandbox relativity) throws IOException {
        SandboxWorkspace workspace = relativity.addWorkspace(1017371);
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(3, 0));

        drop("exhibits.json", set);

        await().untilAsserted(() ->
                assertThat(folder.resolve("released/exhibits.json")).exists());
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(set).imagesHidden()).isFalse();
    }
    // end

    @Test
    void leavesImagesHiddenIfDocumentsFailed(RelativitySandbox relativity) throws IOException {
        SandboxWorkspace workspace = relativity.addWorkspace(1017371);
        int set = workspace.addImagingSet("Damaged", workspace.addSavedSearch(3, 1));

        drop("damaged.json", set);

        await().untilAsserted(() ->
                assertThat(folder.resolve("not-released/damaged.json")).exists());
        assertThat(workspace.imagingSet(set).imagesHidden()).isTrue();
    }

    @Test
    void putsAsideWhatIsRefused(RelativitySandbox relativity) throws IOException {
        relativity.addWorkspace(1017371);

        drop("unknown.json", 1);

        await().untilAsserted(
                        () -> assertThat(folder.resolve("refused/unknown.json")).exists());
    }

    private static void drop(String name, int set) throws IOException {
        Path file = folder.resolve(name + ".tmp");
        Files.writeString(file, "{\"workspaceId\": 1017371, \"imagingSetId\": %d}".formatted(set));
        Files.move(file, folder.resolve(name));
    }
}
