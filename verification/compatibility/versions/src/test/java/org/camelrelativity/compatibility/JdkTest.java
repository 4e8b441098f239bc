package org.camelrelativity.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever lies beside the JDK that the build runs on is understood. */
class JdkTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 1", "17.0.15, 17", "25, 25", "26-ea, 26"})
    void knowsItsFeatureRelease(String version, int feature) throws Exception {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        assertThat(Jdk.at(home).feature()).isEqualTo(feature);
    }
}
