package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

/** What the README says of a broker of one's own is what the embedded one does. */
class ReadmeTest {

    @Test
    void brokerXmlIsThatOfTheEmbeddedBroker() throws Exception {
        Configuration ours = embedded();
        Configuration theirs = new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(xml().getBytes(StandardCharsets.UTF_8)));

        assertThat(theirs.getAddressSettings().keySet())
                .containsExactlyInAnyOrderElementsOf(ours.getAddressSettings().keySet());
        ours.getAddressSettings().forEach((match, settings) -> assertThat(
                        said(theirs.getAddressSettings().get(match)))
                .as(match)
                .isEqualTo(said(settings)));
        assertThat(theirs.getAddressConfigurations())
                .extracting(address -> address.getName()
                        + address.getRoutingTypes()
                        + address.getQueueConfigs().get(0).getName())
                .containsExactlyInAnyOrderElementsOf(ours.getAddressConfigurations().stream()
                        .map(address -> address.getName()
                                + address.getRoutingTypes()
                                + address.getQueueConfigs().get(0).getName())
                        .toList());
    }

    private static String said(AddressSettings settings) {
        return String.join(
                " ",
                String.valueOf(settings.getDeadLetterAddress()),
                String.valueOf(settings.getExpiryAddress()),
                String.valueOf(settings.getMaxDeliveryAttempts()),
                String.valueOf(settings.getRedeliveryDelay()),
                String.valueOf(settings.getRedeliveryMultiplier()),
                String.valueOf(settings.getMaxRedeliveryDelay()),
                String.valueOf(settings.getMaxSizeBytes()),
                String.valueOf(settings.getMaxSizeMessages()),
                String.valueOf(settings.getPageSizeBytes()),
                String.valueOf(settings.getAddressFullMessagePolicy()),
                String.valueOf(settings.isAutoCreateQueues()),
                String.valueOf(settings.isAutoDeleteQueues()));
    }

    private static Configuration embedded() throws Exception {
        Properties defaults = new Properties();
        try (InputStream properties = ReadmeTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(properties);
        }
        EmbeddedBroker.Backoff backoff = new EmbeddedBroker.Backoff(
                Long.parseLong(defaults.getProperty("desk.broker-redelivery-delay")),
                Long.parseLong(defaults.getProperty("desk.broker-longest-redelivery-delay")),
                Integer.parseInt(defaults.getProperty("desk.broker-deliveries")));
        return new EmbeddedBroker(Path.of("unused"), 1, backoff).configuration();
    }

    private static String xml() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String begin = "```xml\n";
        int from = readme.indexOf(begin) + begin.length();
        return "<core xmlns=\"urn:activemq:core\">" + readme.substring(from, readme.indexOf("```", from)) + "</core>";
    }
}
