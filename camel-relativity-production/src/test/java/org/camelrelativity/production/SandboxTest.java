package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityException;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityPartialFailureException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.production.model.CancelJobResult;
import org.camelrelativity.production.model.MassRetryResult;
import org.camelrelativity.production.model.ProductionJobRef;
import org.camelrelativity.production.model.ProductionJobStatusResult;
import org.camelrelativity.production.model.ProductionStatus;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All operations against a queue with state. */
class SandboxTest {

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension();

    private final CamelContext context = new DefaultCamelContext();
    private SandboxWorkspace workspace;

    @BeforeEach
    void start() {
        RelativityProductionComponent component =
                context.getComponent("relativity-production", RelativityProductionComponent.class);
        component.getConfiguration().setInstanceUrl(relativity.sandbox().instanceUrl());
        component.getConfiguration().setUsername(relativity.sandbox().username());
        component.getConfiguration().setPassword(relativity.sandbox().password());
        context.start();
        workspace = relativity.sandbox().addWorkspace();
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void tellsHowFarAProductionIsAndAllItsErrors() {
        ProductionJobRef production = errored("Vol001");
        Exchange exchange = context.createProducerTemplate()
                .request(
                        "relativity-production:production/status?includePercentages=true&numberOfBrandingErrors=0",
                        e -> e.getMessage().setBody(production));
        ProductionJobStatusResult told = exchange.getMessage().getBody(ProductionJobStatusResult.class);
        assertThat(told.percentageImaging()).isNotNull();
        assertThat(told.brandingErrors()).isEmpty();
        assertThat(told.numberOfBrandingErrors()).isPositive();
    }

    @Test
    void retriesByReferenceAndByJob() {
        ProductionJobRef first = errored("Vol001");
        int second = workspace.addErroredProduction("Vol002");
        int job = workspace.production(second).jobId();
        Exchange exchange = send("job/mass-retry", List.of(first, job));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(MassRetryResult.class).jobs()).hasSize(2);
        assertThat(workspace.production(first.productionId()).retries()).isEqualTo(1);
        assertThat(workspace.production(second).retries()).isEqualTo(1);
    }

    @Test
    void namesWhatFailedSoThatOnlyThatIsSentAgain() {
        ProductionJobRef good = errored("Vol001");
        ProductionJobRef wrong = ProductionJobRef.of(workspace.artifactId(), 999);
        Exchange exchange = send("job/mass-retry", List.of(good, wrong));
        RelativityPartialFailureException partial = exchange.getException(RelativityPartialFailureException.class);
        assertThat(partial.getFailed()).isEqualTo(List.of(wrong));
        assertThat(partial).hasMessageContaining("Invalid Production JobRef");
        assertThat(send("job/mass-retry", partial.getFailed()).getException())
                .isInstanceOf(RelativityRefusedException.class);
        assertThat(workspace.production(good.productionId()).retries()).isEqualTo(1);
    }

    @Test
    void cancelsOneAndMany() {
        ProductionJobRef one = errored("Vol001");
        ProductionJobRef other = errored("Vol002");
        Exchange exchange = send("job/cancel", one);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(CancelJobResult.class);
        assertThat(exchange.getMessage().getHeader(RelativityProductionConstants.PRODUCTION_ID))
                .isEqualTo(one.productionId());
        assertThat(send("job/mass-cancel", List.of(other)).getException()).isNull();
        assertThat(workspace.production(one.productionId()).cancels()).isEqualTo(1);
        assertThat(workspace.production(other.productionId()).cancels()).isEqualTo(1);
    }

    @Test
    void actsOnWhatADatabaseTokenSelects() {
        int first = workspace.addErroredProduction("Vol001");
        int second = workspace.addErroredProduction("Vol002");
        UUID token = relativity
                .sandbox()
                .addDatabaseToken(
                        workspace.production(first).jobId(),
                        workspace.production(second).jobId());
        Exchange exchange = send("queue/mass-prioritize", Map.of("databaseToken", token, "priority", 5));
        assertThat(exchange.getException()).isNull();
        assertThat(workspace.production(first).priority()).isEqualTo(5);
        assertThat(send("queue/mass-retry", token).getException()).isNull();
        assertThat(workspace.production(second).retries()).isEqualTo(1);
        exchange = send("queue/mass-cancel", token.toString());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RelativityProductionConstants.JOBS_SUCCESSFUL))
                .isEqualTo(2);
        assertThat(workspace.production(first).cancels()).isEqualTo(1);
        assertThat(send("queue/mass-retry", UUID.randomUUID()).getException())
                .isInstanceOf(RelativityRefusedException.class);
    }

    @Test
    void readsTheStatusBeforeAnybodyRepeats() {
        ProductionJobRef job = errored("Vol001");
        assertThat(status(job)).isEqualTo(ProductionStatus.Error);
        relativity
                .sandbox()
                .faults()
                .next(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS, SandboxFault.resetAfterEffect());
        Exchange exchange = send("job/mass-retry", List.of(job));
        RelativityException unknown = exchange.getException(RelativityOutcomeUnknownException.class);
        assertThat(unknown.getJobReport().orElseThrow().unknown()).isEqualTo(List.of(job));
        assertThat(status(job).isRunning()).isTrue();
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.MASS_RETRY_PRODUCTION_JOBS))
                .isEqualTo(1);
        assertThat(workspace.production(job.productionId()).retries()).isEqualTo(1);
    }

    private ProductionJobRef errored(String name) {
        return ProductionJobRef.of(workspace.artifactId(), workspace.addErroredProduction(name));
    }

    private ProductionStatus status(ProductionJobRef job) {
        Exchange exchange =
                send("production/status", Map.of("WorkspaceID", job.workspaceId(), "ProductionID", job.productionId()));
        return ProductionStatus.of(exchange.getMessage()
                        .getBody(ProductionJobStatusResult.class)
                        .status())
                .orElseThrow();
    }

    private Exchange send(String operation, Object body) {
        return context.createProducerTemplate().request("relativity-production:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>());
        });
    }
}
