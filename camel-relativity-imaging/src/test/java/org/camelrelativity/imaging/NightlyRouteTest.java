package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.imaging.ReadmeExamples.sendToMyRoute;

import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// spotless:off
// README
class NightlyRouteTest {

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension();

    @Test
    void aLostAnswerIsUnknownAndNothingIsRunTwice() {
        SandboxWorkspace workspace = relativity.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(100, 3)); // 3 of 100 documents fail
        relativity.sandbox().faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());

        Exchange exchange = sendToMyRoute(relativity.sandbox(), workspace.artifactId(), set);

        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(1);
        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
    }
}
// end
// spotless:on
