package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer sees, as the README promises it. */
@Tag("heavy")
class DefaultRunIT {

    private static final int LONGEST_SECONDS = 240;

    /** What is there for a real instance is not taken for the sandbox's. */
    private static final List<String> ARGUMENTS = List.of(
            "-Drelativity.instance-url=",
            "-Drelativity.username=a@example.com",
            "-Drelativity.password=other",
            "-Drelativity.access-token=token",
            "-Dnightly.mail-to=review@example.com");

    @TempDir
    private Path directory;

    @Test
    void showsANightAndEndsWell() throws Exception {
        try (ChildApplication application = ChildApplication.startDemonstration(directory, ARGUMENTS)) {
            assertThat(application.exitCode(LONGEST_SECONDS))
                    .as(application.output())
                    .isZero();
            assertThat(withoutTimes(application.output())).isEqualTo(withoutTimes(promised()));
        }
    }

    /** {@return the README's block that begins like the application's output} */
    private static String promised() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("No relativity.instance-url is given");
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String withoutTimes(String output) {
        return output.replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d ", "").replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1");
    }
}
