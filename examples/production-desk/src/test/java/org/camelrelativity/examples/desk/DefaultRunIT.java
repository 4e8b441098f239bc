package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer sees. */
@Tag("heavy")
class DefaultRunIT {

    private static final int LONGEST_SECONDS = 80;

    private static final String END = "Everything went as it should.";

    @TempDir
    private Path directory;

    @Test
    void showsATableAndEndsWell() throws Exception {
        // Credentials that are there for a real instance are not taken for the sandbox's.
        List<String> arguments = List.of(
                "-Drelativity.instance-url=",
                "-Drelativity.username=a@example.com",
                "-Drelativity.password=other",
                "-Drelativity.access-token=token",
                "-Ddesk.broker-username=somebody");
        try (ChildApplication application = ChildApplication.startDemonstration(directory, arguments)) {
            assertThat(application.exitCode(LONGEST_SECONDS))
                    .as(application.output())
                    .isZero();
            assertThat(application.output())
                    .containsPattern("two-in-error +retry +done +production.results +2 done")
                    .containsPattern("one-runs +retry +partial +production.failed +1 done, 1 failed")
                    .containsPattern("busy +retry +done +production.results +1 done")
                    .containsPattern("too-busy +retry +not-sent +production.undelivered +1 open")
                    .containsPattern("answer-lost +retry +proven +production.results +1 done")
                    .containsPattern("request-lost +retry +unknown +production.person +1 open")
                    .containsPattern("request-lost +retry +done +production.results +1 done")
                    .containsPattern("typo +malformed +production.rejected")
                    .contains("busy is delivered again later")
                    .contains("14 commands, each in one queue. Retries that took effect: 6")
                    .contains(END)
                    .doesNotContain("Sandbox1234!");
            // On a slow machine the JMS client may complain of being stopped while it still sets up a consumer.
            assertThat(application.output().split(END)[0]).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void brokerOfAnInstanceIsNotServedByASandbox() throws Exception {
        try (ChildApplication application = ChildApplication.startDemonstration(
                directory, List.of("-Ddesk.broker-url=tcp://broker.example.com:61616"))) {
            assertThat(application.exitCode(LONGEST_SECONDS)).isEqualTo(2);
            assertThat(application.output())
                    .contains("desk.broker-url is given, but no relativity.instance-url")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void missingBrokerIsToldInOneLine() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start();
                ChildApplication application =
                        ChildApplication.start(directory, ChildApplication.settings(sandbox, "-Ddesk.broker-url="))) {
            assertThat(application.exitCode(LONGEST_SECONDS)).isEqualTo(2);
            assertThat(application.output())
                    .contains("The production desk can't work: ", "desk.broker-url")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void folderIsForOneDesk() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start();
                TestBroker broker = TestBroker.start(directory.resolve("broker"))) {
            List<String> settings = ChildApplication.settings(sandbox, "-Ddesk.broker-url=" + broker.url());
            try (ChildApplication first = ChildApplication.start(directory, settings)) {
                await().atMost(Duration.ofSeconds(LONGEST_SECONDS))
                        .until(() -> Files.exists(directory.resolve("desk/ledger.mv.db")));
                try (ChildApplication second = ChildApplication.start(directory, settings)) {
                    assertThat(second.exitCode(LONGEST_SECONDS)).isEqualTo(2);
                    assertThat(second.output())
                            .contains("The production desk can't work: ", "The file is locked")
                            .doesNotContain("\tat ");
                }
                assertThat(first.isAlive()).as(first.output()).isTrue();
            }
        }
    }

    @Test
    void brokerThatIsNotThereIsToldAndTriedAgain() throws Exception {
        int port = TestBroker.freePort();
        try (RelativitySandbox sandbox = RelativitySandbox.start();
                ChildApplication application = ChildApplication.start(
                        directory, ChildApplication.settings(sandbox, "-Ddesk.broker-url=tcp://127.0.0.1:" + port))) {
            await().atMost(Duration.ofSeconds(LONGEST_SECONDS))
                    .until(() -> application.output().contains("Could not refresh JMS Connection")
                            || !application.isAlive());
            assertThat(application.isAlive()).as(application.output()).isTrue();
        }
    }
}
