package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the application from starting is told in one line. */
class StartTest {

    private static final int LONGEST_SECONDS = 60;
    private static final List<String> CREDENTIALS =
            List.of("-Drelativity.username=a@example.com", "-Drelativity.password=SECRET");

    @TempDir
    private Path directory;

    @Test
    void demonstrationTakesNoList() throws Exception {
        try (ChildApplication application =
                ChildApplication.startDemonstration(directory, List.of("-Dnightly.list=sets.csv"))) {
            assertThat(refusal(application)).contains("nightly.list is given, but no relativity.instance-url");
        }
    }

    @Test
    void thereIsNoWorkWithoutAnInstance() throws Exception {
        assertThat(refusal("-Dnightly.list=sets.csv")).contains("relativity.instance-url is not given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relativity.access-token=SECRET",
                "nightly.cron=at ten",
                "nightly.failed-percent=101",
                "nightly.await-timeout=long",
                "nightly.redeliveries=many"
            })
    void settingThatCantWorkIsRefused(String setting) throws Exception {
        refusal("-Drelativity.instance-url=https://relativity.example.com", "-D" + setting);
    }

    @Test
    void limitIsExplained() throws Exception {
        assertThat(refusal("-Drelativity.instance-url=https://relativity.example.com", "-Dnightly.failed-percent=101"))
                .contains("nightly.failed-percent must be from 0 to 100, not 101");
    }

    /** Two would have two nights of one list. */
    @Test
    void folderOfAnotherApplicationIsRefused() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:h2:" + directory.resolve("nightly/ledger"))) {
            assertThat(refusal("-Drelativity.instance-url=https://relativity.example.com"))
                    .contains("The file is locked");
            assertThat(other.isClosed()).isFalse();
        }
    }

    /** {@return all that the application said before it ended, which is one line} */
    private String refusal(String... settings) throws Exception {
        List<String> arguments = new ArrayList<>(CREDENTIALS);
        arguments.addAll(List.of(settings));
        try (ChildApplication application = ChildApplication.start(directory, arguments)) {
            return refusal(application);
        }
    }

    private static String refusal(ChildApplication application) throws Exception {
        assertThat(application.exitCode(LONGEST_SECONDS))
                .as(application.output())
                .isEqualTo(2);
        assertThat(application.output().lines())
                .as(application.output())
                .singleElement()
                .asString()
                .startsWith("The nightly imaging can't work: ")
                .doesNotContain("SECRET");
        return application.output();
    }
}
