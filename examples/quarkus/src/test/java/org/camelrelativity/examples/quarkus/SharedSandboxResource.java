package org.camelrelativity.examples.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.camelrelativity.sandbox.RelativitySandbox;

/** Tells the application under test where the sandbox of its test is. */
public final class SharedSandboxResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        RelativitySandbox sandbox = SharedSandboxTest.RELATIVITY.sandbox();
        return Map.of(
                "relativity.instance-url", sandbox.instanceUrl(),
                "relativity.username", sandbox.username(),
                "relativity.password", sandbox.password(),
                "imaging.folder", "target/none");
    }

    @Override
    public void stop() {
        // The extension closes it.
    }
}
