package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, headers and bodies of production's single fields. */
class OptionsTest {

    private static final String TOKEN = "F420E383-7D4D-4DB1-BC60-959791685857";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    job/mass-retry?chunkSize=abc       | option chunkSize must be an integer from 0 to 2147483647, but was 'abc'
                    job/mass-retry?chunkSize=-1        | option chunkSize must be an integer from 0
                    job/mass-retry?chunkSize=          | option chunkSize must be an integer from 0
                    job/mass-retry?failOnPartial=maybe | option failOnPartial must be true or false
                    job/cancel?chunkSize=5             | job/cancel has no option chunkSize
                    queue/mass-retry?chunkSize=5       | queue/mass-retry has no option chunkSize
                    production/status?failOnPartial=no | production/status has no option failOnPartial
                    job/mass-retry?productionId=5      | job/mass-retry has no option productionId
                    queue/mass-retry?databaseToken=5   | option databaseToken must be a GUID
                    queue/mass-prioritize?priority=x   | option priority must be an integer
                    job/cancel?workspaceId=0           | option workspaceId must be
                    queue/jobs?workspaceId=5           | queue/jobs has no option workspaceId
                    queue/jobs?stuckAfter=soon         | option stuckAfter must be a positive duration
                    queue/jobs?delay=soon              | option delay must be a positive duration
                    production/progress?delay=5s       | production/progress has no option delay
                    queue/jobs?productionIds=5         | queue/jobs has no option productionIds
                    queue/jobs?productions=#named      | queue/jobs has no option productions
                    production/read?productionIds=5    | production/read has no option productionIds
                    job/retry                          | did you mean 'job/mass-retry'
                    queue/mass-retry?apiVersion=v2     | apiVersion must be legacy or v1
                    """)
    void refusesWrongOptionsWhenTheEndpointIsMade(String path, String message) {
        assertThatThrownBy(() -> relativity.context().getEndpoint("relativity-production:" + path))
                .rootCause()
                .hasMessageContaining(message.strip());
    }

    @Test
    void speaksTheVersionedApiUnlessToldOtherwise() throws Exception {
        assertThat(relativity.component().getApiVersion()).isEqualTo("v1");
        assertThatThrownBy(() -> relativity.send("relativity-production:job/cancel?apiVersion=legacy", 5, Map.of()))
                .rootCause()
                .hasMessage("job/cancel: the legacy API has no such operation; apiVersion=v1 has");
    }

    /** Options of the endpoint, the headers and the body of the one job, and what is sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ?workspaceId=7                  | -                | 300                                  | {"JobID":300}
                    ?workspaceId=7                  | ProductionId=200 | -                                    | {"WorkspaceID":7,"ProductionID":200}
                    ?workspaceId=7&productionId=200 | -                | -                                    | {"WorkspaceID":7,"ProductionID":200}
                    ?productionId=9                 | -                | 300                                  | {"JobID":300}
                    -                               | WorkspaceId=8;ProductionId=9 | 300                      | {"JobID":300}
                    ?productionJobId=5              | WorkspaceId=8;ProductionId=9 | -                        | {"WorkspaceID":8,"ProductionID":9}
                    -                               | ProductionJobId=300 | -                                 | {"JobID":300}
                    ?workspaceId=7                  | WorkspaceId=8    | {"ProductionID":200}                 | {"WorkspaceID":8,"ProductionID":200}
                    -                               | -                | {"jobRef":{"ProductionID":200,"JobID":300}} | {"ProductionID":200,"JobID":300}
                    -                               | WorkspaceId=8    | {"jobRef":{"workspaceid":8,"ProductionID":200,"JobID":300}} | {"WorkspaceID":8,"ProductionID":200,"JobID":300}
                    """)
    void refersToOneJobByOptionsHeadersAndBody(String options, String headers, String body, String sent)
            throws Exception {
        relativity.answer(okJson("{\"CancelSuccessfullySent\":true}"));
        String uri = "relativity-production:job/cancel" + (options == null ? "" : options);
        Exchange exchange = relativity.send(uri, body, headers(headers));
        assertThat(exchange.getException()).isNull();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(relativity.requests().get(0).getBody()))
                .isEqualTo(json.readTree("{\"jobRef\":" + sent + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    job/cancel            | -                | -                        | productionJobId is missing
                    job/cancel            | WorkspaceId=7    | -                        | or by workspaceId and productionId together
                    job/cancel            | ProductionId=200 | -                        | workspaceId is missing
                    job/cancel            | ProductionId=200 | {"ProductionID":201}     | productionId is given twice
                    job/cancel            | -                | {"JobID":0}              | productionJobId (the body) must be a positive integer
                    job/cancel            | -                | {"jobRef":[]}            | jobRef must be an object
                    job/cancel            | -                | {"jobRef":{"Force":1}}   | unknown field 'Force'
                    job/cancel            | -                | [1]                      | must be a JSON object
                    queue/mass-retry      | -                | -                        | databaseToken is missing
                    queue/mass-retry      | -                | 5                        | databaseToken (the body) must be a GUID
                    queue/mass-retry      | DatabaseToken=x  | -                        | databaseToken (header CamelRelativityDatabaseToken) must be a GUID
                    queue/mass-retry      | -                | {"databaseToken":"F420E383-7D4D-4DB1-BC60-959791685857","chunkSize":1} | unknown field 'chunkSize'
                    queue/mass-prioritize | -                | F420E383-7D4D-4DB1-BC60-959791685857 | priority is missing
                    production/status     | ProductionId=5   | -                        | workspaceId is missing
                    """)
    void refusesWrongFieldsBeforeSending(String operation, String headers, String body, String message)
            throws Exception {
        Exchange exchange = relativity.send("relativity-production:" + operation, body, headers(headers));
        assertThat(exchange.getException())
                .isInstanceOf(RelativityRequestException.class)
                .hasMessageContaining(message.strip());
        assertThat(relativity.requests()).isEmpty();
    }

    @Test
    void aReadTakesTheReferenceOfAJobThatNamesTheProduction() throws Exception {
        relativity.answer(okJson("{\"Status\":\"Staged\"}"));
        String uri = "relativity-production:production/status";
        for (RelativityRecord body : List.of(new ProductionJobRef(7, 200, 300), new ArtifactSelector(7, 200))) {
            assertThat(relativity.send(uri, body, Map.of()).getException()).isNull();
        }
        assertThat(relativity.requests()).allSatisfy(request -> assertThat(request.getUrl())
                .endsWith("/workspaces/7/productions/200/job-status"));
        assertThat(relativity.send(uri, ProductionJobRef.ofJob(300), Map.of()).getException())
                .hasMessageContaining("workspaceId is missing");
    }

    @Test
    void prioritizesByHeaders() throws Exception {
        relativity.answer(okJson("{\"TotalJobsRequested\":0}"));
        relativity.send(
                "relativity-production:queue/mass-prioritize",
                null,
                headers("DatabaseToken=" + TOKEN + ";Priority=-5"));
        assertThat(relativity.requests().get(0).getBodyAsString())
                .isEqualTo("{\"databaseToken\":\"" + TOKEN + "\",\"priority\":-5}");
    }

    private static Map<String, Object> headers(String text) {
        Map<String, Object> headers = new HashMap<>();
        if (text != null) {
            Arrays.stream(text.split(";"))
                    .map(header -> header.split("="))
                    .forEach(header -> headers.put("CamelRelativity" + header[0], header[1]));
        }
        return headers;
    }
}
