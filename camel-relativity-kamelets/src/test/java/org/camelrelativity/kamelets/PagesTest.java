package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.camelrelativity.common.testing.PageTables;
import org.camelrelativity.common.testing.Snippet;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/kamelets.md: its tables are those of the files, and its night runs. */
class PagesTest {

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY =
            new RelativitySandboxExtension(sandbox -> sandbox.timing(SandboxTiming.instant()));

    @Test
    void tablesAreThoseOfTheFiles() throws Exception {
        PageTables.assertWritten(
                "kamelets.md",
                KameletFile.all().stream().collect(Collectors.toMap(KameletFile::name, PagesTest::table)));
    }

    private static String table(KameletFile file) {
        return "| property | type | default | what it is |\n|---|---|---|---|\n"
                + file.properties().entrySet().stream()
                        .map(property -> row(file, property.getKey(), property.getValue()))
                        .collect(Collectors.joining());
    }

    private static String row(KameletFile file, String name, Map<String, Object> property) {
        String value = Objects.toString(property.get("default"), "");
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        property.get("type"),
                        file.required().contains(name) ? "required" : value.isEmpty() ? "" : "`" + value + "`",
                        property.get("description"));
    }

    @Test
    void nightRunsItsListOnceAndRedeliversWhatFails() throws Exception {
        RelativitySandbox sandbox = RELATIVITY.sandbox();
        SandboxWorkspace workspace = sandbox.addWorkspace();
        int good = workspace.addImagingSet("Good", workspace.addSavedSearch(10, 1));
        int bad = workspace.addImagingSet("Bad", workspace.addSavedSearch(10, 2));
        try (KameletContext context = new KameletContext(sandbox)) {
            var properties = context.camel.getPropertiesComponent();
            properties.addInitialProperty("imaging.sets", good + ", " + bad);
            properties.addInitialProperty("imaging.workspace", "" + workspace.artifactId());
            String night = Snippet.in("kamelets.md", "yaml", "timer:night")
                    .replace("timer:night", "direct:night")
                    .replace("      parameters:\n        period: 24h\n", "")
                    .replace("redeliveryDelay: 60000", "redeliveryDelay: 1");
            PluginHelper.getRoutesLoader(context.camel).loadRoutes(ResourceHelper.fromString("night.yaml", night));
            context.camel.start();
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
            sandbox.faults().next(SandboxOperation.RELEASE_IMAGING_SET, SandboxFault.status(503), 3);
            for (int i = 0; i < 2; i++) {
                context.camel.createProducerTemplate().sendBody("direct:night", null);
            }
            assertThat(context.ledger.inDoubt()).isEmpty();
        }
        assertThat(RELATIVITY.sandbox().journal().arrived(SandboxOperation.RUN_IMAGING_SET))
                .isEqualTo(2);
        assertThat(workspace.imagingSet(good).runs()).isOne();
        assertThat(workspace.imagingSet(bad).runs()).isOne();
        assertThat(workspace.imagingSet(good).imagesHidden()).isFalse();
        assertThat(workspace.imagingSet(bad).imagesHidden()).isTrue();
    }
}
