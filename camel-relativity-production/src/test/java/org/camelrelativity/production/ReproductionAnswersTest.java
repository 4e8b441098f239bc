package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcome;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers about re-productions mean, also those that contradict themselves. */
class ReproductionAnswersTest {

    private static final String JOB =
            "{'WorkspaceID':1,'reproductionOptions':{'ReproductionType':0,'ReproduceDocumentOptions':{}},"
                    + "'productions':[5,6],'documents':[7]}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    private Exchange send(String operation, String body, String answer) throws Exception {
        relativity.answer(okJson(answer.replace('\'', '"')));
        return relativity.send("relativity-production:" + operation, body.replace('\'', '"'), Map.of());
    }

    private static RelativityOutcome outcome(Exchange exchange) {
        return exchange.getException() == null
                ? RelativityOutcome.DONE
                : ((RelativityException) exchange.getException()).getOutcome();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DONE    | 'WasJobCreated':true,'ReproductionJobID':5",
                "DONE    | 'wasjobcreated':'True','reproductionJobID':'5','Results':null",
                "DONE    | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':8,'ParentProductionID':5},{'ProductionID':9,'ParentProductionID':6}]",
                "UNKNOWN | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':8,'ParentProductionID':5}]",
                "UNKNOWN | 'WasJobCreated':true,'ReproductionJobID':0",
                "UNKNOWN | 'WasJobCreated':true",
                "UNKNOWN | 'ReproductionJobID':5",
                "REFUSED | 'WasJobCreated':false,'ReproductionJobID':5,'Errors':['no']",
                "UNKNOWN | 'WasJobCreated':false,'ProductionsCreated':[8]",
                "PARTIAL | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':8,'ParentProductionID':5},{'ProductionID':0,'ParentProductionID':6}]",
                "PARTIAL | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':8,'ParentProductionID':5,'Errors':['odd']},{'ProductionID':9,'ParentProductionID':6}]",
                "UNKNOWN | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':0,'ParentProductionID':5,'Errors':['no']}]",
                "UNKNOWN | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':'x','ParentProductionID':5}]",
                "UNKNOWN | 'WasJobCreated':true,'ReproductionJobID':5,'Results':[{'ProductionID':8}]",
            })
    void whatIsSaidOfAJobThatWasToBeCreated(RelativityOutcome outcome, String answer) throws Exception {
        assertThat(outcome(send("re-production/create", JOB, "{" + answer + "}")))
                .isEqualTo(outcome);
        assertThat(relativity.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DONE    | {'WasJobCreated':true,'JobID':1,'WorkspaceID':1,'ProductionID':8}",
                "REFUSED | {'WasJobCreated':false,'JobID':1,'WorkspaceID':1,'ProductionID':8,'Errors':['no']}",
                "PARTIAL | {'WasJobCreated':true,'WorkspaceID':1,'ProductionID':8},{'WasJobCreated':false,'WorkspaceID':1,'ProductionID':9}",
                "UNKNOWN | {'JobID':1,'WorkspaceID':1,'ProductionID':8}",
                "UNKNOWN | {'WasJobCreated':true}",
                "UNKNOWN | ",
            })
    void whatIsSaidOfProductionsThatWereToRun(RelativityOutcome outcome, String answer) throws Exception {
        String results = answer == null ? "[]" : "[" + answer + "]";
        assertThat(outcome(send("re-production/stage-and-run", "{'WorkspaceID':1,'ReproductionJobID':5}", results)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[null]", "[5,'6']"})
    void aListOfJobsMayBeEmpty(String answer) throws Exception {
        assertThat(outcome(send("re-production/jobs", "{'WorkspaceID':1}", answer)))
                .isEqualTo(RelativityOutcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[5,-1]", "[0.5]", "['',5]", "['x']", "{}", "5"})
    void whatIsNoListOfIdsIsNoListOfJobs(String answer) throws Exception {
        assertThat(outcome(send("re-production/jobs", "{'WorkspaceID':1}", answer)))
                .isEqualTo(RelativityOutcome.UNAVAILABLE);
    }
}
