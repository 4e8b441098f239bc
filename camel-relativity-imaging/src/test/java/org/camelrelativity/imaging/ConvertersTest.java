package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImagingJobId;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.ImagingSet;
import org.camelrelativity.imaging.model.ImagingSetStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers go to files, queues and other components as they are. */
class ConvertersTest {

    private static final ImagingSet SET = new ImagingSet(
            5, "Größe", ArtifactRef.of(8), 9, "", new ImagingSetStatus("Completed", "", false, null, null, null, null));
    private static final String JSON = "{\"ArtifactID\":5,\"Name\":\"Größe\",\"ImagingProfile\":{\"ArtifactID\":8},"
            + "\"DataSourceID\":9,\"EmailNotificationRecipients\":\"\","
            + "\"Status\":{\"Status\":\"Completed\",\"LastRunError\":\"\",\"QCEnabledOnLastRun\":false}}";

    private CamelContext context;
    private TypeConverter converter;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.start();
        converter = context.getTypeConverter();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void convertsToEverythingThatOthersTake() throws Exception {
        assertThat(converter.convertTo(String.class, SET)).isEqualTo(JSON);
        assertThat(converter.convertTo(byte[].class, SET)).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.convertTo(InputStream.class, SET)).hasBinaryContent(JSON.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.convertTo(JsonNode.class, SET)).isEqualTo(new ObjectMapper().readTree(JSON));
        Map<?, ?> map = converter.convertTo(Map.class, SET);
        assertThat(map.get("ArtifactID")).isEqualTo(5);
        assertThat(map.get("ImagingProfile")).isEqualTo(Map.of("ArtifactID", 8));
    }

    @Test
    void writesAnAnswerToAFile(@TempDir Path folder) throws Exception {
        context.createProducerTemplate().sendBodyAndHeader("file:" + folder, SET, "CamelFileName", "set.json");
        assertThat(Files.readString(folder.resolve("set.json"))).isEqualTo(JSON);
    }

    @Test
    void aJobIdIsAGuidOrANumber() {
        UUID guid = UUID.fromString("442dd13d-26ed-493d-b48c-3547ef62394c");
        ImagingJobId legacy = ImagingJobId.of(guid);
        assertThat(legacy.guid()).contains(guid);
        assertThat(legacy.number()).isEmpty();
        ImagingJobId versioned = ImagingJobId.of(5_000_000_000L);
        assertThat(versioned.guid()).isEmpty();
        assertThat(versioned.number()).contains(5_000_000_000L);
        assertThat(converter.convertTo(String.class, new ImagingJobResponse(versioned)))
                .isEqualTo("{\"ImagingJobID\":5000000000}");
    }

    /** JMS would send an object message and tie both ends to our classes. */
    @Test
    void recordsAreNotSerializable() {
        assertThat(SET).isNotInstanceOf(Serializable.class);
    }
}
