package org.camelrelativity.examples.desk;

import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.camel.main.Main;
import org.camelrelativity.common.Quoted;

/** Takes commands for Relativity's production queue from a message broker, until it is stopped. */
public final class DeskApplication {

    private static final int CANT_WORK = 2;
    private static final int LONGEST_REASON = 1_000;

    private DeskApplication() {}

    /** Reads its settings from application.properties, system properties and the environment. */
    public static void main(String... arguments) {
        exit(() -> {
            Main main = camel(new Properties());
            main.run();
            return main.getExitCode();
        });
    }

    /** The application, not yet started. The settings go before those in application.properties. */
    static Main camel(Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().addRoutesBuilder(new DeskRoutes());
        return main;
    }

    /** Ends this JVM with what the application has returned, or with one line of what keeps it from working. */
    static void exit(Callable<Integer> application) {
        // Maven hands on what was not given as an empty text.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("relativity.") || name.startsWith("desk."))
                .filter(name -> System.getProperty(name).isBlank())
                .forEach(System::clearProperty);
        int code = CANT_WORK;
        try {
            code = application.call();
        } catch (Exception e) {
            System.err.println("The production desk can't work: " + reason(e));
        }
        System.exit(code);
    }

    /** What is wrong is in the settings or the broker, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return Quoted.plain(
                sentence && root.getMessage() != null ? root.getMessage() : root.toString(), LONGEST_REASON);
    }
}
