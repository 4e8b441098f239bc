package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** relativity-imaging-status-source on the sandbox. */
class ImagingStatusTest {

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private void route(KameletContext context, String properties) throws Exception {
        context.camel.getRegistry().bind("told", new MemoryStateRepository());
        context.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:relativity-imaging-status-source?" + properties)
                        .process(exchange -> told.add(exchange.getMessage().getHeader("CamelRelativityImagingSetId")
                                + " "
                                + exchange.getMessage().getHeader("CamelRelativityNewStatus")));
            }
        });
        context.camel.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "legacy"})
    void tellsEachChange(String apiVersion) throws Exception {
        RelativitySandbox sandbox = RELATIVITY.sandbox();
        SandboxWorkspace workspace = sandbox.addWorkspace();
        int one = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(3, 0));
        int two = workspace.addImagingSet("Mail", workspace.addSavedSearch(3, 0));
        try (KameletContext context = new KameletContext(sandbox)) {
            route(
                    context,
                    "workspaceId=" + workspace.artifactId() + "&imagingSetIds=" + one + "," + two
                            + "&delay=20&stuckAfter=2h" + "&stateRepository=#bean:told&apiVersion=" + apiVersion);
            workspace.runImagingSet(two);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(two + " Completed");
        }
    }

    @Test
    void setsAreRequired() {
        try (KameletContext context = new KameletContext(RELATIVITY.sandbox())) {
            assertThatThrownBy(() -> route(context, "workspaceId=1")).hasStackTraceContaining("imagingSetIds");
        }
    }
}
