package org.camelrelativity.examples.inbox;

import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.camel.main.Main;

/**
 * Watches a folder for CSV files and runs the imaging sets in them. With {@code relativity.instance-url} as a system
 * property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on that instance until it is stopped.
 */
public final class InboxApplication {

    private static final int CANT_WORK = 2;

    private InboxApplication() {}

    /**
     * Runs until stopped.
     *
     * @param arguments none are read
     */
    public static void main(String... arguments) {
        exit(() -> {
            Main main = camel(new Console(System.out), new Properties());
            main.run();
            return main.getExitCode();
        });
    }

    /** Ends this JVM with what the application has returned, or with one line of what keeps it from working. */
    static void exit(Callable<Integer> application) {
        // Maven hands on what was not given as an empty text.
        System.getProperties().values().removeIf(""::equals);
        int code = CANT_WORK;
        try {
            code = application.call();
        } catch (Exception e) {
            new Console(System.err).line("The imaging inbox can't work: " + reason(e));
        }
        System.exit(code);
    }

    /** One line: what is wrong is in the settings or the folder, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return sentence && root.getMessage() != null ? root.getMessage() : root.toString();
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
}
