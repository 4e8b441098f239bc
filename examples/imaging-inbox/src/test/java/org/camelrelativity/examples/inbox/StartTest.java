package org.camelrelativity.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the application from starting is told in one line. */
class StartTest {

    private static final int LONGEST_SECONDS = 60;
    private static final List<String> OF_EACH_START = List.of(
            "-XX:TieredStopAtLevel=1", // it won't live long
            "-Drelativity.username=a@example.com",
            "-Drelativity.password=SECRET");

    @TempDir
    private Path directory;

    @Test
    void demonstrationTakesNoFolder() throws Exception {
        try (ChildApplication application =
                ChildApplication.startDemonstration(directory, List.of("-Dinbox.folder=" + directory))) {
            assertThat(refusal(application)).contains("inbox.folder is given, but no relativity.instance-url");
        }
    }

    @Test
    void thereIsNoWorkWithoutAnInstance() throws Exception {
        assertThat(refusal("-Drelativity.instance-url=")).contains("relativity.instance-url is not given");
    }

    @Test
    void folderThatIsOpenToOthersIsRefused() throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(refusal("-Drelativity.instance-url=https://relativity.example.com"))
                .contains("The folder " + inbox.toRealPath() + " is open to other users (rwxr-x---)");
    }

    @Test
    void addressWithCredentialsIsNotShown() throws Exception {
        assertThat(refusal("-Drelativity.instance-url=https://user:SECRET@relativity.example.com"))
                .contains("instanceUrl must have no user")
                .doesNotContain("user:");
    }

    @Test
    void plainHttpIsRefused() throws Exception {
        assertThat(refusal("-Drelativity.instance-url=http://relativity.example.com"))
                .contains("plain http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\\\b", "a{{b}}", "file"})
    void folderThatCantWorkIsRefused(String folder) throws Exception {
        Files.createFile(directory.resolve("file"));
        refusal("-Drelativity.instance-url=https://relativity.example.com", "-Dinbox.folder=" + folder);
    }

    @Test
    void credentialsOfTwoKindsAreRefused() throws Exception {
        refusal("-Drelativity.instance-url=https://relativity.example.com", "-Drelativity.access-token=SECRET");
    }

    @Test
    void secondApplicationIsRefused() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.builder().start();
                TestInbox first = new TestInbox(directory.resolve("inbox"), sandbox).start()) {
            assertThat(refusal("-Drelativity.instance-url=" + sandbox.instanceUrl()))
                    .contains("Another application works on this folder");
            assertThat(first.hasFinished()).isFalse();
        }
    }

    /** {@return all that the application said before it ended, which is one line besides what it watches} */
    private String refusal(String... settings) throws Exception {
        List<String> arguments = new ArrayList<>(OF_EACH_START);
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
                .startsWith("The imaging inbox can't work: ")
                .doesNotContain("SECRET");
        return application.output();
    }
}
