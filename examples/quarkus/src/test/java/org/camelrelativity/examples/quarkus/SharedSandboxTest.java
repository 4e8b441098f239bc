package org.camelrelativity.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.sandbox.SandboxOperation.RUN_IMAGING_SET;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application is started once, with the URL of the sandbox that every test finds as it was started. */
@Tag("heavy")
@QuarkusTest
@QuarkusTestResource(value = SharedSandboxResource.class, restrictToAnnotatedClass = true)
class SharedSandboxTest {

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

    @Inject
    ProducerTemplate template;

    @RepeatedTest(2)
    void theApplicationTalksToTheSandboxOfTheTest() {
        assertThat(RELATIVITY.sandbox().journal().arrived(RUN_IMAGING_SET)).isZero();
        SandboxWorkspace workspace = RELATIVITY.sandbox().addWorkspace();
        int set = workspace.addImagingSet("Exhibits", workspace.addSavedSearch(3, 0));

        template.requestBody(
                "relativity-imaging:job/run", Map.of("workspaceId", workspace.artifactId(), "imagingSetId", set));

        assertThat(workspace.imagingSet(set).runs()).isEqualTo(1);
    }
}
