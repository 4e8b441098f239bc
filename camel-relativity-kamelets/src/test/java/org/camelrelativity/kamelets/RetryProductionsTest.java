package org.camelrelativity.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** relativity-retry-productions-action on the sandbox. */
class RetryProductionsTest {

    private static final String KAMELET =
            "kamelet:relativity-retry-productions-action?ledger=#bean:ledger&idempotencyKey=${header.ticket}";

    @RegisterExtension
    static final RelativitySandboxExtension RELATIVITY = new RelativitySandboxExtension();

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private KameletContext context;

    @BeforeEach
    void start(RelativitySandbox started) {
        sandbox = started;
        workspace = sandbox.addWorkspace();
        context = new KameletContext(sandbox);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Exchange send(Object body) throws Exception {
        return context.send(body, new HashMap<>(Map.of("ticket", "INC-1")));
    }

    private Map<String, Object> reference(int production) {
        return Map.of("workspaceId", workspace.artifactId(), "productionId", production);
    }

    @Test
    void retriesTheJobsOfAList() throws Exception {
        context.route(KAMELET, 0);
        int production = workspace.addErroredProduction("Vol 001");
        Exchange exchange = send(List.of(reference(production)));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(MassRetryResult.class);
        assertThat(exchange.getMessage().getHeader("CamelRelativityJobsSuccessful"))
                .isEqualTo(1);
        send(List.of(reference(production)));
        assertThat(workspace.production(production).retries()).isOne();
    }

    @Test
    void productionsOfAListAreInTheWorkspaceOfTheProperty() throws Exception {
        context.route(KAMELET + "&workspaceId=" + workspace.artifactId(), 0);
        int production = workspace.addErroredProduction("Vol 001");
        assertThat(send("[{\"ProductionID\":%d}]".formatted(production)).getException())
                .isNull();
        assertThat(workspace.production(production).retries()).isOne();
    }

    @Test
    void propertyCountsNotTheWorkspaceOfAnEarlierStep() throws Exception {
        context.route(KAMELET + "&workspaceId=" + workspace.artifactId(), 0);
        int production = workspace.addErroredProduction("Vol 001");
        Exchange exchange = context.send(
                "[{\"ProductionID\":%d}]".formatted(production),
                new HashMap<>(Map.of("ticket", "INC-1", "CamelRelativityWorkspaceId", 1017048)));
        assertThat(exchange.getException()).isNull();
        assertThat(workspace.production(production).retries()).isOne();
    }

    @Test
    void retriesWhatADatabaseTokenStandsFor() throws Exception {
        context.route(KAMELET + "&service=queue", 0);
        int production = workspace.addErroredProduction("Vol 001");
        String token = sandbox.addDatabaseToken(workspace.production(production).jobId())
                .toString();
        assertThat(send(token).getException()).isNull();
        assertThat(workspace.production(production).retries()).isOne();
    }

    @Test
    void failsOnPartial() throws Exception {
        context.route(KAMELET, 0);
        int production = workspace.addErroredProduction("Vol 001");
        Exchange exchange = send(List.of(reference(production), reference(1)));
        assertThat(exchange.getException()).isInstanceOf(RelativityPartialFailureException.class);
        assertThat(workspace.production(production).retries()).isOne();
    }

    @Test
    void partialMayBeAnAnswer() throws Exception {
        context.route(KAMELET + "&failOnPartial=false", 0);
        int production = workspace.addErroredProduction("Vol 001");
        Exchange exchange = send(List.of(reference(production), reference(1)));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelRelativityJobsFailed")).isEqualTo(1);
    }

    @Test
    void unknownOutcomeIsLookedAtAndNotSentAgain() throws Exception {
        context.route(KAMELET, 2);
        sandbox.faults().next(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetBeforeEffect());
        Exchange exchange = send(List.of(reference(workspace.addErroredProduction("Vol 001"))));
        assertThat(exchange.getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
        assertThat(sandbox.journal().arrived(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS))
                .isOne();
        assertThat(context.ledger.inDoubt()).hasSize(1);
    }
}
