package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.http.FastTiming;

/** A process with the first route of the README and its ledger, as they stand there, in its working directory. */
final class FirstRoute {

    private static final String CLASS = "ReadmeRoute";
    private static final String SOURCE = """
            import org.apache.camel.CamelContext;
            import org.apache.camel.builder.RouteBuilder;
            import org.camelrelativity.common.*;
            import org.camelrelativity.common.ledger.*;
            import org.h2.jdbcx.*;

            public class ReadmeRoute extends RouteBuilder {
                public ReadmeRoute(CamelContext context) {
                    %2$s
                }

                @Override
                public void configure() {
                    %1$s
                }
            }
            """;

    private FirstRoute() {}

    /** Writes its class to a folder, which is to be on the class path of the process. */
    static void compile(Path classes) throws IOException {
        String section = Files.readString(Path.of("../../README.md")).split("## The route you came for\n", 2)[1];
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
        Path source =
                Files.writeString(classes.resolve(CLASS + ".java"), SOURCE.formatted(blocks.get(0), blocks.get(1)));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                source.toString()))
                .isZero();
    }

    /** Instance, user and password. */
    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        FastTiming.speedUp(context, 100);
        RelativityConfiguration configuration = context.getComponent("relativity-imaging", RelativityComponent.class)
                .getConfiguration();
        configuration.setInstanceUrl(arguments[0]);
        configuration.setUsername(arguments[1]);
        configuration.setPassword(arguments[2]);
        context.addRoutes((RouteBuilder)
                Class.forName(CLASS).getConstructor(CamelContext.class).newInstance(context));
        context.start();
        Thread.currentThread().join(); // Camel's threads keep no JVM alive
    }
}
