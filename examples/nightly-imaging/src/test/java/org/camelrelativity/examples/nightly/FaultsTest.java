package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks on the way: nothing is run, retried or said for certain that is not. */
class FaultsTest {

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private TestNight night;
    private int set;

    @BeforeEach
    void startSandbox() {
        sandbox = RelativitySandbox.builder().timing(SandboxTiming.instant()).start();
        workspace = sandbox.addWorkspace();
        night = new TestNight(directory, sandbox);
        set = workspace.addImagingSet("Exhibits", workspace.addRecoveringSavedSearch(10, 2, 1));
    }

    @AfterEach
    void stop() {
        night.close();
        sandbox.close();
    }

    @Test
    void runWithoutAnAnswerIsNotRepeated() throws Exception {
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());

        assertThat(summary())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("look: Exhibits (" + workspace.artifactId() + "/" + set
                        + "): it may or may not have been run, and is not run again.");
        assertThat(arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
        assertThat(workspace.imagingSet(set).runs()).isZero();
        assertThat(arrived(SandboxOperation.RETRY_ERRORS)).isZero();
        assertThat(arrived(SandboxOperation.RELEASE_IMAGING_SET)).isZero();
    }

    /** The set shows that it was run: it is awaited, as if there had been an answer. */
    @ParameterizedTest
    @EnumSource(names = {"RUN_IMAGING_SET", "RETRY_ERRORS"})
    void executedCallWithoutAnAnswerIsProven(SandboxOperation operation) throws Exception {
        sandbox.faults().next(operation, SandboxFault.resetAfterEffect());

        assertThat(summary()).first().isEqualTo("Nightly imaging: 1 released");
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(set).retries()).isEqualTo(1);
        assertThat(arrived(operation)).isEqualTo(1);
    }

    @Test
    void unknownRunDoesNotEndTheNight() throws Exception {
        int second = workspace.addImagingSet("Fine", workspace.addSavedSearch(10, 0));
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());

        assertThat(summary(set, second)).first().isEqualTo("Nightly imaging: 1 look, 1 released");
    }

    @Test
    void runThatWasNotSentIsSentLater() throws Exception {
        sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(429));

        assertThat(summary()).first().isEqualTo("Nightly imaging: 1 released");
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
    }

    @Test
    void runThatIsNeverSent() throws Exception {
        sandbox.faults().always(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(429));

        assertThat(summary()).first().isEqualTo("Nightly imaging: 1 not run");
    }

    @Test
    void relativityIsAwayForAWhile() throws Exception {
        night.set("nightly.redeliveries", "10");
        SandboxFault away = SandboxFault.status(503);
        sandbox.faults().next(SandboxOperation.READ_IMAGING_SET, away, 5);
        sandbox.faults().next(SandboxOperation.READ_IMAGING_SET_STATUS, away, 5);
        sandbox.faults().next(SandboxOperation.RELEASE_IMAGING_SET, away, 5);

        assertThat(summary()).first().isEqualTo("Nightly imaging: 1 released");
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
        assertThat(workspace.imagingSet(set).retries()).isEqualTo(1);
    }

    @Test
    void relativityIsNotThere() throws Exception {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            night.set("relativity.instance-url", "http://127.0.0.1:" + unused.getLocalPort());
        }

        assertThat(summary()).first().isEqualTo("Nightly imaging: 1 not run");
    }

    @Test
    void credentialsAreRefused() throws Exception {
        night.set("relativity.password", "wrong");

        assertThat(summary().get(1)).startsWith("not run: ").contains("401").doesNotContain("wrong");
        assertThat(arrived(SandboxOperation.RUN_IMAGING_SET)).isZero();
    }

    @Test
    void retryWithoutAnAnswerIsNotRepeated() throws Exception {
        sandbox.faults().next(SandboxOperation.RETRY_ERRORS, SandboxFault.resetBeforeEffect());

        assertThat(summary().get(1)).startsWith("look: ").contains("the errors were not retried for certain");
        assertThat(arrived(SandboxOperation.RETRY_ERRORS)).isEqualTo(1);
        assertThat(arrived(SandboxOperation.RELEASE_IMAGING_SET)).isZero();
    }

    @Test
    void releaseThatIsRefused() throws Exception {
        sandbox.faults().next(SandboxOperation.RELEASE_IMAGING_SET, SandboxFault.status(403));

        assertThat(summary().get(1)).startsWith("look: ").contains("its images are not released for certain");
        assertThat(workspace.imagingSet(set).imagesHidden()).isTrue();
    }

    @Test
    void setThatVanishesWhileItIsAwaited() throws Exception {
        sandbox.faults().always(SandboxOperation.READ_IMAGING_SET_STATUS, SandboxFault.status(404));

        assertThat(summary().get(1)).startsWith("look: ").contains("it was run, how it ended was not seen");
        assertThat(arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
    }

    @Test
    void messageOfRelativityIsNoCode() throws Exception {
        sandbox.faults()
                .next(
                        SandboxOperation.RUN_IMAGING_SET,
                        SandboxFault.status(
                                400, "Relativity.Services.Exceptions.ValidationException", "${camelId}\nreleased: x"));

        assertThat(summary()).hasSize(2).last().asString().contains("${camelId}", "released: x");
    }

    @Test
    void listWithAMistakeIsRefusedAsAWhole() throws Exception {
        night.lists(TestNight.HEADER + "\n" + workspace.artifactId() + "," + set + ",Exhibits\n1,x,Other\n")
                .start();

        assertThat(night.summary())
                .containsExactly("Nightly imaging: nothing was run. The list " + directory.resolve("sets.csv")
                        + " can't be used: line 3: imagingSetId is no Artifact ID: 'x'");
        assertThat(sandbox.journal().arrived()).isZero();
    }

    @Test
    void missingListIsTold() throws Exception {
        assertThat(night.start().summary())
                .singleElement()
                .asString()
                .startsWith("Nightly imaging: nothing was run.")
                .endsWith("there is no such file");
    }

    @Test
    void emptyListIsTold() throws Exception {
        assertThat(summary(new int[0])).containsExactly("Nightly imaging: the list is empty");
    }

    private List<String> summary() throws Exception {
        return summary(set);
    }

    private List<String> summary(int... sets) throws Exception {
        return night.lists(workspace, sets).start().summary();
    }

    private int arrived(SandboxOperation operation) {
        return sandbox.journal().arrived(operation);
    }
}
