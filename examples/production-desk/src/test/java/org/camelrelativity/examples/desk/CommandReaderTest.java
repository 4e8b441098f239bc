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

    private final CommandReader reader = new CommandReader(3);

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

        assertThat(command).isEqualTo(new Command("ID:1", Action.PRIORITIZE, null, TOKEN, -5, null, null, null));
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
                "{} {}|Trailing token",
                "{\"command\":\"retry\",\"command\":\"cancel\",\"jobs\":[1]}|Duplicate field 'command'",
                "{\"command\":\"retry\",\"Command\":\"cancel\",\"jobs\":[1]}|the command has 'Command' twice",
                "{}|command is missing: it must be one of [retry, cancel, prioritize, settle, release]",
                "{\"command\":\"rerun\",\"jobs\":[1]}|[\"command\"]: Cannot deserialize",
                "{\"command\":7,\"jobs\":[1]}|[\"command\"]: Cannot deserialize",
                "{\"command\":\"retry\"}|retry takes one of [jobs, databaseToken], but was given ''",
                "{\"command\":\"retry\",\"jobs\":[]}|at least one job",
                "{\"command\":\"retry\",\"jobs\":{}}|[\"jobs\"]: Cannot deserialize",
                "{\"command\":\"retry\",\"jobs\":null}|at least one job",
                "{\"command\":\"retry\",\"jobs\":[1,2,3,4]}|more than 3",
                "{\"command\":\"retry\",\"jobs\":[1,1]}|jobs[1] is there twice",
                "{\"command\":\"retry\",\"jobs\":[0]}|jobs[0] must have workspaceId and productionId together, or jobId",
                "{\"command\":\"retry\",\"jobs\":[\"1\"]}|[\"jobs\"][0]: Cannot construct",
                "{\"command\":\"retry\",\"jobs\":[1.0]}|[\"jobs\"][0]: Cannot construct",
                "{\"command\":\"retry\",\"jobs\":[99999999999]}|[\"jobs\"][0]: Cannot construct",
                "{\"command\":\"retry\",\"jobs\":[null]}|null",
                "{\"command\":\"retry\",\"jobs\":[{\"jobId\":1.5}]}|[\"jobs\"][0][\"JobID\"]: Cannot coerce",
                "{\"command\":\"retry\",\"jobs\":[{\"workspaceId\":1}]}|workspaceId and productionId together",
                "{\"command\":\"retry\",\"jobs\":[{\"workspace\":1}]}|Unrecognized field \"workspace\"",
                "{\"command\":\"retry\",\"jobs\":[1],\"databaseToken\":\"x\"}|but was given 'databaseToken jobs'",
                "{\"command\":\"retry\",\"jobs\":[1],\"priority\":1}|but was given 'jobs priority'",
                "{\"command\":\"retry\",\"jobs\":[1],\"job\":[2]}|Unrecognized field \"job\"",
                "{\"command\":\"prioritize\",\"jobs\":[1],\"priority\":1}|prioritize takes one of [databaseToken priority]",
                "{\"command\":\"settle\",\"key\":\"a/1\",\"reason\":\"seen\"}|settle takes one of [key reason who]",
                "{\"command\":\"release\",\"key\":\"a/1\",\"who\":\" \",\"reason\":\"seen\"}|release needs a key, who decides",
                "{\"id\":5,\"command\":\"retry\",\"jobs\":[1]}|id must be a text",
                "{\"id\":\" \",\"command\":\"retry\",\"jobs\":[1]}|id must be a text",
            })
    void whatIsWrongIsSaid(String text, String reason) {
        MalformedCommandException e = malformed(text);

        assertThat(e.getMessage()).contains(reason);
        assertThat(e.ticket().id()).isEqualTo("ID:1");
        assertThat(e.ticket().text()).isEqualTo(text);
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
                "{'jobId':3,'JobID':4}|jobs[0] has 'JobID' twice",
                "{'workspaceId':1,'jobId':3}|workspaceId and productionId together",
            })
    void jobThatIsNamedTwiceIsFound(String jobs, String reason) {
        assertThat(malformed("{\"command\":\"retry\",\"jobs\":[" + jobs.replace('\'', '"') + "]}")
                        .getMessage())
                .contains(reason);
    }

    @Test
    void malformedCommandKeepsItsId() {
        assertThat(malformed("{\"id\":\"mine\",\"command\":\"rerun\"}").ticket().id())
                .isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"id\":", "{\"command\":["})
    void deepNestingIsNotFollowed(String one) {
        assertThat(malformed(String.join("", Collections.nCopies(1000, one))).getMessage())
                .contains("is not JSON");
    }

    /** The next delivery would come under another key, and take effect once more. */
    @Test
    void commandThatNothingTellsFromOthersIsMalformed() {
        assertThat(catchThrowableOfType(
                        MalformedCommandException.class,
                        () -> reader.read("{\"command\":\"retry\",\"jobs\":[1]}", null)))
                .hasMessageContaining("neither the command nor its message has an id");
    }

    private MalformedCommandException malformed(String text) {
        return catchThrowableOfType(MalformedCommandException.class, () -> reader.read(text, "ID:1"));
    }
}
