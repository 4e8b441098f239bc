package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The same as {@link FirstCall} with our component, started by camel-main, which configures it by properties. */
final class FirstMain {

    private static final String PROPERTIES = "classpath:first-main.properties";

    private FirstMain() {}

    /**
     * Calls once.
     *
     * @param args the server
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("server", args[0]);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation(PROPERTIES);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:run").to("relativity-imaging:job/run");
            }
        });
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                callOnce(started);
                main.completed();
            }
        });
        main.run();
    }

    private static void callOnce(BaseMainSupport started) {
        try (ProducerTemplate template = started.getCamelContext().createProducerTemplate()) {
            template.requestBody("direct:run", Workload.RUN_SET.map());
            FirstCall.sayAnswered();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
