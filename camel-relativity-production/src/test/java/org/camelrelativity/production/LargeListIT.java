package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hundred thousand references, each of which but one fails with a long text, in a small heap. */
@Tag("heavy")
class LargeListIT {

    private static final int REFERENCES = 100_000;

    /** In one request the answer alone has 21 MB, and the report names every job. */
    @ParameterizedTest
    @CsvSource({"0,list,128,1", "0,json,128,1", "5000,list,96,20"})
    void aHundredThousandReferencesNeedLittleMemory(int chunkSize, String form, int heap, int requests)
            throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int good = workspace.addErroredProduction("Vol001");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap + "m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeList.class.getName(),
                            sandbox.instanceUrl(),
                            sandbox.username(),
                            sandbox.password(),
                            String.valueOf(workspace.artifactId()),
                            String.valueOf(good),
                            String.valueOf(REFERENCES),
                            String.valueOf(chunkSize),
                            form)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            System.out.println("chunkSize=" + chunkSize + " " + form + " -Xmx" + heap + "m: "
                    + output.lines()
                            .filter(line -> line.startsWith("done="))
                            .findFirst()
                            .orElse(output));
            assertThat(output).contains("done=1 failed=99999 ");
            assertThat(sandbox.journal().arrived(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS))
                    .isEqualTo(requests);
            assertThat(workspace.production(good).retries()).isEqualTo(1);
        }
    }
}
