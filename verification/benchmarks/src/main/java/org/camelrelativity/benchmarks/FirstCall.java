package org.camelrelativity.benchmarks;

import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.imaging.RelativityImagingComponent;

/** A whole application: starts, calls once, says so, and waits for the end of its standard input. */
final class FirstCall {

    static final String ANSWERED = "answered";

    private FirstCall() {}

    /**
     * Calls once.
     *
     * @param args "ours" or anything else, and the server
     * @throws Exception if it fails
     */
    public static void main(String[] args) throws Exception {
        boolean ours = args[0].equals("ours");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            if (ours) {
                Ours.configure(context, args[1]);
            }
            context.addRoutes(
                    ours ? new Ours() : new HandwrittenRoute("direct:run", args[1] + Workload.RUN_SET.path()));
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.requestBody("direct:run", Workload.RUN_SET.map());
            sayAnswered();
        }
    }

    /** Returns when the one who measures has looked. */
    static void sayAnswered() throws IOException {
        System.out.println(ANSWERED);
        while (System.in.read() >= 0) {
            // not yet
        }
    }

    /** With our component. A class of its own, so that the other way runs without our jars. */
    private static final class Ours extends RouteBuilder {

        static void configure(CamelContext context, String server) {
            RelativityImagingComponent imaging =
                    context.getComponent("relativity-imaging", RelativityImagingComponent.class);
            imaging.getConfiguration().setInstanceUrl(server);
            imaging.getConfiguration().setAccessToken(CamelCalls.TOKEN);
        }

        @Override
        public void configure() {
            from("direct:run").to("relativity-imaging:job/run");
        }
    }
}
