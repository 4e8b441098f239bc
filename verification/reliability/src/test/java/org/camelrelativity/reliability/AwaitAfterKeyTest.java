package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camelrelativity.reliability.Redelivered.body;

import java.util.function.Consumer;
import org.apache.camel.model.RouteDefinition;
import org.camelrelativity.imaging.model.ImagingSetEnd;
import org.camelrelativity.imaging.model.ImagingSetOutcome;
import org.camelrelativity.sandbox.SandboxImagingSet;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a run with an idempotency key, set/await knows how the set was before, and what is another end. */
class AwaitAfterKeyTest {

    private Redelivered routes;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        routes.world().timing().random(0); // the first read of a wait is at once
        Ledgers ledgers =
                new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        routes.world().context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private String keyed(String operation, String version) {
        return routes.imaging(operation) + "&apiVersion=" + version + "&ledger=#ledger&idempotencyKey=" + operation
                + " ${header.row}";
    }

    private String awaiting(String version) {
        return routes.imaging("set/await") + "&apiVersion=" + version;
    }

    private void route(Consumer<RouteDefinition> steps) throws Exception {
        routes.bareRoute("direct:start", steps);
    }

    private ImagingSetEnd endAtOnce(SandboxImagingSet set, String row) {
        return new Waits(routes).endAtOnce(ImagingSetEnd.class, set.artifactId(), row);
    }

    private void assertAwaited(String route, SandboxImagingSet set, String row) {
        new Waits(routes).endAfterAWhile(ImagingSetEnd.class, route, set.artifactId(), row);
    }

    private SandboxImagingSet newSet(int failing) {
        return routes.world()
                .workspace()
                .imagingSet(routes.world()
                        .workspace()
                        .addImagingSet("Set", routes.world().workspace().addSavedSearch(3, failing)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void aSetThatEndsBeforeTheFirstReadIsBelievedAtOnce(String version) throws Exception {
        route(route -> route.to(keyed("job/run", version)).to(awaiting(version)));
        SandboxImagingSet set = newSet(0);
        assertThat(endAtOnce(set, "1").outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void anotherEndThanBeforeIsBelievedAtOnce(String version) throws Exception {
        SandboxImagingSet set = newSet(2);
        route(route -> route.to(keyed("job/run", version))
                .to(awaiting(version))
                .process(exchange -> set.repairDocuments())
                .process(body(set.artifactId()))
                .to(keyed("job/retry-errors", version))
                .to(awaiting(version)));
        assertThat(endAtOnce(set, "1").outcome()).isEqualTo(ImagingSetOutcome.COMPLETED);
    }

    /** The second run skips what the first has imaged, as the third does. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void theSameEndAsBeforeMayBeThatOfTheRunBefore(String version) throws Exception {
        route(route -> route.to(keyed("job/run", version)).to(awaiting(version)));
        SandboxImagingSet set = newSet(0);
        endAtOnce(set, "1");
        endAtOnce(set, "2");
        assertAwaited("direct:start", set, "3");
        assertThat(routes.arrived(SandboxOperation.RUN_IMAGING_SET)).isEqualTo(3);
    }

    /** The process died after the run, and gets the message again. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void aRunOutOfTheLedgerIsKnownAsWell(String version) throws Exception {
        SandboxImagingSet set = newSet(0);
        route(route -> route.to(keyed("job/run", version)).to(awaiting(version)));
        routes.bareRoute("direct:dies", route -> route.to(keyed("job/run", version)));
        routes.world()
                .context()
                .createProducerTemplate()
                .sendBodyAndHeader("direct:dies", set.artifactId(), "row", "1");
        endAtOnce(set, "1");
        assertThat(routes.arrived(SandboxOperation.RUN_IMAGING_SET)).isOne();
    }

    @Test
    void aRunInDoubtThatIsProvenIsKnownAsWell() throws Exception {
        SandboxImagingSet set = newSet(0);
        routes.loseAnswers(SandboxOperation.RUN_IMAGING_SET, 1);
        routes.route("direct:start", route -> route.to("direct:run").to(awaiting("legacy")));
        routes.bareRoute("direct:run", route -> route.doTry()
                .to(keyed("job/run", "legacy"))
                .doCatch(Exception.class)
                .to(keyed("job/run", "legacy"))
                .end());
        endAtOnce(set, "1");
        assertThat(routes.arrived(SandboxOperation.RUN_IMAGING_SET)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void whatWasReadOfOneSetSaysNothingOfAnother(String version) throws Exception {
        SandboxImagingSet other = newSet(0);
        route(route -> route.to(keyed("job/run", version)).to(awaiting(version)));
        endAtOnce(other, "1");
        routes.bareRoute("direct:other", route -> route.to(keyed("job/run", version))
                .process(body(other.artifactId()))
                .removeHeaders("*")
                .to(awaiting(version)));
        assertAwaited("direct:other", newSet(0), "2");
    }

    /** It shows that the first has run, and not that the second has. */
    @ParameterizedTest
    @CsvSource({"legacy, ''", "v1, ''", "legacy, &ledger=#ledger&idempotencyKey=again&maxLooks=0"})
    void whatWasReadBeforeOneRunSaysNothingOfTheNext(String version, String options) throws Exception {
        SandboxImagingSet set = newSet(2);
        route(route -> route.to(keyed("job/run", version))
                .to(awaiting(version))
                .process(body(set.artifactId()))
                .to(routes.imaging("job/retry-errors") + "&apiVersion=" + version + options)
                .to(awaiting(version)));
        assertAwaited("direct:start", set, "1");
        assertThat(routes.arrived(SandboxOperation.RETRY_ERRORS)).isOne();
    }

    /** Neither a header that a route removes nor a property that a copy loses. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "v1"})
    void aCopyOfTheMessageTellsTheMessage(String version) throws Exception {
        SandboxImagingSet set = newSet(0);
        route(route -> route.split()
                .body()
                .to(keyed("job/run", version))
                .end()
                .removeHeaders("*")
                .removeProperties("*")
                .process(body(set.artifactId()))
                .to("seda:later?waitForTaskToComplete=Always&timeout=0"));
        routes.bareRoute("seda:later", route -> route.to(awaiting(version)));
        endAtOnce(set, "1");
    }

    /** Each generation of the API tells an end in its own words. */
    @Test
    void anotherGenerationOfTheApiIsNotCompared() throws Exception {
        SandboxImagingSet set = newSet(0);
        route(route -> route.to(keyed("job/run", "v1")).to(awaiting("legacy")));
        assertAwaited("direct:start", set, "1");
    }
}
