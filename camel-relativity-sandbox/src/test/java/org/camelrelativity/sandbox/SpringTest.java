package org.camelrelativity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A Spring application is started once, before the first test, and gets the URL of the sandbox that all tests use. */
class SpringTest {

    @Configuration
    static class Application {
        @Bean
        String instanceUrl(@Value("${relativity.instance-url}") String url) {
            return url;
        }
    }

    /** Classes that inherit this share one context of Spring's cache, so the URL stays from one to the next. */
    @SpringJUnitConfig(Application.class)
    abstract static class Tests {

        @RegisterExtension
        static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

        @DynamicPropertySource
        static void relativity(DynamicPropertyRegistry properties) {
            properties.add("relativity.instance-url", () -> RELATIVITY.sandbox().instanceUrl());
        }

        @Autowired
        String instanceUrl;

        @AfterEach
        void theApplicationTalksToTheSandboxOfTheTest(RelativitySandbox sandbox) {
            assertThat(instanceUrl)
                    .isEqualTo(RELATIVITY.sandbox().instanceUrl())
                    .isEqualTo(sandbox.instanceUrl());
        }

        @Test
        void findsItEmpty(RelativitySandbox sandbox) throws Exception {
            assertThat(sandbox.journal().arrived()).isZero();
            sandbox.addWorkspace(1017371);
            assertThat(new TestClient(sandbox).post("/", "").statusCode()).isEqualTo(404);
        }

        @Test
        void findsItEmptyAgain(RelativitySandbox sandbox) throws Exception {
            findsItEmpty(sandbox);
        }
    }

    @Nested
    class First extends Tests {}

    @Nested
    class Second extends Tests {}
}
