package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.imaging.model.ImagingJobId;
import org.camelrelativity.imaging.model.StopImagingJobRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An id that an earlier step left behind stops no other job than the one that is meant. */
class StaleJobTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";
    private static final String NUMBER_HEADER = RelativityImagingConstants.IMAGING_JOB_ID;
    private static final String GUID_HEADER = RelativityImagingConstants.IMAGING_JOB_GUID;

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @ValueSource(strings = {"job/run", "job/retry-errors", "job/image-document"})
    void aStartedJobsIdReplacesThatOfTheOtherGeneration(String operation) throws Exception {
        Map<String, Object> body = operation.equals("job/image-document")
                ? Map.of("documentId", 8, "profileId", 9)
                : Map.of("imagingSetId", 8);
        relativity.answer(okJson("{\"ImagingJobId\":\"" + GUID + "\"}"));
        Map<String, Object> legacy = send(operation, "", body, Map.of(NUMBER_HEADER, 111L))
                .getMessage()
                .getHeaders();
        assertThat(legacy).containsEntry(GUID_HEADER, UUID.fromString(GUID)).doesNotContainKey(NUMBER_HEADER);

        relativity.answer(okJson("{\"ImagingJobID\":5}"));
        Map<String, Object> versioned =
                send(operation, "&apiVersion=v1", body, legacy).getMessage().getHeaders();
        assertThat(versioned).containsEntry(NUMBER_HEADER, 5L).doesNotContainKey(GUID_HEADER);
    }

    /** What the route says next by header alone is about the job that was stopped, too. */
    @Test
    void theBodysIdReplacesThatOfTheOtherKind() throws Exception {
        relativity.answer(okJson("{\"Success\":true}"));
        for (Object body : List.of(5, new StopImagingJobRequest(7, ImagingJobId.of(5)))) {
            Exchange stopped = send("job/stop", "", body, Map.of(GUID_HEADER, GUID));
            assertThat(stopped.getException()).isNull();
            assertThat(stopped.getMessage().getHeaders())
                    .containsEntry(NUMBER_HEADER, 5L)
                    .doesNotContainKey(GUID_HEADER);
        }
    }

    @Test
    void theBodysIdReplacesThatOfTheOtherKindAlsoWhereAPriorityIsChanged() throws Exception {
        relativity.answer(okJson("{\"Success\":true}"));
        Exchange updated = send("job/update-priority", "&apiVersion=v1&priority=1", 5, Map.of(GUID_HEADER, GUID));
        assertThat(updated.getException()).isNull();
        assertThat(updated.getMessage().getHeaders())
                .containsEntry(NUMBER_HEADER, 5L)
                .doesNotContainKey(GUID_HEADER);
    }

    @Test
    void aHeaderMayHaveEitherKind() throws Exception {
        relativity.answer(okJson("{\"Success\":true}"));
        Map<String, Object> both = new HashMap<>(Map.of(GUID_HEADER, GUID, NUMBER_HEADER, 5));
        Exchange stopped = send("job/stop", "", null, both);
        assertThat(stopped.getException()).isNull();
        assertThat(stopped.getMessage().getHeaders()).containsKeys(GUID_HEADER, NUMBER_HEADER);
        assertThat(relativity.requests()).singleElement().satisfies(request -> assertThat(request.getBodyAsString())
                .contains("\"imagingJobId\":5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job/stop | legacy | GUID | imagingJobId",
                "job/stop | v1 | GUID | imagingJobId",
                "job/stop | v1 | {\"ImagingJobID\":\"GUID\"} | imagingJobId",
                "job/update-priority | legacy | {\"ImagingJobID\":9} | imagingJobGuid",
                "job/update-priority | legacy | 9 | imagingJobGuid",
                "job/update-priority | v1 | GUID | imagingJobId",
                "job/update-priority | v1 | {\"ImagingJobID\":\"GUID\"} | imagingJobId"
            })
    void theBodyIsNotOverruledByAHeaderOfTheOtherKind(String operation, String version, String body, String missing)
            throws Exception {
        Map<String, Object> stale =
                missing.equals("imagingJobId") ? Map.of(NUMBER_HEADER, 5) : Map.of(GUID_HEADER, UUID.randomUUID());
        String options = "&apiVersion=" + version + (operation.equals("job/stop") ? "" : "&priority=1");
        assertThat(send(operation, options, body.replace("GUID", GUID), stale).getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(missing + " is missing")
                .hasMessageContaining("not accepted");
        assertThat(relativity.requests()).isEmpty();
    }

    private Exchange send(String operation, String options, Object body, Map<String, Object> headers) throws Exception {
        return relativity.send("relativity-imaging:" + operation + "?workspaceId=7" + options, body, headers);
    }
}
