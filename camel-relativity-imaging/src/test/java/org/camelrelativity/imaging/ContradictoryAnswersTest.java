package org.camelrelativity.imaging;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that says a thing twice, or yes and no, is none that a call can be done by. */
class ContradictoryAnswersTest {

    private static final String GUID = "442dd13d-26ed-493d-b48c-3547ef62394c";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-imaging");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ImagingJobId':1,'imagingJobID':2}",
                "{'ImagingJobId':1,'ImagingJobId':2}",
                "{'ImagingJobId':1,'imagingJobId':1}",
                "{'ImagingJobId':1,'Other':{'Success':true,'success':false}}",
                "{'ImagingJobId':1,'Other':[[{'a':1,'A':1}]]}",
                "{'Other':[{'a':1,'A':1}],'ImagingJobId':1}",
                "{'ImagingJobId':1,'Success':false}",
                "{'success':false,'ImagingJobId':1}",
                "{'ImagingJobId':1,'SUCCESS':'False'}",
                "{'ImagingJobId':1,'Success':0}",
                "{'ImagingJobId':1,'Success':'no'}",
                "{'ImagingJobId':1,'Success':{}}",
                "{'ImagingJobId':1,'Success':true,'success':true}",
                "{'Success':false}"
            })
    void startNoJob(String json) throws Exception {
        for (String operation : new String[] {"job/run", "job/retry-errors", "job/image-document"}) {
            assertUnknown(operation, "legacy", json.replace(":1", ":'" + GUID + "'"));
            assertUnknown(operation, "v1", json);
        }
        assertUnknown("job/mass-image", "v1", json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ImagingJobId':1}",
                "{'imagingjobid':1,'Success':true}",
                "{'ImagingJobID':1,'success':'True','Other':{'Success':false}}",
                "{'ImagingJobID':1,'Success':null}",
                "{'ImagingJobId':1,'Others':[{'a':1},{'A':1}],'a':{'A':{'a':1}}}"
            })
    void isNotEverythingAlike(String json) throws Exception {
        Exchange run = send("job/run", "v1", json);
        assertThat(run.getException()).isNull();
        assertThat(run.getMessage().getHeader(RelativityImagingConstants.IMAGING_JOB_ID))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Success':false,'success':true}",
                "{'Success':true,'success':true}",
                "{'stopImagingJobResponse':{'success':false,'Success':true}}",
                "{'stopImagingJobResponse':{'success':true},'Success':false}",
                "{'success':false,'stopImagingJobResponse':{'success':true}}",
                "{'stopImagingJobResponse':{'success':true},'StopImagingJobResponse':{'success':false}}"
            })
    void stopNothing(String json) throws Exception {
        assertThat(send("job/stop", "legacy", json).getException()).isInstanceOf(RelativityUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Success':true,'updateJobPriorityResponse':false}",
                "{'UpdateJobPriorityResponse':true,'success':true}",
                "{'updateJobPriorityResponse':{'success':true,'updateJobPriorityResponse':true}}"
            })
    void changeNoPriority(String json) throws Exception {
        assertThat(send("job/update-priority", "v1", json).getException())
                .isInstanceOf(RelativityUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ArtifactID':5,'ArtifactId':6}",
                "{'ArtifactID':5,'Name':'a','name':'b'}",
                "{'ArtifactID':5,'ImagingProfile':{'ArtifactID':1,'artifactid':2}}"
            })
    void areNotRead(String json) throws Exception {
        assertThat(send("set/read", "legacy", json).getException()).isInstanceOf(RelativityUnavailableException.class);
    }

    private void assertUnknown(String operation, String version, String json) throws Exception {
        relativity.server().resetAll();
        RelativityException e =
                (RelativityException) send(operation, version, json).getException();
        assertThat(e).as(operation + " " + json).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.requests()).hasSize(1);
    }

    private Exchange send(String operation, String version, String json) throws Exception {
        relativity.answer(okJson(json.replace('\'', '"')));
        Map<String, Object> headers = Map.of(
                RelativityImagingConstants.IMAGING_SET_ID, 8,
                RelativityImagingConstants.DOCUMENT_ID, 9,
                RelativityImagingConstants.IMAGING_PROFILE_ID, 10,
                RelativityImagingConstants.IMAGING_JOB_ID, 12,
                RelativityImagingConstants.PRIORITY, 13);
        String ofMass = operation.equals("job/mass-image") ? "&massProcessId=" + GUID + "&sourceType=Native" : "";
        return relativity.send(
                "relativity-imaging:" + operation + "?workspaceId=7&apiVersion=" + version + ofMass, null, headers);
    }
}
