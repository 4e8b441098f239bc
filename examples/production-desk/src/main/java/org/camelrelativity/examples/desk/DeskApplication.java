package org.camelrelativity.examples.desk;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Takes commands for Relativity's production queue from a message broker. With {@code relativity.instance-url} as a system
 * property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on that instance until it is stopped; without,
 * it demonstrates itself on the sandbox and ends.
 */
public final class DeskApplication {

    private static final String INSTANCE_URL = "relativity.instance-url";
    private static final String BROKER_URL = "desk.broker-url";
    private static final String BROKER_FOLDER = "desk.broker-folder";
    private static final int CANT_WORK = 2;

    private DeskApplication() {}

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
            System.err.println("The production desk can't work: " + reason(e));
            return CANT_WORK;
        }
    }

    private static int work() throws Exception {
        Main main = camel(new Console(System.out), new Properties());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(
                        isConnected(started.getCamelContext())
                                ? "Taking commands from " + Queues.COMMANDS + " until stopped"
                                : "The broker is not to be reached; commands are taken as soon as it is");
            }
        });
        main.run();
        return main.getExitCode();
    }

    /** Camel starts without the broker, and tries to reach it again and again. */
    private static boolean isConnected(CamelContext context) {
        ConnectionFactory connections = context.getComponent("jms", JmsComponent.class)
                .getConfiguration()
                .getConnectionFactory();
        try (Connection connection = connections.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /** The demonstration is for a sandbox, never for commands that somebody has meant for an instance. */
    private static int demonstrate() throws Exception {
        for (String name : new String[] {BROKER_URL, BROKER_FOLDER}) {
            if (setting(name).isPresent()) {
                throw new IllegalArgumentException(
                        name + " is given, but no " + INSTANCE_URL + "; give both, or none for a demonstration");
            }
        }
        return Demonstration.run(System.out);
    }

    /** One line: what is wrong is in the settings or the broker, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return Texts.oneLine(sentence && root.getMessage() != null ? root.getMessage() : root.toString());
    }

    /**
     * The application, not yet started.
     *
     * @param settings go before those in application.properties
     */
    static Main camel(DeskListener listener, Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().addRoutesBuilder(new DeskRoutes(listener));
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
        Stream.of(
                        INSTANCE_URL,
                        "relativity.username",
                        "relativity.password",
                        "relativity.access-token",
                        BROKER_URL,
                        "desk.broker-username",
                        "desk.broker-password",
                        BROKER_FOLDER,
                        "desk.broker-port")
                .filter(name -> System.getProperty(name, "-").isBlank())
                .forEach(System::clearProperty);
    }
}
