package org.camelrelativity.examples.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.util.FileUtil;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** A night on a sandbox, at once and not at ten, with sets that end in different ways. */
final class Demonstration {

    private static final String SAMPLE = "/sample.csv";
    private static final int LONGEST_MINUTES = 5;

    private static final String EXPECTED = "Nightly imaging: 2 released, 1 skipped, 1 not released, 1 not run";

    private static final int REVIEW = 1017371;
    private static final int ARCHIVE = 1017048;

    private Demonstration() {}

    /**
     * Runs until it is over.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        NightlyApplication.exit(() -> run(System.out));
    }

    /** {@return the exit code: 0 if everything went as it should} */
    private static int run(PrintStream out) throws Exception {
        // Sample sets are for a sandbox, never those that somebody has meant for an instance.
        if (NightlyApplication.setting(NightlyApplication.LIST).isPresent()) {
            throw new IllegalArgumentException(
                    "nightly.list is given, but no relativity.instance-url; give both, or none for a demonstration");
        }
        Path folder = Files.createTempDirectory("nightly-imaging");
        Path list = folder.resolve("sets.csv");
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.standard()).start()) {
            seed(sandbox);
            writeSample(list);
            out.println("No relativity.instance-url is given: this is a demonstration on a sandbox, "
                    + sandbox.instanceUrl());
            out.println("While it runs, look at it in a browser: " + sandbox.instanceUrl() + "/");
            Main main = NightlyApplication.camel(settings(sandbox, folder, list));
            hearNothingFromOutside(main);
            main.start();
            try {
                return check(night(main), out);
            } catch (TimeoutException e) {
                out.println("Not finished after " + LONGEST_MINUTES + " minutes");
                return 1;
            } finally {
                main.stop();
            }
        } finally {
            FileUtil.removeDir(folder.toFile());
        }
    }

    private static void seed(RelativitySandbox sandbox) {
        SandboxWorkspace review = sandbox.addWorkspace(REVIEW);
        review.addImagingSet(1039603, "First review", review.addSavedSearch(40, 0));
        review.addImagingSet(1039604, "Damaged files", review.addRecoveringSavedSearch(50, 20, 1));
        review.addImagingSet(1039605, "Somebody is at it", review.addSavedSearch(100_000, 0));
        review.addImagingSet(1039606, "Wrong settings", review.addSavedSearch(30, 20));
        review.runImagingSet(1039605);
        SandboxWorkspace archive = sandbox.addWorkspace(ARCHIVE);
        archive.addImagingSet(1038815, "Archive", archive.addSavedSearch(100, 0));
    }

    private static void writeSample(Path list) throws IOException {
        try (InputStream sample = Demonstration.class.getResourceAsStream(SAMPLE)) {
            Files.write(list, Objects.requireNonNull(sample, SAMPLE).readAllBytes());
        }
    }

    private static Properties settings(RelativitySandbox sandbox, Path folder, Path list) {
        Properties settings = new Properties();
        settings.setProperty("relativity.instance-url", sandbox.instanceUrl());
        settings.setProperty("relativity.username", sandbox.username());
        settings.setProperty("relativity.password", sandbox.password());
        settings.setProperty("nightly.folder", folder.toString());
        settings.setProperty("nightly.list", list.toString());
        settings.setProperty("nightly.redelivery-delay", "500");
        return settings;
    }

    /** What the environment says is for a real instance, and would go before the sandbox's. */
    private static void hearNothingFromOutside(Main main) {
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
    }

    /** {@return the summary} */
    private static String night(Main main) throws Exception {
        return main.getCamelTemplate()
                .asyncRequestBody("direct:night", null, String.class)
                .get(LONGEST_MINUTES, TimeUnit.MINUTES);
    }

    private static int check(String summary, PrintStream out) {
        boolean expected = summary.lines().findFirst().orElse("").equals(EXPECTED);
        out.println(expected ? "Everything went as it should." : "Expected was " + EXPECTED);
        return expected ? 0 : 1;
    }
}
