package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that contradict themselves, and what a 404 may mean. */
class AnswersTest {

    private static final String TOKEN = "F420E383-7D4D-4DB1-BC60-959791685857";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'RetrySuccessfullySent':false,'RetrySuccessfullySent':true",
                "'RetrySuccessfullySent':false,'retrySuccessfullySent':true",
                "'RETRYSUCCESSFULLYSENT':true,'RetrySuccessfullySent':true",
                "'RetrySuccessfullySent':true,'Errors':[],'errors':['failed']",
                "'RetrySuccessfullySent':true,'JobId':300"
            })
    void whatIsSaidTwiceIsUnknown(String ofJob) throws Exception {
        String job = "{'WorkspaceID':1,'ProductionID':2,'JobID':300," + ofJob + "}";
        String json = "{'NumberOfJobsRequestedForRetry':1,'NumberOfJobsRetryWasRequestedSuccessfully':1,"
                + "'RetryJobResults':[" + job + "],'Errors':[]}";
        relativity.answer(okJson(json.replace('\'', '"')));
        for (Exchange sent : List.of(send("job/mass-retry", List.of(300)), send("queue/mass-retry", TOKEN))) {
            assertThat(sent.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        }
        assertThat(relativity.requests()).hasSize(2);
    }

    /** A hint, where no reason is given or the service is lacking; with another reason it would mislead. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = "''                                                 | true\n"
                    + "<html/>                                              | true\n"
                    + "{\"Message\":\"no\"}                                 | true\n"
                    + "{\"ErrorType\":\"x.ServiceNotFoundException\"}       | true\n"
                    + "{\"ErrorType\":\"x.NotFoundException\"}              | false\n"
                    + "{\"ErrorType\":\"x.ServiceNotFoundExceptionOther\"}  | false\n")
    void a404MayMeanThatTheServiceIsLacking(String body, boolean hint) throws Exception {
        relativity.answer(aResponse().withStatus(404).withBody(body));
        Exchange sent = send("queue/jobs", null);
        assertThat(sent.getException()).isInstanceOf(RelativityRefusedException.class);
        assertThat(sent.getException().getMessage().endsWith("Only RelativityOne is known to offer queue/jobs"))
                .isEqualTo(hint);
        relativity.answer(aResponse().withStatus(403).withBody(body));
        assertThat(send("queue/jobs", null).getException().getMessage()).doesNotContain("RelativityOne");
    }

    private Exchange send(String operation, Object body) throws Exception {
        return relativity.send("relativity-production:" + operation, body, Map.of());
    }
}
