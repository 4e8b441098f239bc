package org.camelrelativity.examples.inbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * Watches a folder for CSV files and runs the imaging sets in them. With {@code relativity.instance-url} as a system
 * property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on that instance until it is stopped; without,
 * it demonstrates itself on the sandbox and ends.
 */
public final class InboxApplication {

    private static final String INSTANCE_URL = "relativity.instance-url";

    private InboxApplication() {}

    /**
     * Runs until stopped, or until the demonstration is over.
     *
     * @param arguments none are read
     * @throws Exception if Camel can't be started
     */
    public static void main(String... arguments) throws Exception {
        forgetEmptyProperties();
        if (setting(INSTANCE_URL).isEmpty()) {
            System.exit(Demonstration.run(System.out));
        }
        System.out.println("Working on " + setting(INSTANCE_URL).get() + " until stopped");
        Main main = camel(new Console(System.out), new Properties());
        main.run();
        System.exit(main.getExitCode());
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
        Stream.of(INSTANCE_URL, "relativity.username", "relativity.password", "relativity.access-token", "inbox.folder")
                .filter(name -> System.getProperty(name, "-").isBlank())
                .forEach(System::clearProperty);
    }
}
