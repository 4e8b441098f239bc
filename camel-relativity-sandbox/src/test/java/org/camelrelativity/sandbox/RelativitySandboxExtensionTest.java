package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelativitySandboxExtensionTest {
    private static final Set<String> SEEN = new HashSet<>();

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(builder -> builder.username("extension"));

    @AfterEach
    void hasItStill(RelativitySandbox sandbox) {
        assertThat(sandbox).isSameAs(RELATIVITY.sandbox());
    }

    @RepeatedTest(3)
    void everyTestHasItsOwn(RelativitySandbox sandbox) {
        assertThat(sandbox.username()).isEqualTo("extension");
        assertThat(sandbox.journal().arrived()).isZero();
        assertThat(SEEN.add(sandbox.toString())).isTrue();
    }

    @Nested
    class Inside {
        @Test
        void worksInNestedClasses(RelativitySandbox sandbox) throws Exception {
            assertThat(new TestClient(sandbox).post("/", "").statusCode()).isEqualTo(404);
        }
    }
}
