package org.camelrelativity.examples.nightly;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Runs a list of imaging sets every night; how is told by the routes in {@code camel/*.yaml}. With
 * {@code relativity.instance-url} as a system property, or {@code RELATIVITY_INSTANCE_URL} in the environment, it works on
 * that instance until it is stopped.
 */
public final class NightlyApplication {

    private static final String INSTANCE_URL = "relativity.instance-url";
    static final String LIST = "nightly.list";
    private static final String WORKING =
            "Working until stopped: the sets in {{nightly.list}}, each night at '{{nightly.cron}}'";
    private static final int CANT_WORK = 2;

    private NightlyApplication() {}

    /** Runs until stopped. */
    public static void main(String... arguments) {
        exit(NightlyApplication::work);
    }

    /** Ends this JVM with what the application has returned, or with one line of what keeps it from working. */
    static void exit(Callable<Integer> application) {
        forgetEmptyProperties();
        int code = CANT_WORK;
        try {
            code = application.call();
        } catch (Exception e) {
            System.err.println("The nightly imaging can't work: " + reason(e));
        }
        System.exit(code);
    }

    private static int work() throws Exception {
        if (setting(INSTANCE_URL).isEmpty()) {
            throw new IllegalArgumentException(INSTANCE_URL + " is not given");
        }
        Main main = camel(new Properties());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                CamelContext context = started.getCamelContext();
                System.out.println(context.resolvePropertyPlaceholders(WORKING));
                context.createProducerTemplate().asyncSendBody("direct:tonight", null);
            }
        });
        main.run();
        return main.getExitCode();
    }

    /** One line: what is wrong is in the settings, and where the code noticed it helps nobody. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean sentence = root instanceof IllegalArgumentException || root instanceof IllegalStateException;
        return Summary.oneLine(sentence && root.getMessage() != null ? root.getMessage() : root.toString());
    }

    /** The application, not yet started, with settings that go before those in application.properties. */
    static Main camel(Properties settings) {
        Main main = new Main();
        main.setOverrideProperties(settings);
        main.configure().withRoutesIncludePattern("classpath:camel/*.yaml");
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
        System.getProperties()
                .entrySet()
                .removeIf(property -> property.getKey().toString().matches("(relativity|nightly)\\..*")
                        && property.getValue().toString().isBlank());
    }
}
