package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.query.KeywordSearch;
import org.camelrelativity.imaging.model.ArtifactRef;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.imaging.model.ImagingProfileBuilder;
import org.camelrelativity.imaging.model.ImagingSetBuilder;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A create with an idempotency key is proven by its name, if nothing had that name before. */
class CreateProofTest {

    private static final String NAME = "O'Brien's \\ night";

    private Redelivered routes;

    /** An operation that creates something of a name. */
    record Create(String operation, SandboxOperation inSandbox, BiFunction<World, String, Object> body) {

        @Override
        public String toString() {
            return operation;
        }
    }

    static Stream<Create> creates() {
        return Stream.of(
                new Create("set/save", SandboxOperation.SAVE_IMAGING_SET, (world, name) -> ImagingSetBuilder.builder()
                        .name(name)
                        .imagingProfile(ArtifactRef.of(world.workspace().defaultImagingProfile()))
                        .dataSourceId(world.workspace().addSavedSearch(1, 0))
                        .build()),
                new Create(
                        "profile/save",
                        SandboxOperation.SAVE_IMAGING_PROFILE,
                        (world, name) -> ImagingProfileBuilder.builder(world.ask(
                                        "relativity-imaging:profile/read",
                                        world.workspace().defaultImagingProfile(),
                                        ImagingProfile.class))
                                .artifactId(null)
                                .name(name)
                                .build()),
                new Create(
                        "search/create",
                        SandboxOperation.CREATE_SAVED_SEARCH,
                        (world, name) -> KeywordSearch.of(name, "Control Number")));
    }

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        Ledgers ledgers =
                new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        routes.world().context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    private Exchange send(Create create, Object body) {
        String uri = routes.imaging(create.operation()) + "&idempotencyKey=row-1&ledger=#ledger";
        return routes.world().context().createProducerTemplate().send(uri, exchange -> exchange.getMessage()
                .setBody(body));
    }

    @ParameterizedTest
    @MethodSource("creates")
    void aCreateInDoubtThatIsThereIsDone(Create create) {
        Object body = create.body().apply(routes.world(), NAME);
        routes.loseAnswers(create.inSandbox(), 1);
        assertThat(send(create, body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange later = send(create, body);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(create.inSandbox())).isOne();
    }

    @ParameterizedTest
    @MethodSource("creates")
    void aNameThatWasThereBeforeProvesNothing(Create create) {
        Object body = create.body().apply(routes.world(), NAME);
        routes.world().ask(routes.imaging(create.operation()), body, Integer.class);
        routes.loseAnswers(create.inSandbox(), 1);
        for (int message = 0; message < 2; message++) {
            assertThat(send(create, body).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining("/find its name");
        }
        assertThat(routes.arrived(create.inSandbox())).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void aCreateThatIsNotThereStaysInDoubt(Create create) {
        Object body = create.body().apply(routes.world(), NAME);
        routes.world().sandbox().faults().next(create.inSandbox(), SandboxFault.resetBeforeEffect());
        for (int message = 0; message < 2; message++) {
            assertThat(send(create, body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        }
        assertThat(routes.arrived(create.inSandbox())).isOne();
    }
}
