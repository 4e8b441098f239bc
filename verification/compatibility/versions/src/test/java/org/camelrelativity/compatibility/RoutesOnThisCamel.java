package org.camelrelativity.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.camelrelativity.common.RelativityConstants;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.component.RelativityConnection;
import org.camelrelativity.imaging.RelativityImagingComponent;
import org.camelrelativity.imaging.model.ImagingJobResponse;
import org.camelrelativity.imaging.model.ImagingSetStatusResponse;
import org.camelrelativity.production.RelativityProductionComponent;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run by {@link OtherJvm}: a short list of routes, on whatever Camel is there. */
class RoutesOnThisCamel {

    private static final int WORKSPACE = 1017371;
    private static final int IMAGING_SET = 1039603;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private CamelContext context;

    @BeforeEach
    void start() {
        sandbox = RelativitySandbox.start();
        workspace = sandbox.addWorkspace(WORKSPACE);
        workspace.addImagingSet(IMAGING_SET, "Set", workspace.addSavedSearch(3, 0));
        context = new DefaultCamelContext();
        for (String scheme : List.of("relativity-imaging", "relativity-production")) {
            RelativityComponent component = context.getComponent(scheme, RelativityComponent.class);
            component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
        }
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    @Test
    void runsTheFinishedJars() {
        assertThat(context.getVersion()).isEqualTo(System.getProperty("expected.camel"));
        for (Class<?> ours : List.of(
                RelativityImagingComponent.class, RelativityProductionComponent.class, RelativityConnection.class)) {
            assertThat(ours.getProtectionDomain().getCodeSource().getLocation().getPath())
                    .endsWith(".jar");
        }
    }

    static List<String> languages() {
        return List.of(System.getProperty("expected.languages").split(","));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void runsAnImagingSet(String language) throws Exception {
        if (language.equals("java")) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:java").to("relativity-imaging:job/run?workspaceId=" + WORKSPACE);
                }
            });
        } else {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context)
                            .resolveResource("classpath:routes/run-set." + language));
        }
        runs("direct:" + language);
    }

    @Test
    void speaksTheVersionedApi() {
        ImagingJobResponse job = context.createProducerTemplate()
                .requestBodyAndHeader(
                        "relativity-imaging:job/run?apiVersion=v1",
                        IMAGING_SET,
                        RelativityConstants.WORKSPACE_ID,
                        WORKSPACE,
                        ImagingJobResponse.class);
        assertThat(job.imagingJobId().number())
                .contains((long) workspace.jobs().get(0).artifactId());
        ImagingSetStatusResponse status = context.createProducerTemplate()
                .requestBody(
                        "relativity-imaging:set/status?apiVersion=v1&workspaceId=" + WORKSPACE,
                        IMAGING_SET,
                        ImagingSetStatusResponse.class);
        assertThat(context.getTypeConverter().convertTo(String.class, status)).contains("\"JobExists\":true");
    }

    /** That thread is Camel's, while those of the other tests are their own. */
    @Test
    void pollsOnAThreadAsItIsConfigured() throws Exception {
        workspace.runImagingSet(IMAGING_SET); // of a set that never ran there is nothing to tell
        CompletableFuture<Thread> poller = new CompletableFuture<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                fromF(
                                "relativity-imaging:set/status?apiVersion=v1&workspaceId=%d&imagingSetId=%d",
                                WORKSPACE, IMAGING_SET)
                        .to("relativity-imaging:set/read")
                        .process(exchange -> poller.complete(Thread.currentThread()));
            }
        });
        String thread = poller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).toString();
        assertThat(thread.startsWith("VirtualThread["))
                .as(thread)
                .isEqualTo(Boolean.getBoolean("camel.threads.virtual.enabled"));
    }

    /** What makes copies and redeliveries one message is Camel's own, and may change with it. */
    @Test
    void oneMessageRunsASetOnce() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:message")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("direct:repeated");
                from("direct:repeated")
                        .errorHandler(noErrorHandler())
                        .split(constant(List.of(IMAGING_SET)))
                        .stopOnException()
                        .removeHeaders("Camel*")
                        .removeProperties("*")
                        .to("relativity-imaging:job/run?workspaceId=" + WORKSPACE)
                        .throwException(new IllegalStateException("the next step"));
            }
        });
        assertThat(context.createProducerTemplate()
                        .send("direct:message", exchange -> {})
                        .getException())
                .hasRootCauseMessage("the next step");
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                .isEqualTo(1);
    }

    @Test
    void retriesProductions() {
        int production = workspace.addErroredProduction("Vol001");
        Object answer = context.createProducerTemplate()
                .requestBody(
                        "relativity-production:job/mass-retry",
                        List.of(Map.of("WorkspaceID", WORKSPACE, "ProductionID", production)));
        assertThat(context.getTypeConverter().convertTo(String.class, answer))
                .startsWith("{\"NumberOfJobsRequestedForRetry\":1,");
        assertThat(workspace.production(production).retries()).isEqualTo(1);
    }

    @Test
    void printsNoSecretOfAUri() {
        Throwable thrown = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:misspelt").to("relativity-imaging:job/run?pasword=s3cr3t-value");
            }
        }));
        assertThat(getStackTrace(thrown))
                .contains("job/run has no option pasword")
                .doesNotContain("s3cr3t-value");
    }

    private void runs(String start) {
        ImagingJobResponse answer =
                context.createProducerTemplate().requestBody(start, IMAGING_SET, ImagingJobResponse.class);
        assertThat(answer.imagingJobId().guid()).isPresent();
        assertThat(context.getTypeConverter().convertTo(String.class, answer)).startsWith("{\"ImagingJobID\":\"");
        assertThat(sandbox.journal().tookEffect(SandboxOperation.RUN_IMAGING_SET))
                .isEqualTo(1);
    }
}
