package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.ledger.CallLedger.State;
import org.camelrelativity.common.ledger.CallLook;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.production.RelativityProductionConstants;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stages and runs productions is proven by their status; what is created, by its name. */
class ProductionKeysTest {

    /** Each about a production for which it has an effect. */
    enum Work {
        STAGE("production/stage", SandboxOperation.STAGE_PRODUCTION),
        RUN("production/run", SandboxOperation.RUN_PRODUCTION),
        STAGE_AND_RUN("production/stage-and-run", SandboxOperation.STAGE_AND_RUN_PRODUCTIONS),
        RERUN("production/re-run", SandboxOperation.RERUN_PRODUCTION);

        private final String path;
        private final SandboxOperation operation;

        Work(String path, SandboxOperation operation) {
            this.path = path;
            this.operation = operation;
        }
    }

    /** Each of a name. */
    enum Creation {
        PRODUCTION("production/create", SandboxOperation.CREATE_PRODUCTION, "production/find"),
        DATA_SOURCE("data-source/save", SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE, "production/read"),
        PLACEHOLDER("placeholder/save", SandboxOperation.SAVE_PRODUCTION_PLACEHOLDER, "object/query");

        private final String path;
        private final SandboxOperation operation;
        private final String look;

        Creation(String path, SandboxOperation operation, String look) {
            this.path = path;
            this.operation = operation;
            this.look = look;
        }
    }

