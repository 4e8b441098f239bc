package org.camelrelativity.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** As Spring's and Quarkus's extensions do, an application is started with the URL before there is a test. */
@ExtendWith(SharedSandboxTest.Application.class)
class SharedSandboxTest {

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

    private static final Set<String> URLS = new HashSet<>();

    /** Spring makes its context here, once for all tests with the same configuration. */
    static final class Application implements TestInstancePostProcessor {
        private static String instanceUrl;

        @Override
        public void postProcessTestInstance(Object test, ExtensionContext context) {
            if (instanceUrl == null) {
                instanceUrl = RELATIVITY.sandbox().instanceUrl();
            }
        }
    }

    @BeforeAll
    static void isThereBeforeTheTests() {
        URLS.add(RELATIVITY.sandbox().instanceUrl());
    }

    @AfterEach
    void theApplicationKnowsIt() {
        assertThat(Application.instanceUrl).isEqualTo(RELATIVITY.sandbox().instanceUrl());
    }

    @RepeatedTest(2)
    void everyTestFindsItAsItWasStarted(RelativitySandbox sandbox) throws Exception {
        URLS.add(sandbox.instanceUrl());
        assertThat(URLS).hasSize(1);
        assertThat(sandbox).isSameAs(RELATIVITY.sandbox());
        assertThat(sandbox.accessToken()).isEqualTo("sandbox-access-token");
        assertThat(sandbox.journal().arrived()).isZero();
        assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
        sandbox.addWorkspace(5);
        TestClient client = new TestClient(sandbox);
        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", "{}").statusCode())
                .isEqualTo(400);

        sandbox.changeAccessToken("another");
        sandbox.faults().always(SandboxOperation.RUN_IMAGING_SET, SandboxFault.expiredToken());
        sandbox.wireMock().stubFor(post(anyUrl()).willReturn(ok("mine")));
        assertThat(client.post(TestClient.JOB + "RunImagingSetAsync", "{}").body())
                .isEqualTo("mine");
    }

    @Test
    void anEmptyServerIsFilledAgain(RelativitySandbox sandbox) {
        sandbox.wireMock().resetMappings(); // what follows finds the sandbox all the same
    }

    @Test
    void testsAtTheSameTimeAreRefused(RelativitySandbox sandbox) {
        assertThatThrownBy(() -> RELATIVITY.beforeEach(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't run at the same time");
        assertThat(RELATIVITY.sandbox()).isSameAs(sandbox);
    }

    @Nested
    class Inside {
        @Test
        void isTheSame(RelativitySandbox sandbox) {
            assertThat(sandbox.instanceUrl()).isEqualTo(Application.instanceUrl);
        }
    }

    /** A context that is cached, and a class that inherits the field, still need it. */
    @AfterAll
    static void isThereAfterTheTests() throws Exception {
        assertThat(new TestClient(RELATIVITY.sandbox()).post("/", "").statusCode())
                .isEqualTo(404);
    }
}
