package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is delivered, driven from outside. */
class PackagedApplicationIT {

    /** A process that ends by SIGTERM says so: 128 + 15. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void doesItsWorkUntilItIsToldToStop() throws Exception {
        try (Surroundings surroundings = Surroundings.in(Files.createDirectory(folder.resolve("inbox")));
                PackagedApplication application = PackagedApplication.start(folder, surroundings.settings())) {
            String management = application.url() + "/q";

            surroundings.runImagingSet();
            surroundings.awaitRetry();

            assertThat(surroundings.sandbox().journal().unknownFields()).isEmpty();
            assertThat(Http.get(management + "/health/ready").statusCode()).isEqualTo(200);
            assertThat(Http.get(management + "/metrics").body())
                    .contains("relativity_calls_seconds_count{operation=\"job/run\",outcome=\"done\"} 1");

            application.terminate();
            assertThat(application.exitCode()).isEqualTo(TERMINATED);
            assertThat(application.output())
                    .contains("(camel-1) shutdown", "stopped in")
                    .doesNotContain(" ERROR ", " WARN ", surroundings.sandbox().password());
        }
    }
}
