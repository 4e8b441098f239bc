package org.camelrelativity.production;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityJobReport;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.WireMockRelativity;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionQueue;
import org.camelrelativity.production.model.ProductionQueueItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row that can't be read makes no list unreadable, and never a job done. */
class UnreadableRowsTest {

    private static final String GOOD = "{'WorkspaceID':1,'ProductionID':2,'QueueID':3,'Status':'Branding'}";
    private static final String OTHER = "{'WorkspaceID':1,'ProductionID':9,'QueueID':4,'Status':'Waiting'}";

    @RegisterExtension
    final WireMockRelativity relativity = new WireMockRelativity("relativity-production");

    @RegisterExtension
    final LogLines log = new LogLines();

    private final List<String> events = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'WorkspaceID':5,'ProductionID':6,'Status':'Error','ImagesRemaining':'many'} | ImagesRemaining
                    {'WorkspaceID':5,'ProductionID':6,'Status':'Error','Priority':{},'JobTypeID':[1]} | Priority, JobTypeID
                    {'WorkspaceID':5,'ProductionID':6,'Status':{}} | Status
                    {'WorkspaceID':5,'ProductionID':6,'Status':null} | WorkspaceID, ProductionID or Status
                    {'WorkspaceID':0,'ProductionID':6,'Status':'Error'} | WorkspaceID, ProductionID or Status
                    {} | WorkspaceID, ProductionID or Status
                    "text" | a JSON string
                    17 | a JSON number
                    [{}] | a JSON array
                    """)
    void ofTheQueueSayWhatCantBeRead(String row, String unreadable) throws Exception {
        List<ProductionQueueItem> jobs = queue("[" + GOOD + "," + row + "," + OTHER + "]");
        assertThat(jobs).hasSize(3);
        assertThat(jobs.get(0).unreadable()).isNull();
        assertThat(jobs.get(1).unreadable()).isEqualTo(unreadable);
        assertThat(jobs.get(2).productionId()).isEqualTo(9);
        if (row.contains("'WorkspaceID':5")) {
            assertThat(jobs.get(1).workspaceId()).isEqualTo(5);
            assertThat(jobs.get(1).productionId()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "[1,2]",
                "'text'",
                "[{'ErrorType':'x','Message':'boom'}]",
                "[" + GOOD + ",{'WorkspaceID':1,'workspaceid':1}]",
                "[" + GOOD + ",{'a':{'b':1,'B':2}}]",
                "[" + GOOD
            })
    void whatIsNoListOfJobsIsNotRead(String answer) throws Exception {
        assertThat(send("queue/jobs", null, answer).getException())
                .isExactlyInstanceOf(RelativityUnavailableException.class);
    }

    /** What is missing in a list with such a row may be that row. */
    @Test
    void ofTheQueueEndNoJob() throws Exception {
        ScheduledPollConsumer consumer = consumer();
        poll(consumer, "[" + GOOD + "," + OTHER + "]");
        assertThat(events).containsExactly("2 Branding", "9 Waiting");
        poll(consumer, "[" + GOOD.replace("Branding", "Error") + ",{'WorkspaceID':1,'ProductionID':9,'QueueID':'?'}]");
        assertThat(events).containsExactly("2 Branding", "9 Waiting", "2 Error");
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("QueueID"));
        poll(consumer, "[" + GOOD.replace("Branding", "Error") + "]");
        assertThat(events).hasSize(4).last().asString().startsWith("9 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':true,'Errors':17}",
                "{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':true,'JobID':'?'}",
                "{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':'sure'}",
                "{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':false,'Errors':17}",
                "{'WorkspaceID':[1],'ProductionID':2,'RetrySuccessfullySent':true}",
                "true",
                "'sent'",
                "[]"
            })
    void ofARetryLeaveTheJobUnknown(String row) throws Exception {
        String good = "{'WorkspaceID':1,'ProductionID':9,'RetrySuccessfullySent':true}";
        Exchange sent = send(
                "job/mass-retry",
                List.of(ProductionJobRef.of(1, 2), ProductionJobRef.of(1, 9)),
                "{'RetryJobResults':[" + row + "," + good + "]}");
        assertThat(sent.getException()).isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
        RelativityJobReport report =
                ((RelativityException) sent.getException()).getJobReport().orElseThrow();
        assertThat(report.unknown()).containsExactly(ProductionJobRef.of(1, 2));
        assertThat(report.done()).containsExactly(ProductionJobRef.of(1, 9));
        assertThat(relativity.requests()).hasSize(1);
    }

    /** Its exponent is larger than any that Java knows: nobody can say what the answer says. */
    @ParameterizedTest
    @ValueSource(strings = {"ProductionID", "JobID", "Anything"})
    void aNumberThatNobodyCanReadLeavesAllJobsUnknown(String field) throws Exception {
        Exchange sent = send(
                "job/mass-retry",
                List.of(ProductionJobRef.of(1, 2)),
                "{'RetryJobResults':[{'WorkspaceID':1,'" + field + "':1e99999999999,'RetrySuccessfullySent':true}]}");
        assertThat(sent.getException()).isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(relativity.requests()).hasSize(1);
    }

    @Test
    void ofASelectionLeaveTheJobUnknown() throws Exception {
        Exchange sent = send(
                "queue/mass-retry",
                "F420E383-7D4D-4DB1-BC60-959791685857",
                "{'TotalJobsRequested':2,'ProductionQueueResults':["
                        + "{'WorkspaceID':1,'ProductionID':2,'RequestSent':true,'Errors':17},"
                        + "{'WorkspaceID':1,'ProductionID':9,'RequestSent':true}]}");
        assertThat(sent.getException()).isExactlyInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(((RelativityException) sent.getException())
                        .getJobReport()
                        .orElseThrow()
                        .unknown())
                .containsExactly(new ProductionJobRef(1, 2, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['too late']",
                "[{'Message':'too late'}]",
                "{'message':'too late'}",
                "'too late'",
                "[null,{'error':{'message':'too late'}}]"
            })
    void reasonsMayBeTextsAndObjects(String errors) throws Exception {
        Exchange sent = send(
                "job/mass-retry",
                List.of(ProductionJobRef.of(1, 2), ProductionJobRef.of(1, 9)),
                "{'RetryJobResults':[{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':0,'Errors':" + errors
                        + "},{'WorkspaceID':1,'ProductionID':9,'RetrySuccessfullySent':1}]}");
        assertThat(sent.getException()).isExactlyInstanceOf(RelativityPartialFailureException.class);
        assertThat(((RelativityException) sent.getException())
                        .getJobReport()
                        .orElseThrow()
                        .failed())
                .singleElement()
                .satisfies(job -> assertThat(job.errors()).containsExactly("too late"));
    }

    /** Nor does a reason tell what the server was sent, or look like a line of the log. */
    @Test
    void reasonsTellNoSecret() throws Exception {
        String reason = "'sent by " + WireMockRelativity.PASSWORD + "\\r\\nINFO done \\u001b[2J'";
        for (String answer : List.of(
                "{'RetryJobResults':[{'WorkspaceID':1,'ProductionID':2,'RetrySuccessfullySent':false,'Errors':["
                        + reason + "]},{'WorkspaceID':1,'ProductionID':9,'RetrySuccessfullySent':true}]}",
                "{'RetryJobResults':[],'Errors':[" + reason + "]}",
                "{'RetryJobResults':[{" + reason + ":1}]}",
                "{'RetryJobResults':" + reason + "}")) {
            Exchange sent =
                    send("job/mass-retry", List.of(ProductionJobRef.of(1, 2), ProductionJobRef.of(1, 9)), answer);
            RelativityException e = (RelativityException) sent.getException();
            assertThat(getStackTrace(e) + e.getJobReport() + log.lines())
                    .doesNotContain(WireMockRelativity.PASSWORD)
                    .doesNotContain("\u001b")
                    .doesNotContain("\nINFO done");
        }
        send("job/cancel", 300, "{'JobID':300,'CancelSuccessfullySent':true,'Errors':[" + reason + "]}");
        assertThat(log.lines())
                .anyMatch(line -> line.contains("yet Relativity reports errors"))
                .noneMatch(line -> line.contains(WireMockRelativity.PASSWORD));
    }

    private ScheduledPollConsumer consumer() throws Exception {
        relativity.context().getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                failures.add(cause);
                return false;
            }
        });
        relativity.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("relativity-production:queue/jobs?startScheduler=false&pollStrategy=#strategy")
                        .routeId("events")
                        .process(exchange ->
                                events.add(exchange.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_ID)
                                        + " "
                                        + exchange.getMessage().getHeader(RelativityProductionConstants.NEW_STATUS)));
            }
        });
        return (ScheduledPollConsumer) relativity.context().getRoute("events").getConsumer();
    }

    private void poll(ScheduledPollConsumer consumer, String answer) {
        relativity.answer(okJson(answer.replace('\'', '"')));
        consumer.run();
    }

    private List<ProductionQueueItem> queue(String answer) throws Exception {
        Exchange read = send("queue/jobs", null, answer);
        assertThat(read.getException()).isNull();
        return read.getMessage().getBody(ProductionQueue.class).jobs();
    }

    private Exchange send(String operation, Object body, String answer) throws Exception {
        relativity.answer(okJson(answer.replace('\'', '"')));
        return relativity.send("relativity-production:" + operation, body, Map.of());
    }
}