    private Redelivered routes;
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() throws Exception {
        routes = new Redelivered();
        workspace = routes.world().workspace();
        Ledgers ledgers =
                new Ledgers(Ledgers.inMemory(), routes.world().timing().clock());
        routes.world().context().getRegistry().bind("ledger", ledgers.of("worker-1"));
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @ParameterizedTest
    @EnumSource
    void workInDoubtIsProvenByTheStatus(Work work) {
        Object production = productionFor(work);
        routes.loseAnswers(work.operation, 1);
        assertThat(send(work.path, production).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange later = send(work.path, production);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(work.operation)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void workThatTheStatusDoesNotProveStaysInDoubt(Work work) {
        Object production = productionFor(work);
        routes.world().sandbox().faults().next(work.operation, SandboxFault.resetBeforeEffect());
        for (int message = 0; message < 3; message++) {
            assertThat(send(work.path, production).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining("production/status");
        }
        assertThat(routes.arrived(work.operation)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aCreationInDoubtIsProvenByItsName(Creation creation) {
        Object body = bodyFor(creation);
        routes.loseAnswers(creation.operation, 1);
        assertThat(send(creation.path, body).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining(creation.look);
        Exchange later = send(creation.path, body);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeader(RelativityConstants.REPLAYED)).isEqualTo(true);
        assertThat(routes.arrived(creation.operation)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aCreationThatWasNotExecutedStaysInDoubt(Creation creation) {
        Object body = bodyFor(creation);
        routes.world().sandbox().faults().next(creation.operation, SandboxFault.resetBeforeEffect());
        for (int message = 0; message < 3; message++) {
            assertThat(send(creation.path, body).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining(creation.look);
        }
        assertThat(routes.arrived(creation.operation)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aCreationOfANameThatThereWasStaysInDoubt(Creation creation) {
        Object body = bodyFor(creation);
        routes.world().ask("relativity-production:" + creation.path, body, Integer.class);
        routes.loseAnswers(creation.operation, 1);
        for (int message = 0; message < 3; message++) {
            assertThat(send(creation.path, body).getException())
                    .isInstanceOf(RelativityOutcomeUnknownException.class)
                    .hasMessageContaining(creation.look);
        }
        assertThat(routes.arrived(creation.operation)).isEqualTo(2);
    }

    /** The name is that of the production's own data source: another production's proves nothing. */
    @Test
    void aDataSourceOfAnotherProductionProvesNothing() {
        Map<String, Object> body = dataSource();
        routes.world().sandbox().faults().next(Creation.DATA_SOURCE.operation, SandboxFault.resetBeforeEffect());
        assertThat(send("data-source/save", body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        routes.world().ask("relativity-production:data-source/save", dataSource(), Integer.class);
        assertThat(send("data-source/save", body).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
    }

    /** What reads the proof without the message knows the name, and which production it is about. */
    @ParameterizedTest
    @EnumSource
    void aLookWithoutTheMessageProvesACreation(Creation creation) {
        Object body = bodyFor(creation);
        routes.loseAnswers(creation.operation, 1);
        send(creation.path, body);
        assertThat(routes.world()
                        .context()
                        .createProducerTemplate()
                        .requestBody(
                                "relativity-production:ledger/look?ledger=#ledger&idempotencyKey=row-1",
                                null,
                                CallLook.class)
                        .state())
                .isEqualTo(State.DONE);
    }

    private Object bodyFor(Creation creation) {
        return switch (creation) {
            case PRODUCTION -> newProduction();
            case DATA_SOURCE -> dataSource();
            case PLACEHOLDER ->
                Map.of(
                        "placeholder",
                        Map.of("Name", "O'Brien's \\ page", "PlaceholderType", "Custom", "CustomText", ""),
                        "workspaceId",
                        workspace.artifactId());
        };
    }

    private Map<String, Object> dataSource() {
        return Map.of(
                "Name",
                "O'Brien's \\ natives",
                "ProductionType",
                "NativesOnly",
                "SavedSearch",
                workspace.addSavedSearch(1, 0),
                "productionId",
                workspace.addProduction("Vol001", 1),
                "workspaceId",
                workspace.artifactId());
    }

    /** Its next message finds what was created, and creates nothing: nobody asks for the key any more. */
    @Test
    void aCreationBehindAFindIsProvenByALook() throws Exception {
        JdbcCallLedger ledger =
                routes.world().context().getRegistry().lookupByNameAndType("ledger", JdbcCallLedger.class);
        routes.world().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:production")
                        .setProperty("wanted", body())
                        .setBody(constant((Object) null))
                        .to("relativity-production:production/find?name=Vol001&workspaceId=" + workspace.artifactId())
                        .choice()
                        .when(simple("${body.totalCount} == 0"))
                        .setBody(exchangeProperty("wanted"))
                        .to("relativity-production:production/create?idempotencyKey=row-1&ledger=#ledger");
            }
        });
        Object production = newProduction();
        routes.loseAnswers(SandboxOperation.CREATE_PRODUCTION, 1);
        assertThat(request("direct:production", production).getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class);
        Exchange later = request("direct:production", production);
        assertThat(later.getException()).isNull();
        assertThat(later.getMessage().getHeaders())
                .containsEntry(
                        RelativityProductionConstants.PRODUCTION_ID,
                        workspace.productions().get(0));
        assertThat(ledger.inDoubt()).hasSize(1);
        CallLook look = request("relativity-production:ledger/look?idempotencyKey=row-1&ledger=#ledger", null)
                .getMessage()
                .getBody(CallLook.class);
        assertThat(look.state()).isEqualTo(State.DONE);
        assertThat(ledger.inDoubt()).isEmpty();
        assertThat(routes.arrived(SandboxOperation.CREATE_PRODUCTION)).isOne();
    }

    private Object productionFor(Work work) {
        return switch (work) {
            case STAGE -> reference(created());
            case RUN -> reference(workspace.addProduction("Vol001", 1));
            case STAGE_AND_RUN ->
                List.of(
                        ProductionJobRef.of(workspace.artifactId(), created()),
                        ProductionJobRef.of(workspace.artifactId(), workspace.addProduction("Vol002", 1)));
            case RERUN -> reference(workspace.addErroredProduction("Vol001"));
        };
    }

    private int created() {
        return routes.world().ask("relativity-production:production/create", newProduction(), Integer.class);
    }

    private Map<String, Object> newProduction() {
        Map<String, Object> source = Map.of(
                "Name", "Source", "ProductionType", "NativesOnly", "SavedSearch", workspace.addSavedSearch(1, 0));
        return Map.of("Name", "Vol001", "DataSources", List.of(source), "workspaceId", workspace.artifactId());
    }

    private Map<String, Object> reference(int production) {
        return Map.of("workspaceId", workspace.artifactId(), "productionId", production);
    }

    private Exchange send(String operation, Object body) {
        String uri = "relativity-production:" + operation + "?idempotencyKey=row-1&ledger=#ledger&workspaceId="
                + workspace.artifactId();
        return request(uri, body);
    }

    private Exchange request(String uri, Object body) {
        return routes.world().context().createProducerTemplate().request(uri, exchange -> exchange.getMessage()
                .setBody(body));
    }
}
