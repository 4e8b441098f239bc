package org.camelrelativity.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityOutcomeUnknownException;
import org.camelrelativity.common.RelativityRefusedException;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.common.http.TestTiming;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.camelrelativity.common.testing.LogLines;
import org.camelrelativity.common.testing.OperationPages;
import org.camelrelativity.common.testing.PageTables;
import org.camelrelativity.common.testing.Snippet;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxFault;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README and the pages are true: the tables are those of the code, and the snippets run. That a page shows what is compiled
 * here, verification/pages holds. CONTRIBUTING.md tells how to write the
 * tables anew.
 */
class PagesTest {

    private static final String RUN = "{\"workspaceId\":1017371,\"imagingSetId\":1039603}";

    @RegisterExtension
    final LogLines log = new LogLines();

    @Test
    void eachOperationHasAPage() throws Exception {
        new OperationPages(
                        "relativity-imaging",
                        ImagingOperations.TABLE,
                        RelativityImagingComponent.class.getResource(
                                "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"))
                .assertWritten();
    }

    @Test
    void tablesAreThoseOfTheCode() throws Exception {
        PageTables tables = new PageTables(
                "relativity-imaging",
                ImagingOperations.TABLE,
                RelativityImagingComponent.class.getResource(
                        "/META-INF/org/camelrelativity/imaging/relativity-imaging.json"));
        PageTables.assertWritten(
                "relativity-imaging.md",
                Map.of(
                        "imaging operations", tables.operations(),
                        "imaging calls", tables.calls(),
                        "imaging component options", tables.componentOptions(),
                        "imaging endpoint options", tables.endpointOptions(),
                        "imaging consumer options", tables.consumerOptions(),
                        "imaging poll options", tables.pollOptions(),
                        "imaging headers", tables.headers()));
        PageTables.assertWritten("ledger.md", Map.of("imaging proofs", tables.proofs()));
    }

