package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's tests run here as well; this says that they run with the extension. */
@Tag("heavy")
class ExtensionIT {

    @TempDir
    private Path folder;

    @Test
    void isAFeatureOfTheApplication() throws Exception {
        try (Surroundings surroundings = Surroundings.in(Files.createDirectory(folder.resolve("inbox")));
                PackagedApplication application = PackagedApplication.start(folder, surroundings.settings())) {
            assertThat(application.url()).isNotEmpty();
            assertThat(application.output()).containsPattern("Installed features: \\[.*camel-relativity[,\\]]");
        }
    }
}
