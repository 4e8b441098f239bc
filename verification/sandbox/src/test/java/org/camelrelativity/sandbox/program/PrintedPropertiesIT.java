package org.camelrelativity.sandbox.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.camelrelativity.production.model.MassProductionQueueResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the program prints is all that a first route needs: properties, ids, and a database token. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrintedPropertiesIT {

    @Test
    void aRouteWorksWithWhatIsPrinted() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar(),
                        "--speed=1000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = program.inputReader()) {
            String printed = readToTheEnd(out);
            Properties properties = new Properties();
            properties.load(new StringReader(printed.substring(printed.indexOf("camel.component."))));
            Main main = new Main();
            main.setOverrideProperties(properties);
            main.start();
            try {
                ProducerTemplate producer = main.getCamelTemplate();
                String set = find(printed, "imaging set (\\d+) \"First review\"");
                producer.requestBody("relativity-imaging:job/run", set);
                await().until(() -> producer.requestBody("relativity-imaging:set/status?apiVersion=v1", set)
                        .toString()
                        .contains("Completed"));
                MassProductionQueueResult retried = producer.requestBody(
                        "relativity-production:queue/mass-retry",
                        find(printed, "Database token (\\S+)"),
                        MassProductionQueueResult.class);
                assertThat(retried.successful()).isEqualTo(2);
            } finally {
                main.stop();
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private static String readToTheEnd(BufferedReader out) throws Exception {
        StringBuilder printed = new StringBuilder();
        for (String line = ""; !line.startsWith("# or instead"); ) {
            line = out.readLine();
            printed.append(line).append('\n');
        }
        return printed.toString();
    }

    private static String find(String printed, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(printed);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String jar() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../../camel-relativity-sandbox/target"))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith("-standalone.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("camel-relativity-sandbox is to be packaged before"));
        }
    }
}