    /** With a ledger in memory; that the README's own survives a kill, LedgerKillIT shows. */
    @Test
    void theRouteYouCameForRuns(@TempDir Path folder) throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
            workspace.addImagingSet(1039604, "Lost", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            TestTiming timing = TestTiming.in(context);
            context.getRegistry().bind("ledger", ledgerInMemory());
            context.addRoutes(PageExamples.theRouteYouCameFor());
            AdviceWith.adviceWith(context, null, route -> {
                String inbox = route.getOriginalRoute().getInput().getEndpointUri();
                route.replaceFromWith(inbox.replace("file:inbox", "file:" + folder.resolve("inbox"))
                        .replace("delay=30s", "initialDelay=0&delay=10"));
                for (String end : List.of("done", "refused")) {
                    route.weaveByToUri("file:" + end).replace().to("file:" + folder.resolve(end));
                }
            });
            context.start();
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            Files.writeString(inbox.resolve("bad.json"), "{\"workspaceId\":1017371,\"imagingSetId\":1}");
            await().untilAsserted(() -> assertThat(folder.resolve("refused/bad.json"))
                    .content()
                    .isEqualTo("{\"workspaceId\":1017371,\"imagingSetId\":1}"));
            Files.writeString(inbox.resolve("good.json"), RUN);
            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
                timing.advance(Duration.ofSeconds(1));
                assertThat(folder.resolve("done/good.json")).content().contains("\"COMPLETED\"");
            });
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
            Files.writeString(inbox.resolve("lost.json"), "{\"workspaceId\":1017371,\"imagingSetId\":1039604}");
            int reads = sandbox.journal().arrived(SandboxOperation.READ_IMAGING_SET);
            await().until(() -> sandbox.journal().arrived(SandboxOperation.READ_IMAGING_SET) > reads + 5);
            context.stop();
            assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET))
                    .as("bad, good and lost, each once")
                    .isEqualTo(3);
            assertThat(inbox.toFile().list()).containsExactlyInAnyOrder("lost.json", ".camel");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void aPersonDecidesOfAKeyInDoubt(boolean executed, int arrived) throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(2210001);
            int set = workspace.addImagingSet("Set", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            PageExamples.ledgerOfSeveralWorkers(context, database());
            context.addRoutes(PageExamples.aKeyOfARow());
            AdviceWith.adviceWith(context, null, route -> route.replaceFromWith("direct:rows"));
            context.start();
            JdbcCallLedger ledger = context.getRegistry().lookupByNameAndType("ledger", JdbcCallLedger.class);
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetBeforeEffect());
            assertThat(row(context, set).getException()).isInstanceOf(RelativityOutcomeUnknownException.class);
            String key = ledger.inDoubt().get(0).key();
            if (executed) {
                PageExamples.settle(ledger, key);
            } else {
                PageExamples.release(ledger, key);
            }
            assertThat(row(context, set).getException()).isNull();
            assertThat(ledger.inDoubt()).isEmpty();
            assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET))
                    .isEqualTo(arrived);
            context.stop();
        }
    }

    private static Exchange row(CamelContext context, int set) {
        return context.createProducerTemplate().request("direct:rows", exchange -> {
            exchange.getMessage().setHeader(Exchange.FILE_NAME, "row-1");
            exchange.getMessage().setBody(set);
        });
    }

    private static JdbcCallLedger ledgerInMemory() {
        JdbcCallLedger ledger = new JdbcCallLedger(database());
        ledger.setCreateTable(true);
        return ledger;
    }

    private static DataSource database() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void runAndWait(String language) throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1, "Good", workspace.addSavedSearch(5, 0));
            workspace.addImagingSet(2, "Bad", workspace.addSavedSearch(5, 1));
            CamelContext context = PageExamples.contextFor(sandbox);
            TestTiming timing = TestTiming.in(context);
            if (language.equals("java")) {
                context.addRoutes(PageExamples.runAndWait());
            } else {
                load(context, language, "direct:night-run");
            }
            context.start();
            List<Future<Object>> ends = new ArrayList<>();
            for (int set : List.of(1, 2)) {
                ends.add(context.createProducerTemplate()
                        .asyncRequestBody(
                                "direct:night-run", Map.of("workspaceId", 1017371, "imagingSetId", set), Object.class));
            }
            await().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
                timing.advance(Duration.ofSeconds(1));
                assertThat(ends).allMatch(Future::isDone);
            });
            assertThat(ends.get(0).get()).isEqualTo(true);
            assertThat(ends.get(1).get()).asString().contains("COMPLETED_WITH_ERRORS");
            assertThat(workspace.imagingSet(1).imagesHidden()).isFalse();
            assertThat(workspace.imagingSet(2).imagesHidden()).isTrue();
            context.stop();
        }
    }

    @Test
    void everyOutcomeGoesItsWay() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            context.getPropertiesComponent().addInitialProperty("relativity.redelivery-delay", "1");
            context.addRoutes(PageExamples.whenItGoesWrong());
            context.start();
            assertThat(end(context, "{\"workspaceId\":1017371}")).isEqualTo("refused");
            assertThat(end(context, "{\"workspaceId\":1017371,\"imagingSetId\":1}"))
                    .isEqualTo("refused");
            sandbox.faults().next(SandboxOperation.RUN_IMAGING_SET, SandboxFault.resetAfterEffect());
            assertThat(end(context, RUN)).isEqualTo("look-first");
            sandbox.faults().always(SandboxOperation.RUN_IMAGING_SET, SandboxFault.status(429));
            assertThat(end(context, RUN)).isEqualTo("try-tomorrow");
            assertThat(workspace.imagingSet(1039603).runs()).isEqualTo(1);
            assertThat(sandbox.journal().arrived(SandboxOperation.RUN_IMAGING_SET))
                    .isEqualTo(8);
            context.stop();
        }
    }

    private static Object end(CamelContext context, String body) {
        return context.createProducerTemplate()
                .request("direct:start", exchange -> exchange.getMessage().setBody(body))
                .getMessage()
                .getHeader("end");
    }

    @Test
    void theRouteThatReactsRuns() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1039603, "Exhibits", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            context.getRegistry().bind("told", new MemoryStateRepository());
            context.addRoutes(PageExamples.reactToAStatusChange());
            AdviceWith.adviceWith(context, null, route -> {
                route.replaceFromWith("relativity-imaging:set/status?workspaceId=1017371&imagingSetId=1039603"
                        + "&stateRepository=#told&initialDelay=0&delay=50");
                route.weaveByToUri("jms:imaging.statuses").replace().to("mock:statuses");
            });
            MockEndpoint statuses = context.getEndpoint("mock:statuses", MockEndpoint.class);
            context.start();
            context.createProducerTemplate()
                    .sendBody("relativity-imaging:job/run", "{\"workspaceId\":1017371,\"imagingSetId\":1039603}");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> statuses.getReceivedExchanges().stream().anyMatch(exchange -> "Completed"
                            .equals(exchange.getMessage().getHeader("CamelRelativityNewStatus"))));
            context.stop();
        }
    }

    @Test
    void aBeanSuppliesSetsAndAFileKeepsWhatWasTold() {
        CamelContext context = new DefaultCamelContext();
        PageExamples.keepWhatWasTold(context, List::of);
        assertThat(context.getEndpoint("relativity-imaging:set/status?imagingSets=#running&stateRepository=#told"))
                .isNotNull();
    }

    @Test
    void yamlRuns() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            context.getRegistry().bind("ledger", ledgerInMemory());
            context.start();
            load(context, "yaml", "timer:daily");
            await().untilAsserted(() ->
                    assertThat(workspace.imagingSet(1039603).runs()).isEqualTo(1));
            context.stop();
        }
    }

    private static void load(CamelContext context, String language, String words) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(
                        "snippet." + language, Snippet.in("relativity-imaging.md", language, words)));
    }

    @ParameterizedTest
    @CsvSource({"true, v1", "false, legacy"})
    void whichGenerationItIsCanBeAsked(boolean versioned, String answer) throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().versionedApi(versioned).start()) {
            CamelContext context = PageExamples.contextFor(sandbox);
            context.addRoutes(PageExamples.whichGeneration());
            context.start();
            assertThat(context.createProducerTemplate().requestBody("direct:which-generation", (Object) null))
                    .isEqualTo(answer);
            context.stop();
        }
    }

    /** As where the address leads past the instance: that is no older generation. */
    @Test
    void a404OfAnotherServerIsNoGeneration() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            CamelContext context = PageExamples.contextFor(sandbox);
            context.getComponent("relativity-imaging", RelativityImagingComponent.class)
                    .getConfiguration()
                    .setInstanceUrl(sandbox.instanceUrl() + "/wrong");
            context.addRoutes(PageExamples.whichGeneration());
            context.start();
            assertThatThrownBy(() ->
                            context.createProducerTemplate().requestBody("direct:which-generation", (Object) null))
                    .cause()
                    .isInstanceOf(RelativityRefusedException.class)
                    .hasMessageContaining("instanceUrl is wrong: asked was " + sandbox.instanceUrl() + "/wrong/");
            context.stop();
        }
    }

    @Test
    void aMassProcessIsImaged() throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace();
            int document = workspace.documents().add();
            CamelContext context = PageExamples.contextFor(sandbox);
            RelativityImagingComponent component =
                    context.getComponent("relativity-imaging", RelativityImagingComponent.class);
            component.setWorkspaceId(workspace.artifactId());
            context.addRoutes(PageExamples.massImaging(workspace.defaultImagingProfile()));
            context.start();
            String massProcess = workspace.documents().addMassProcess(document);
            ImagingJobResponse job = context.createProducerTemplate()
                    .requestBody("direct:mass-image", massProcess, ImagingJobResponse.class);
            assertThat(job.imagingJobId().number()).isPresent();
            assertThat(workspace.documents().get(document).hasImages()).isTrue();
            context.stop();
        }
    }

    @Test
    void theGenerationIsOneOption() throws Exception {
        RelativityImagingComponent component = bound("imaging.api-version");
        assertThat(component.getApiVersion()).isEqualTo("v1");
        component.getCamelContext().stop();
    }

    @Test
    void theAuditLineIsThatOfTheCode() throws Exception {
        try (RelativitySandbox sandbox = RelativitySandbox.start()) {
            SandboxWorkspace workspace = sandbox.addWorkspace(1017371);
            workspace.addImagingSet(1039603, "Set", workspace.addSavedSearch(5, 0));
            CamelContext context = PageExamples.contextFor(sandbox);
            context.start();
            context.createProducerTemplate().sendBody("relativity-imaging:job/run", RUN);
            context.stop();
            String line = log.lines().stream()
                    .filter(each -> each.startsWith("INFO org.camelrelativity.audit: "))
                    .findFirst()
                    .orElseThrow();
            assertThat(withoutWhatDiffers(line.replaceFirst(".*?: ", "")))
                    .isEqualTo(withoutWhatDiffers(
                            Snippet.in("monitoring.md", "text", "job/run").strip()));
        }
    }

    private static String withoutWhatDiffers(String line) {
        return line.replaceAll("(imagingJobGuid|instance|exchange)=\\S+", "$1=");
    }

    @Test
    void javaConfigurationWorks() {
        CamelContext context = new DefaultCamelContext();
        PageExamples.yourOwnInstance(context, "token", "password");
        context.start();
        RelativityConnection europe = context.getRegistry().lookupByNameAndType("europe", RelativityConnection.class);
        assertThat(europe.getConfiguration().getInstanceUrl()).isEqualTo("https://relativity.example.eu");
        assertThat(context.getEndpoint("relativity-imaging:job/run?connection=#europe"))
                .isNotNull();
        assertThat(context.getEndpoint("relativity-imaging:job/run")).isNotNull();
        context.stop();
    }

    @Test
    void propertiesBind() throws Exception {
        RelativityImagingComponent component = bound("imaging.username");
        RelativityConfiguration configuration = component.getConfiguration();
        assertThat(configuration.getInstanceUrl()).isEqualTo("https://relativity.example.com");
        assertThat(configuration.getUsername()).isEqualTo("imaging.service@example.com");
        assertThat(configuration.getPassword()).isEqualTo("from-the-environment");
        assertThat(component.getWorkspaceId()).isEqualTo(1017371);
        component.getCamelContext().stop();
    }

    @Test
    void propertiesWithClientCredentialsBind() throws Exception {
        RelativityImagingComponent component = bound("imaging.client-id");
        assertThat(component.getConfiguration().getClientId()).isEqualTo("from-the-environment");
        assertThat(component.getConfiguration().getClientSecret()).isEqualTo("from-the-environment");
        assertThat(component.getCamelContext().getEndpoint("relativity-imaging:set/read"))
                .isNotNull();
        component.getCamelContext().stop();
    }

    private static RelativityImagingComponent bound(String option) throws Exception {
        String block = Snippet.in("connection.md", "properties", "camel.component.relativity-" + option + " =");
        Properties properties = new Properties();
        properties.load(new StringReader(block));
        Main main = new Main();
        properties.forEach((key, value) -> main.addInitialProperty(
                (String) key, ((String) value).replaceAll("\\{\\{env:\\w+}}", "from-the-environment")));
        main.start();
        return main.getCamelContext().getComponent("relativity-imaging", RelativityImagingComponent.class);
    }
}
