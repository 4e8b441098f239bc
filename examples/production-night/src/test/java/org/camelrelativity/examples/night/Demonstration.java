package org.camelrelativity.examples.night;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.FileUtil;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A night on a sandbox, at once and not at ten, with productions that end in different ways. */
final class Demonstration {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int WORKSPACE = 1017371;
    private static final List<String> EXPECTED =
            List.of("produced", "produced", "produced", "not produced", "not produced");

    private Demonstration() {}

    /** Ends with exit code 0 if everything went as it should. */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("production-night");
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.standard()).start()) {
            System.out.println("No RELATIVITY_INSTANCE_URL is given: this is a demonstration on a sandbox, "
                    + sandbox.instanceUrl());
            SandboxWorkspace workspace = sandbox.addWorkspace(WORKSPACE);
            workspace.addSavedSearch("Responsive, first level", 40, 0);
            workspace.addSavedSearch("Damaged files", 30, 2);
            int smith = workspace.addSavedSearch("Custodian Smith", 20, 0);
            Main main = camel(sandbox, folder);
            main.start();
            main.getCamelTemplate()
                    .requestBody(
                            "relativity-production:production/set-restriction?workspaceId=" + WORKSPACE,
                            workspace.addSavedSearchOf(workspace.documents().foundBy(smith).stream()
                                    .mapToInt(Integer::intValue)
                                    .limit(3)
                                    .toArray()));
            writeSample(folder);
            String report = main.getCamelContext()
                    .createConsumerTemplate()
                    .receiveBody(
                            "file:" + folder + "/reports?noop=true&include=.*csv", LONGEST.toMillis(), String.class);
            main.stop();
            List<String> outcomes = TestNight.lines(Objects.requireNonNull(report, "not finished")).stream()
                    .map(TestNight.Line::outcome)
                    .toList();
            boolean expected = outcomes.equals(EXPECTED);
            System.out.println(expected ? "Everything went as it should." : "Expected was " + EXPECTED);
            System.exit(expected ? 0 : 1);
        } finally {
            FileUtil.removeDir(folder.toFile());
        }
    }

    /** What the environment says is for a real instance, and would go before the sandbox's. */
    private static Main camel(RelativitySandbox sandbox, Path folder) {
        Properties settings = new Properties();
        settings.setProperty("relativity.instance-url", sandbox.instanceUrl());
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("night.lists", folder.resolve("lists").toString());
        settings.setProperty("night.folder", folder.toString());
        settings.setProperty("night.cron", "* * * * * ?");
        settings.setProperty("night.poll", "500");
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                PropertiesComponent properties =
                        (PropertiesComponent) initialized.getCamelContext().getPropertiesComponent();
                properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
            }
        });
        return main;
    }

    private static void writeSample(Path folder) throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        try (InputStream sample = Demonstration.class.getResourceAsStream("/sample.yaml")) {
            Files.copy(Objects.requireNonNull(sample, "sample.yaml"), lists.resolve("sample.part"));
        }
        Files.move(lists.resolve("sample.part"), lists.resolve("sample.yaml"));
    }
}
