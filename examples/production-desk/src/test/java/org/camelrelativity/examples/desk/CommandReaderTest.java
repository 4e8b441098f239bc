package org.camelrelativity.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.camelrelativity.production.model.ProductionJobRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {

    private static final String TOKEN = "3f0a9c1e-7c55-4b7e-9d0c-2f6d8f1b4a10";

    private final CommandReader reader = new CommandReader(20_000, 3);

    @Test
    void jobsAreReferredToAsForTheComponent() throws Exception {
        Command command = reader.read(
                "{\"id\":\"a\",\"command\":\"retry\",\"jobs\":"
                        + "[{\"workspaceId\":1,\"productionId\":2},{\"WorkspaceID\":1,\"ProductionID\":3,\"JobID\":4}]}",
                "ID:1");
        Command byJob = reader.read("{\"command\":\"retry\",\"jobs\":[{\"JobID\":3},4]}", "ID:1");

        assertThat(command.id()).isEqualTo("a");
        assertThat(command.command()).isEqualTo(Action.RETRY);
        assertThat(command.jobs()).containsExactly(ProductionJobRef.of(1, 2), new ProductionJobRef(1, 3, 4));
        assertThat(byJob.jobs()).containsExactly(ProductionJobRef.ofJob(3), ProductionJobRef.ofJob(4));
    }

    @Test
    void tokenStandsForJobs() throws Exception {
        Command command =
                reader.read("{\"command\":\"prioritize\",\"databaseToken\":\"" + TOKEN + "\",\"priority\":-5}", "ID:1");

        assertThat(command).isEqualTo(new Command("ID:1", Action.PRIORITIZE, null, TOKEN, -5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "##|must be a JSON object",
                "null|must be a JSON object",
                "[]|must be a JSON object",
                "{|is not JSON",
                "{} {}|is not JSON",
                "{\"command\":\"retry\",\"command\":\"cancel\",\"jobs\":[1]}|is not JSON",
                "{}|command must be retry, cancel, prioritize, but was missing",
                "{\"command\":\"Retry\",\"jobs\":[1]}|but was '\"Retry\"'",
                "{\"command\":7,\"jobs\":[1]}|but was '7'",
                "{\"command\":\"retry\"}|retry needs either jobs or a databaseToken",
                "{\"command\":\"retry\",\"jobs\":[]}|at least one job",
                "{\"command\":\"retry\",\"jobs\":{}}|at least one job",
                "{\"command\":\"retry\",\"jobs\":null}|at least one job",
                "{\"command\":\"retry\",\"jobs\":[1,2,3,4]}|more than 3",
                "{\"command\":\"retry\",\"jobs\":[1,1]}|jobs[1] is there twice",
                "{\"command\":\"retry\",\"jobs\":[0]}|jobs[0] must be a positive whole number, but was '0'",
                "{\"command\":\"retry\",\"jobs\":[\"1\"]}|jobs[0] must be a positive whole number",
                "{\"command\":\"retry\",\"jobs\":[1.0]}|jobs[0] must be a positive whole number",
                "{\"command\":\"retry\",\"jobs\":[99999999999]}|jobs[0] must be a positive whole number",
                "{\"command\":\"retry\",\"jobs\":[null]}|jobs[0] must be a positive whole number",
                "{\"command\":\"retry\",\"jobs\":[{\"workspaceId\":1}]}|workspaceId and productionId together",
                "{\"command\":\"retry\",\"jobs\":[{\"workspace\":1}]}|jobs[0] has a field 'workspace'",
                "{\"command\":\"retry\",\"jobs\":[1],\"databaseToken\":\"x\"}|needs either jobs or a databaseToken",
                "{\"command\":\"retry\",\"databaseToken\":\"x' or '1'='1\"}|databaseToken must be a GUID",
                "{\"command\":\"retry\",\"jobs\":[1],\"priority\":1}|retry takes no priority",
                "{\"command\":\"retry\",\"jobs\":[1],\"job\":[2]}|There is a field 'job'",
                "{\"command\":\"prioritize\",\"jobs\":[1],\"priority\":1}|prioritize takes a databaseToken",
                "{\"command\":\"prioritize\",\"databaseToken\":\"" + TOKEN + "\"}|needs a priority",
                "{\"id\":5,\"command\":\"retry\",\"jobs\":[1]}|id must be a text",
                "{\"id\":\" \",\"command\":\"retry\",\"jobs\":[1]}|id must be a text",
            })
    void whatIsWrongIsSaid(String text, String reason) {
        MalformedCommandException e = malformed(text);

        assertThat(e.getMessage()).contains(reason);
        assertThat(e.id()).isEqualTo("ID:1");
        assertThat(e.text()).isEqualTo(text);
    }

    /** A job that is there twice would be retried twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'workspaceId':1,'productionId':2},3|must all be named alike",
                "{'jobId':3},{'workspaceId':1,'productionId':2,'jobId':3}|must all be named alike",
                "{'workspaceId':1,'productionId':2},{'workspaceId':1,'productionId':2,'jobId':3}|jobs[1] is there twice",
                "{'workspaceId':1,'productionId':2,'jobId':3},{'workspaceId':1,'productionId':4,'jobId':3}|is there twice",
                "3,{'jobId':3}|jobs[1] is there twice",
                "{'jobId':3,'JobID':4}|jobs[0] has jobid twice",
                "{'workspaceId':1,'jobId':3}|workspaceId and productionId together",
            })
    void jobThatIsNamedTwiceIsFound(String jobs, String reason) {
        assertThat(malformed("{\"command\":\"retry\",\"jobs\":[" + jobs.replace('\'', '"') + "]}")
                        .getMessage())
                .contains(reason);
    }

    @Test
    void malformedCommandKeepsItsId() {
        assertThat(malformed("{\"id\":\"mine\",\"command\":\"rerun\"}").id()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"id\":", "{\"command\":["})
    void deepNestingIsNotFollowed(String one) {
        assertThat(malformed(String.join("", Collections.nCopies(1000, one))).getMessage())
                .contains("is not JSON");
    }

    @Test
    void lengthIsLimited() {
        assertThat(malformed("{\"id\":\"" + "x".repeat(20_000) + "\"}").getMessage())
                .contains("is longer than 20000 characters");
    }

    private MalformedCommandException malformed(String text) {
        return catchThrowableOfType(MalformedCommandException.class, () -> reader.read(text, "ID:1"));
    }
}
