package org.camelrelativity.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.RelativityRequestException;
import org.camelrelativity.production.model.ArtifactRef;
import org.camelrelativity.production.model.NewProduction;
import org.camelrelativity.production.model.NewProductionBuilder;
import org.camelrelativity.production.model.Production;
import org.camelrelativity.production.model.ProductionDataSource.ProductionType;
import org.camelrelativity.production.model.ProductionDataSourceBuilder;
import org.camelrelativity.production.model.ProductionDefaults;
import org.camelrelativity.production.model.ProductionNumbering.NumberingType;
import org.camelrelativity.production.model.ProductionNumberingBuilder;
import org.camelrelativity.production.model.Productions;
import org.camelrelativity.sandbox.RelativitySandboxExtension;
import org.camelrelativity.sandbox.SandboxClock;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Production Manager's operations against productions with state, under a clock that only moves when told. */
class ProductionManagerTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final RelativitySandboxExtension relativity = new RelativitySandboxExtension(builder ->
            builder.clock(clock).timing(new SandboxTiming(TEN, TEN, Duration.ofSeconds(1), TEN, TEN, TEN, TEN)));

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
        component.setWorkspaceId(workspace.artifactId());
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(relativity.sandbox().journal().unknownFields()).isEmpty();
    }

    @Test
    void createsWhatItThenReadsListsAndDeletes() {
        int id = create("Vol001", workspace.addSavedSearch(3, 0));
        Production read = ask("production/read", id, Production.class);
        assertThat(read.productionId()).isEqualTo(id);
        assertThat(read.name()).isEqualTo("Vol001");
        assertThat(read.numbering().numberingType()).isEqualTo(NumberingType.PageLevel);
        assertThat(read.dataSources()).hasSize(1);
        assertThat(read.dataSources().get(0).artifactId()).isPositive();
        assertThat(read.productionMetadata().status()).isEqualTo("New");
        int other = create("Vol002", workspace.addSavedSearch(1, 0));
        assertThat(ask("production/list", null, Productions.class))
                .extracting(Production::productionId)
                .containsExactly(id, other);
        assertThat(ask("production/list?dataSourceReadMode=None", null, Productions.class))
                .allSatisfy(each -> assertThat(each.dataSources()).isNull());
        assertThat(ask("production/delete", read, Boolean.class)).isTrue();
        assertThat(ask("production/list", null, Productions.class))
                .extracting(Production::productionId)
                .containsExactly(other);
        assertThat(send("production/read", id).getException())
                .isInstanceOf(RelativityRefusedException.class)
                .hasMessageContaining("Production specified is invalid.");
    }

    @Test
    void createsFromMapsAndText() throws Exception {
        Map<String, Object> body =
                Map.of("production", Map.of("Name", "Vol001", "Numbering", Map.of("NumberingType", 1)));
        for (Object each : List.of(body, new ObjectMapper().writeValueAsString(body))) {
            int id = ask("production/create", each, Integer.class);
            assertThat(ask("production/read", id, Production.class).numbering().numberingType())
                    .isEqualTo(NumberingType.DocumentLevel);
        }
    }

    @Test
    void refusesToCreateWhatRelativityWouldNotTake() {
        Map<String, String> wrong = Map.of(
                "{\"Name\":\" \"}", "NewProduction.Name is required",
                "{\"Name\":\"A\",\"ProductionID\":5}", "unknown field 'ProductionID'",
                "{\"Name\":\"A\",\"Numbering\":{}}", "NewProduction.Numbering.NumberingType is required",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":\"Pages\"}}", "must be one of PageLevel",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":\"DocumentField\"}}", "NumberingField is required",
                "{\"Name\":\"A\",\"Numbering\":{\"NumberingType\":0,\"NumberOfDigitsForDocumentNumbering\":11}}",
                        "must be from 1 to 10",
                "{\"Name\":\"A\",\"DataSources\":[{\"BurnRedactions\":true}]}", "must have a MarkupSet");
        wrong.forEach(
                (body, message) -> assertThat(send("production/create", body).getException())
                        .isInstanceOf(RelativityRequestException.class)
                        .hasMessageContaining(message));
        assertThat(relativity.sandbox().journal().arrived(SandboxOperation.CREATE_PRODUCTION))
                .isZero();
    }

    @Test
    void createsOneAlthoughItsOutcomeIsUnknown() {
        relativity.sandbox().faults().next(SandboxOperation.CREATE_PRODUCTION, SandboxFault.resetAfterEffect());
        assertThat(send("production/create", production("Vol001", workspace.addSavedSearch(1, 0)))
                        .getException())
                .isInstanceOf(RelativityOutcomeUnknownException.class)
                .hasMessageContaining("production/list");
        assertThat(ask("production/list", null, Productions.class)).hasSize(1);
    }

    @Test
    void readsWhatIsSetInNewProductions() {
        ProductionDefaults defaults = ask("production/defaults", null, ProductionDefaults.class);
        assertThat(defaults.fields().get("BrandingFontSize").defaultValue()).isEqualTo(12);
        assertThat(defaults.fields().get("NumberingType").defaultValue())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("Name", "Page level numbering");
    }

    private static NewProduction production(String name, int... searches) {
        return NewProductionBuilder.builder()
                .name(name)
                .dataSources(java.util.Arrays.stream(searches)
                        .mapToObj(search -> ProductionDataSourceBuilder.builder()
                                .name("Source " + search)
                                .productionType(ProductionType.NativesOnly)
                                .savedSearch(ArtifactRef.of(search))
                                .build())
                        .toList())
                .numbering(ProductionNumberingBuilder.builder()
                        .numberingType(NumberingType.PageLevel)
                        .batesPrefix("REL")
                        .batesStartNumber(1)
                        .numberOfDigitsForDocumentNumbering(5)
                        .build())
                .build();
    }

    private int create(String name, int... searches) {
        return ask("production/create", production(name, searches), Integer.class);
    }

    private <T> T ask(String operation, Object body, Class<T> answer) {
        Exchange exchange = send(operation, body);
        assertThat(exchange.getException()).isNull();
        return answer.cast(exchange.getMessage().getBody());
    }

    private Exchange send(String operation, Object body) {
        return context.createProducerTemplate().request("relativity-production:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>());
        });
    }
}
