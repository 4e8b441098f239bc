package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer sees, as the README promises it. */
@Tag("heavy")
class DefaultRunIT {

    private static final int LONGEST_SECONDS = 300;

    @TempDir
    private Path directory;

    @Test
    void showsANightAndEndsWell() throws Exception {
        try (ChildApplication application = ChildApplication.startDemonstration(directory)) {
            assertThat(application.exitCode(LONGEST_SECONDS))
                    .as(application.output())
                    .isZero();
            assertThat(withoutTimes(application.output())).isEqualTo(withoutTimes(promised()));
        }
    }

    /** {@return the README's block that begins like the application's output} */
    private static String promised() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("No RELATIVITY_INSTANCE_URL is given");
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String withoutTimes(String output) {
        return output.replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d ", "")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+", "a date")
                .replaceAll("Production \\d+", "Production");
    }
}
