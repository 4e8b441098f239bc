package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is delivered, driven from outside. */
@Tag("heavy")
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

    @Test
    void whatItWasKilledInIsNotRunAgain() throws Exception {
        try (Surroundings surroundings = Surroundings.in(Files.createDirectory(folder.resolve("inbox")))) {
            surroundings.sandbox().faults().next(RUN_IMAGING_SET, SandboxFault.latency(Duration.ofHours(1)));
            int set;
            try (PackagedApplication killed = PackagedApplication.start(folder, surroundings.settings())) {
                killed.url();
                set = surroundings.dropImagingSet();
                await("the run").atMost(Surroundings.PATIENCE).until(() -> surroundings.runs(set) == 1);
            }
            assertThat(surroundings.fileOf(set, "running")).exists();

            try (PackagedApplication restarted = PackagedApplication.start(folder, surroundings.settings())) {
                restarted.url();
                surroundings.runImagingSet();
            }
            assertThat(surroundings.runs(set)).isEqualTo(1);
            assertThat(surroundings.fileOf(set, "running")).exists();
        }
    }
}
