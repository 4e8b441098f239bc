package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer sees, twice in the same place. */
@Tag("heavy")
class DefaultRunIT {

    private static final int LONGEST_SECONDS = 300;

    /** Credentials that are there for a real instance are not taken for the sandbox's. */
    private static final List<String> ARGUMENTS = List.of(
            "-Drelativity.instance-url=",
            "-Drelativity.username=a@example.com",
            "-Drelativity.password=other",
            "-Drelativity.access-token=token");

    @TempDir
    private Path directory;

    @Test
    void showsATableAndEndsWellEveryTime() throws Exception {
        for (int time = 1; time <= 2; time++) {
            try (ChildApplication application = ChildApplication.startDemonstration(directory, ARGUMENTS)) {
                assertThat(application.exitCode(LONGEST_SECONDS))
                        .as(application.output())
                        .isZero();
                assertThat(application.output())
                        .contains(
                                "is under way",
                                "finalStatus",
                                "Killed after",
                                "taken up again after it was sent before",
                                "the set was running already",
                                "whether the set was run is unknown, key ")
                        .contains(
                                "4 completed, 1 completed-with-errors, 1 failed, 1 skipped, 1 refused, 1 unknown, 3 rejected")
                        .contains("5 completed, 1 completed-with-errors, 1 failed, 1 skipped, 1 refused, 3 rejected")
                        .contains("Everything went as it should")
                        .containsPattern("in a browser: http://127.0.0.1:\\d+/")
                        .doesNotContain("WARN", "ERROR", "Sandbox1234!");
            }
        }
    }
}
