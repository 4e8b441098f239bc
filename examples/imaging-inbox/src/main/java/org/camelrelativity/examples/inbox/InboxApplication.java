package org.camelrelativity.examples.inbox;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.camelrelativity.common.Quoted;

/**
 * Watches a folder for CSV files and runs the imaging sets in them. With {@code relativity.instance-url} as a system
 * property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on that instance until it is stopped.
 */
public final class InboxApplication {

    static final String INSTANCE_URL = "relativity.instance-url";
    static final String FOLDER = "inbox.folder";
    private static final int CANT_WORK = 2;
    private static final int LONGEST_REASON = 2_000;

    private InboxApplication() {}

    /**
     * Runs until stopped.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        exit(InboxApplication::work);
    }

    /** Ends this JVM with what the application has returned, or with one line of what keeps it from working. */
    static void exit(Callable<Integer> application) {
        forgetEmptyProperties();
        System.exit(exitCode(application));
    }

    private static int exitCode(Callable<Integer> application) {
        try {
            return application.call();
        } catch (Exception e) {
            System.err.println("The imaging inbox can't work: " + reason(e));
            return CANT_WORK;
        }
    }

    private static int work() throws Exception {
        if (setting(INSTANCE_URL).isEmpty()) {
            throw new IllegalArgumentException(INSTANCE_URL + " is not given");
        }
        Main main = camel(new Console(System.out), new Properties());
        main.run();
        return main.getExitCode();
    }

    /** One line: what is wrong is in the settings or the folder, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return Quoted.plain(
                sentence && root.getMessage() != null ? root.getMessage() : root.toString(), LONGEST_REASON);
    }

    /**
     * The application, not yet started.
     *
     * @param settings go before those in application.properties
     */
    static Main camel(Console console, Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().addRoutesBuilder(new InboxRoutes(console));
        return main;
    }

    /** As Camel looks settings up: the environment goes before properties. */
    static Optional<String> setting(String name) {
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
