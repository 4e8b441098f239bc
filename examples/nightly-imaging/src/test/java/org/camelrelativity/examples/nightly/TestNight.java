package org.camelrelativity.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.camelrelativity.common.http.FastTiming;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxWorkspace;

/** The application in this JVM, a thousand times as fast, with a list of the test's. */
final class TestNight implements AutoCloseable {

    static final String HEADER = "workspaceId,imagingSetId,name";

    /** Never while a test runs. */
    private static final String ANOTHER_DAY = "0 0 0 1 1 ? 2099";

    private static final int LONGEST_SECONDS = 60;

    private final Path list;
    private final Properties settings = new Properties();
    private final BlockingQueue<String> summaries = new LinkedBlockingQueue<>();
    private Main main;

    TestNight(Path directory, RelativitySandbox sandbox) {
        list = directory.resolve("sets.csv");
        set("relativity.instance-url", sandbox.instanceUrl());
        set("relativity.username", sandbox.username());
        set("relativity.password", sandbox.password());
        set("nightly.list", list.toString());
        set("nightly.folder", directory.resolve("nightly").toString());
        set("nightly.cron", ANOTHER_DAY);
        set("nightly.redeliveries", "1");
        set("nightly.redelivery-delay", "1");
        set("camel.main.shutdown-timeout", "20");
    }

    TestNight set(String name, String value) {
        settings.setProperty(name, value);
        return this;
    }

    /** The list names these sets of a workspace, as they are called there. */
    TestNight lists(SandboxWorkspace workspace, int... sets) {
        StringBuilder lines = new StringBuilder(HEADER);
        for (int set : sets) {
            lines.append('\n').append(workspace.artifactId()).append(',').append(set);
            lines.append(',').append(workspace.imagingSet(set).name());
        }
        return lists(lines.toString());
    }

    Path list() {
        return list;
    }

    TestNight lists(String text) {
        try {
            Files.writeString(list, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestNight mails(String server) {
        return set("nightly.mail-server", server)
                .set("nightly.mail-from", "nightly@example.com")
                .set("nightly.mail-to", "review@example.com");
    }

    TestNight start() {
        main = NightlyApplication.camel(settings);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                FastTiming.speedUp(initialized.getCamelContext(), 1000);
                initialized.getCamelContext().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                    @Override
                    public void notify(CamelEvent event) {
                        if (event instanceof ExchangeSendingEvent sending
                                && sending.getEndpoint().getEndpointUri().equals("direct://tell")) {
                            summaries.add(sending.getExchange().getMessage().getBody(String.class));
                        }
                    }
                });
            }
        });
        main.start();
        return this;
    }

    /** {@return the summary of a night that begins and ends now; its first line tells the results} */
    List<String> summary() throws Exception {
        return begin().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    CompletableFuture<List<String>> begin() throws Exception {
        return main.getCamelTemplate()
                .asyncSend("direct:night", night -> {})
                .thenApply(ended -> summaries.remove().lines().toList());
    }

    /** {@return the summary of the next night that ends, whoever began it} */
    String nextSummary() throws InterruptedException {
        String summary = summaries.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        assertThat(summary).as("a summary").isNotNull();
        return summary;
    }

    /** {@return the summary of a night that goes on now} */
    List<String> goOn() throws Exception {
        main.getCamelTemplate().sendBody("direct:tonight", null);
        return nextSummary().lines().toList();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    void stop() {
        main.stop();
    }

    @Override
    public void close() {
        if (main != null) {
            main.stop();
        }
    }
}
