package org.camelrelativity.examples.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Relativity for the application under test, started before it. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private Surroundings surroundings;

    @Override
    public Map<String, String> start() {
        try {
            surroundings = Surroundings.in(Files.createTempDirectory(Path.of("target"), "inbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return surroundings.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(surroundings, new TestInjector.MatchesType(Surroundings.class));
    }

    @Override
    public void stop() {
        if (surroundings != null) {
            surroundings.close();
        }
    }
}
