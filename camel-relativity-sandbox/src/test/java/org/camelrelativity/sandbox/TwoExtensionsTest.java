package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test may need two servers, such as an old and a new one. */
class TwoExtensionsTest {
    @RegisterExtension
    static final RelativitySandboxExtension OLD = new RelativitySandboxExtension(builder -> builder.username("old"));

    @RegisterExtension
    static final RelativitySandboxExtension NEW = new RelativitySandboxExtension(builder -> builder.username("new"));

    private static List<RelativitySandbox> seen = List.of();

    @Test
    void bothRunSideBySide() {
        seen = List.of(OLD.sandbox(), NEW.sandbox());

        assertThat(seen).extracting(RelativitySandbox::username).containsExactly("old", "new");
        assertThat(seen).extracting(RelativitySandbox::instanceUrl).doesNotHaveDuplicates();
    }

    @AfterAll
    static void bothAreClosedAfterTheTest() {
        assertThat(seen).hasSize(2).allSatisfy(sandbox -> assertThatThrownBy(
                        () -> new TestClient(sandbox).post("/", ""))
                .isInstanceOf(ConnectException.class));
        assertThatThrownBy(OLD::sandbox).isInstanceOf(IllegalStateException.class);
    }
}
