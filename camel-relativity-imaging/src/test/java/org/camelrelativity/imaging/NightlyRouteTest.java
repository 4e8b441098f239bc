package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.http.FastTiming;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// spotless:off
// snippet
class NightlyRouteTest extends CamelTestSupport {

    @RegisterExtension
    final RelativitySandboxExtension relativity =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        RelativityConfiguration configuration =
                context.getComponent("relativity-imaging", RelativityImagingComponent.class).getConfiguration();
        configuration.setInstanceUrl(relativity.sandbox().instanceUrl());
        configuration.setUsername(relativity.sandbox().username());
        configuration.setPassword(relativity.sandbox().password());
        FastTiming.speedUp(context, 1000); // a minute that the components wait takes 60 ms
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new NightlyRoute(); // yours
    }

    @Test
    void releasesTheImagesOfASetThatHasRun() {
        SandboxImagingSet set = addSet();

        Exchange exchange = run(set);

        assertThat(exchange.getException()).isNull();
        assertThat(set.runs()).isEqualTo(1);
        assertThat(set.imagesHidden()).isFalse();
    }

    @Test
    void aLostAnswerIsUnknownAndNothingIsRunTwice() {
        SandboxImagingSet set = addSet();
        relativity.sandbox().faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        Exchange exchange = run(set);

        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
        assertThat(set.runs()).isEqualTo(1);
    }

    private SandboxImagingSet addSet() {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace(1017371);
        int search = workspace.addSavedSearch(100, 3); // 3 of 100 documents can't be imaged
        return workspace.imagingSet(workspace.addImagingSet("Exhibits", search));
    }

    private Exchange run(SandboxImagingSet set) {
        return template.request("direct:night", message -> message.getMessage()
                .setBody(Map.of("workspaceId", 1017371, "imagingSetId", set.artifactId())));
    }
}
// end
// spotless:on
