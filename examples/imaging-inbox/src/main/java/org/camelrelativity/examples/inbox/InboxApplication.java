package org.camelrelativity.examples.inbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Watches a folder for CSV files and runs the imaging sets in them. With {@code relativity.instance-url} as a system
 * property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on that instance until it is stopped; without,
 * it demonstrates itself on the sandbox and ends.
 */
public final class InboxApplication {

    private static final String INSTANCE_URL = "relativity.instance-url";
    private static final String FOLDER = "inbox.folder";
    private static final int CANT_WORK = 2;

    private InboxApplication() {}

    /**
     * Runs until stopped, or until the demonstration is over.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        forgetEmptyProperties();
        System.exit(exitCode());
    }

    private static int exitCode() {
        try {
            return setting(INSTANCE_URL).isPresent() ? work() : demonstrate();
        } catch (Exception e) {
            System.err.println("The imaging inbox can't work: " + reason(e));
            return CANT_WORK;
        }
    }

    private static int work() throws Exception {
        Main main = camel(new Console(System.out), new Properties());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                // As Camel has accepted it, and without what an address may hold besides.
                String url = started.getCamelContext().resolvePropertyPlaceholders("{{" + INSTANCE_URL + "}}");
                System.out.println("Working on " + InstanceMark.address(url) + " until stopped");
            }
        });
        main.run();
        return main.getExitCode();
    }

    /** The demonstration takes sample rows for a sandbox, never the files that somebody has meant for an instance. */
    private static int demonstrate() throws Exception {
        if (setting(FOLDER).isPresent()) {
            throw new IllegalArgumentException(
                    FOLDER + " is given, but no " + INSTANCE_URL + "; give both, or none for a demonstration");
        }
        return Demonstration.run(System.out);
    }

    /** One line: what is wrong is in the settings or the folder, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return FreeText.oneLine(sentence && root.getMessage() != null ? root.getMessage() : root.toString());
    }

    /**
     * The application, not yet started.
     *
     * @param settings go before those in application.properties
     */
    static Main camel(InboxListener listener, Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().addRoutesBuilder(new InboxRoutes(listener));
        return main;
    }

    /** As Camel looks settings up: the environment goes before properties. */
    private static Optional<String> setting(String name) {
        String variable = name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        return Stream.of(System.getenv(variable), System.getProperty(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** Maven hands on what was not given as an empty text. */
    private static void forgetEmptyProperties() {
        Stream.of(INSTANCE_URL, "relativity.username", "relativity.password", "relativity.access-token", FOLDER)
                .filter(name -> System.getProperty(name, "-").isBlank())
                .forEach(System::clearProperty);
    }
}
