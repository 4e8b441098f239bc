package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.ArtifactSelector;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityUnavailableException;
import org.camelrelativity.production.WatchedProductions.Event;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.sandbox.SandboxFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of status as events: what a route is told of the life of a production, also when something is in trouble. */
class ProductionEventsTest {

    @TempDir
    Path folder;

    private WatchedProductions productions;

    @BeforeEach
    void start() {
        productions = new WatchedProductions(folder.resolve("told").toFile());
    }

    @AfterEach
    void close() {
        productions.close();
    }

    private static String told(String status, String jobStatus, int percent, int errors) {
        return "{\"Status\":\"%s\",\"JobStatus\":\"%s\",\"PercentageProducing\":%d,\"NumberOfBrandingErrors\":%d}"
                .formatted(status, jobStatus, percent, errors);
    }

    private int staged(int documents) {
        return productions.workspace.addProduction("Vol001", documents);
    }

    /** Three productions that are produced. */
    private Integer[] three() {
        Integer[] ids = {staged(1), staged(1), staged(1)};
        for (int id : ids) {
            productions.workspace.runProduction(id);
        }
        productions.aDayGoesBy();
        return ids;
    }

    @ParameterizedTest
    @CsvSource({"0, Produced", "2, Error", "-2, ProducedWithErrors"})
    void tellsOfAProductionFromItsRunToItsEnd(int failing, String end) throws Exception {
        int production = productions.workspace.addProduction("Vol001", 5, Math.abs(failing));
        if (failing < 0) {
            productions.workspace.production(production).tolerateErrors();
        }
        productions.watch(production).workspace.runProduction(production);
        List<Event> events = productions.pollUntil(end);
        assertThat(events)
                .extracting(Event::now)
                .startsWith("QueuedForProduction", "Producing")
                .endsWith("Branding", end)
                .doesNotHaveDuplicates();
        assertThat(events.get(0).old()).isNull();
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).old()).isEqualTo(events.get(i - 1).now());
        }
        Event last = events.get(events.size() - 1);
        assertThat(last.body()).isInstanceOfSatisfying(ProductionJobStatusResult.class, status -> {
            assertThat(status.status()).isEqualTo(end);
            assertThat(status.percentageProducing()).isEqualByComparingTo("100");
            assertThat(status.numberOfBrandingErrors()).isEqualTo(Math.abs(failing));
        });
        assertThat(last.headers())
                .isEqualTo(Map.of(
                        RelativityProductionConstants.WORKSPACE_ID,
                        WatchedProductions.WORKSPACE,
                        RelativityProductionConstants.PRODUCTION_ID,
                        production,
                        RelativityConstants.OLD_STATUS,
                        "Branding",
                        RelativityConstants.NEW_STATUS,
                        end));
        productions.aDayGoesBy();
        assertThat(productions.poll()).isEmpty();
    }

    @Test
    void aProductionThatIsCanceledIsStagedAgain() throws Exception {
        int production = staged(1000);
        productions.watch(production).workspace.runProduction(production);
        productions.pollUntil("Branding");
        productions.send("job/cancel?productionId=" + production, null);
        assertThat(productions.pollUntil("Staged"))
                .extracting(Event::old, Event::now)
                .containsExactly(tuple("Branding", "Canceling"), tuple("Canceling", "Staged"));
        productions.aDayGoesBy();
        assertThat(productions.poll()).isEmpty();
    }

    /** Of the run before, which Relativity may still tell beside the new job. */
    @Test
    void anEndBesideARunningJobIsTheOneOfTheRunBefore() throws Exception {
        int production = staged(1);
        productions.watch(production).answers(2, told("Error", "Errored", 90, 3));
        assertThat(productions.poll()).extracting(Event::now).containsExactly("Error");
        assertThat(productions.poll()).isEmpty();
        productions.answers(1, told("Error", "Running", 0, 3));
        assertThat(productions.poll()).isEmpty();
        productions.answers(2, told("Error", "Errored", 90, 3));
        assertThat(productions.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Error", "Error"));
        assertThat(productions.poll()).isEmpty();
    }

    @Test
    void aSecondEndIsNotSwallowedIfItsErrorsTell() throws Exception {
        int production = staged(1);
        productions.watch(production).answers(1, told("Error", "Errored", 90, 3));
        assertThat(productions.poll()).hasSize(1);
        productions.answers(2, told("Error", "Errored", 90, 2));
        assertThat(productions.poll()).extracting(Event::old, Event::now).containsExactly(tuple("Error", "Error"));
        assertThat(productions.poll()).isEmpty();
    }

    /** Whoever is to be told that nothing happens any more must not be told of what has ended. */
    @ParameterizedTest
    @CsvSource({
        "Branding, Running, true",
        "Wird gestempelt, Running, true",
        "Fertig, Complete, false",
        "Abgebrochen, NotRunning, false",
        "Staged, NotRunning, false"
    })
    void onlyWhatIsAtWorkCanBeStuck(String status, String jobStatus, boolean stuck) throws Exception {
        int production = staged(1);
        productions.watchWith("productionId=" + production + "&stuckAfter=2h");
        productions.answers(4, told(status, jobStatus, 50, 0));
        assertThat(productions.poll()).extracting(Event::now).containsExactly(status);
        productions.timing.advance(Duration.ofMinutes(119));
        assertThat(productions.poll()).isEmpty();
        productions.timing.advance(Duration.ofMinutes(1));
        assertThat(productions.poll())
                .extracting(event -> event.has(RelativityConstants.STUCK))
                .isEqualTo(stuck ? List.of(true) : List.of());
        assertThat(productions.poll()).isEmpty();
        productions.answers(2, told(status, jobStatus, 51, 0));
        assertThat(productions.poll()).as("it gets on").isEmpty();
        productions.timing.advance(Duration.ofHours(2));
        assertThat(productions.poll()).hasSize(stuck ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"'', 1, true", "&includePercentages=false, 1, false", "&numberOfBrandingErrors=2, 2, true"})
    void theBodyHasWhatTheOptionsSay(String options, int errors, boolean percentages) throws Exception {
        int production = productions.workspace.addProduction("Vol001", 5, errors);
        productions.workspace.runProduction(production);
        productions.aDayGoesBy();
        productions.watchWith("productionId=" + production + options);
        assertThat(productions.poll()).singleElement().satisfies(event -> {
            ProductionJobStatusResult status = (ProductionJobStatusResult) event.body();
            assertThat(status.brandingErrors()).hasSize(errors);
            assertThat(status.percentageImaging() != null).isEqualTo(percentages);
        });
    }

    @Test
    void aDeletedProductionEndsWithOneEventAndIsAskedNoMore() throws Exception {
        Integer[] ids = three();
        productions.watch(ids[0], ids[1]).poll();
        productions.send("production/delete", ids[0]);
        assertThat(productions.poll()).singleElement().satisfies(event -> {
            assertThat(event.production()).isEqualTo(ids[0]);
            assertThat(event.old()).isEqualTo("Produced");
            assertThat(event.has(RelativityConstants.GONE)).isTrue();
            assertThat(event.headers()).doesNotContainKey(RelativityConstants.NEW_STATUS);
            assertThat(event.body()).isNull();
        });
        productions.sandbox.journal().clear();
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.failures).isEmpty();
        assertThat(productions.sandbox.journal().arrived(WatchedProductions.READ))
                .as("the other's")
                .isEqualTo(1);
    }

    @Test
    void aBeanNamesTheProductionsAnewBeforeEachPoll() throws Exception {
        Integer[] ids = three();
        productions.watchWith("productions=#named");
        assertThat(productions.poll()).isEmpty();
        productions.named.add(new ArtifactSelector(WatchedProductions.WORKSPACE, ids[0]));
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids[0]);
        productions.named.add(new ArtifactSelector(null, ids[1])); // in the component's workspace
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids[1]);
    }

    @Test
    void whatABeanSaysWrongIsToldAndStopsNoOther() throws Exception {
        Integer[] ids = three();
        productions.watchWith("productions=#named");
        productions.named.add(new ArtifactSelector(WatchedProductions.WORKSPACE, null));
        productions.named.add(null);
        productions.named.add(new ArtifactSelector(null, ids[2]));
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids[2]);
        assertThat(productions.failures)
                .singleElement()
                .asString()
                .contains("production/status: the bean of option productions supplied")
                .contains("which names no production of a workspace");
    }

    @Test
    void aBeanThatFailsFailsThePoll() throws Exception {
        productions.bean = () -> {
            throw new IOException("no list");
        };
        productions.watchWith("productions=#named").poll();
        assertThat(productions.failures).singleElement().asString().contains("no list");
        productions.bean = () -> null;
        productions.watchWith("productions=#named").poll();
        assertThat(productions.failures)
                .singleElement()
                .asString()
                .contains("the bean of option productions supplied null");
    }

    @Test
    void aRestartTellsNothingTwiceAndMissesNoEnd() throws Exception {
        int production = staged(5);
        productions.watch(production).workspace.runProduction(production);
        productions.pollUntil("Producing");
        productions.watch(production);
        assertThat(productions.poll()).isEmpty();
        productions.aDayGoesBy();
        productions.watch(production);
        assertThat(productions.poll())
                .extracting(Event::old, Event::now)
                .containsExactly(tuple("Producing", "Produced"));
        productions.watch(production);
        assertThat(productions.poll()).isEmpty();
        assertThat(folder.resolve("told"))
                .content()
                .contains("/" + WatchedProductions.WORKSPACE + "/" + production + "={\"Status\":\"Produced\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedExchangeIsRepeated(boolean thrown) throws Exception {
        Integer[] ids = three();
        productions.watch(ids).step = exchange -> {
            if (ids[1].equals(exchange.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_ID))) {
                exchange.setRollbackOnly(!thrown);
                exchange.setException(thrown ? new IllegalStateException("the database is away") : null);
            }
        };
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids);
        assertThat(productions.failures).as("the poll was good").isEmpty();
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids[1]);
        productions.step = exchange -> {};
        assertThat(productions.poll()).extracting(Event::old, Event::now).containsExactly(tuple(null, "Produced"));
        assertThat(productions.poll()).isEmpty();
    }

    @Test
    void aServerThatIsAwayLosesNothing() throws Exception {
        int production = staged(5);
        productions.watch(production).workspace.runProduction(production);
        productions.pollUntil("Producing");
        productions.sandbox.faults().always(WatchedProductions.READ, SandboxFault.resetBeforeEffect());
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.failures)
                .singleElement()
                .isInstanceOf(RelativityUnavailableException.class)
                .asString()
                .contains("(production " + production + " of workspace " + WatchedProductions.WORKSPACE + ")");
        productions.sandbox.faults().clear();
        productions.aDayGoesBy();
        assertThat(productions.poll())
                .extracting(Event::old, Event::now)
                .containsExactly(tuple("Producing", "Produced"));
    }

    /** Who asks on with rejected credentials is locked out. */
    @Test
    void twoRejectionsInARowEndThePoll() throws Exception {
        Integer[] ids = three();
        productions.watch(ids).sandbox.faults().always(WatchedProductions.READ, SandboxFault.expiredToken());
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.failures).singleElement().isInstanceOf(RelativityRefusedException.class);
        assertThat(productions.sandbox.journal().arrived(WatchedProductions.READ))
                .isEqualTo(2);
        productions.sandbox.faults().clear();
        assertThat(productions.poll()).extracting(Event::production).containsExactly(ids);
    }

    /** By one server of several, right after it was created. */
    @Test
    void aNewProductionThatIsNotThereYetIsNotGone() throws Exception {
        int production = staged(1);
        productions.watch(production);
        productions
                .sandbox
                .faults()
                .next(
                        WatchedProductions.READ,
                        SandboxFault.otherAnswer(
                                404,
                                Map.of("Content-Type", "application/json"),
                                "{\"ErrorType\":\"Relativity.Services.Exceptions.NotFoundException\",\"Message\":\"none\"}"));
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.failures).isEmpty();
        assertThat(productions.poll()).extracting(Event::now).containsExactly("Staged");
    }

    @Test
    void aProductionThatNeverWasIsGoneAtTheSecondLook() throws Exception {
        productions.watch(4711);
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.poll()).singleElement().satisfies(event -> assertThat(
                        event.has(RelativityConstants.GONE))
                .isTrue());
        assertThat(productions.poll()).isEmpty();
        assertThat(productions.sandbox.journal().arrived(WatchedProductions.READ))
                .isEqualTo(2);
    }

    /** The ids are in the headers, and the body counts as nothing. */
    @Test
    void theNextStepNeedsNoBody() throws Exception {
        Integer[] ids = three();
        productions.watch(ids[0]).step = exchange -> {
            productions.context.createProducerTemplate().send("relativity-production:production/read", exchange);
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Production.class).productionId())
                    .isEqualTo(ids[0]);
        };
        assertThat(productions.poll()).hasSize(1);
        assertThat(productions.poll()).as("nothing has failed").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay=5s | set exactly one of the options productionId, productionIds and productions",
                "productionIds= | separated by commas, but was ''",
                "productionIds=5,x | productionIds must be a list of a positive integer up to 2147483647, separated by commas, but was '5,x'",
                "productionId=x | productionId must be a positive integer",
                "productionIds=5&productionId=6 | set exactly one of the options",
                "productionIds=5&productions=#named | set exactly one of the options",
                "productionId=5&stuckAfter=soon | stuckAfter must be a positive duration such as 500ms, 10s or 2m, but was 'soon'",
                "productionId=5&delay=0 | delay must be a positive duration",
                "productionId=5&includePercentages=maybe | includePercentages must be true or false",
                "productionId=5&until=staged | production/status has no option until",
                "productionId=5&apiVersion=legacy | the legacy API has no such operation",
            })
    void refusesAWrongOptionOfARouteThatBeginsWithIt(String options, String message) {
        assertThatThrownBy(() -> productions.watchWith(options))
                .rootCause()
                .hasMessageStartingWith("production/status")
                .hasMessageContaining(message);
    }

    @Test
    void readsOneProductionWhenItIsSentTo() throws Exception {
        productions.watch(5);
        assertThatThrownBy(() -> productions.send("production/status?productionIds=5,6", 5))
                .rootCause()
                .hasMessage("production/status: the options productionIds and productions are for a route that begins"
                        + " with it; sent to, it reads one productionId");
    }
}
