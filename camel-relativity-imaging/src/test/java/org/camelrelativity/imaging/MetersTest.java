package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The meters in a plain Camel context. */
@ExtendWith(RelativitySandboxExtension.class)
class MetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private CamelContext context;
    private int set;

    @BeforeEach
    void prepare(RelativitySandbox sandbox) {
        SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
        set = workspace.addImagingSet("Set", workspace.addSavedSearch(5, 0));
        context = PageExamples.contextFor(sandbox);
        context.getRegistry().bind("meters", meters);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void read(int imagingSet) {
        context.createProducerTemplate()
                .request("relativity-imaging:set/read?workspaceId=1017371", exchange -> exchange.getMessage()
                        .setBody(imagingSet));
    }

    private long calls(String outcome) {
        return meters.get("relativity.calls")
                .tags("operation", "set/read", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void countCallsWithTheirOutcome() {
        context.start();
        read(set);
        read(1);
        read(2);
        read(-1); // nothing is sent

        assertThat(calls("done")).isEqualTo(1);
        assertThat(calls("refused")).isEqualTo(2);
        assertThat(calls("invalid-request")).isEqualTo(1);
        assertThat(meters.get("relativity.attempts").counter().count()).isEqualTo(3);
        assertThat(meters.get("relativity.waits").gauge().value()).isZero();
        assertThat(meters.get("relativity.in.doubt").gauge().value()).isZero();
    }

    @Test
    void areOneSetHoweverOftenTheComponentStarts() {
        context.start();
        context.getComponent("relativity-imaging").stop();
        context.getComponent("relativity-imaging").start();
        read(set);
        assertThat(calls("done")).isEqualTo(1);
        assertThat(meters.get("relativity.waits").gauges()).hasSize(1);
    }

    @Test
    void tellOfNoContextThatHasStopped() {
        context.start();
        read(set);
        context.stop();
        assertThat(meters.find("relativity.waits").gauge()).isNull();
        assertThat(meters.find("relativity.in.doubt").gauge()).isNull();
        assertThat(calls("done")).isEqualTo(1);
    }

    @Test
    void areNoneIfNobodyCanSayInWhichRegistry() {
        context.getRegistry().bind("others", new SimpleMeterRegistry());
        context.start();
        read(set);
        assertThat(meters.getMeters()).isEmpty();
    }
}
