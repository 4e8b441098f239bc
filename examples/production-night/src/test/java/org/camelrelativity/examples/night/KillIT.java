package org.camelrelativity.examples.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.camelrelativity.examples.night.TestNight.Line;
import org.camelrelativity.production.RelativityProductionComponent;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxOperation;
import org.camelrelativity.sandbox.SandboxProduction;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application dies again and again in the middle of a night. */
@Tag("heavy")
class KillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String[] QUICK = {
        "-Dnight.cron=* * * * * ?", "-Dnight.poll=50", "-Dnight.redeliveries=2", "-Dnight.redelivery-delay=20"
    };
    private static final int KILLS = 30;
    /** How many lists there are still to do at each start, so that each kill meets an application at work. */
    private static final int UNFINISHED = 4;

    private static final int PRODUCTIONS = 8;
    private static final List<String> CONFLICTS = List.of("fail", "override", "remove");

    /** Some kills are of an application that has sent one of these, and gets no answer. */
    private static final List<SandboxOperation> DEADLY = List.of(
            SandboxOperation.CREATE_PRODUCTION,
            SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE,
            SandboxOperation.STAGE_PRODUCTION,
            SandboxOperation.RUN_PRODUCTION,
            SandboxOperation.RERUN_PRODUCTION,
            SandboxOperation.REMOVE_PRODUCTION_CONFLICTS,
            SandboxOperation.READ_PRODUCTION_STATUS,
            SandboxOperation.QUERY_OBJECTS,
            SandboxOperation.CHECK_PRODUCTION,
            SandboxOperation.READ_PRODUCTION);

    private final Random chance = new Random(15);
    private final AtomicReference<ChildApplication> dying = new AtomicReference<>();
    private final AtomicReference<SandboxOperation> deadly = new AtomicReference<>();
    private final AtomicInteger spared = new AtomicInteger();

    @TempDir
    private Path directory;

    private RelativitySandbox sandbox;
    private SandboxWorkspace workspace;
    private int lists;

    @Test
    void nightThatIsKilledAgainAndAgainMakesEachProductionOnce() throws Exception {
        try (RelativitySandbox started = RelativitySandbox.builder()
                .timing(new SandboxTiming(
                        SHORT, SHORT, Duration.ofMillis(10), SHORT, Duration.ZERO, SHORT, Duration.ZERO))
                .start()) {
            sandbox = started;
            workspace = sandbox.addWorkspace();
            addSavedSearches();
            sandbox.faults().decide(operation -> {
                if (operation == deadly.get() && dying.get() != null && spared.getAndDecrement() == 0) {
                    dying.getAndSet(null).close();
                }
                return null;
            });
            for (int kill = 0; kill < KILLS; kill++) {
                while (lists < reports().size() + UNFINISHED) { // however fast the machine is
                    writeList(lists++);
                }
                try (ChildApplication killed = start()) {
                    kill(killed, kill);
                }
            }
            assertThat(reports()).as("reports before the last start").hasSizeLessThan(lists);
            try (ChildApplication last = start()) {
                await().atMost(PATIENCE.multipliedBy(2))
                        .until(() -> files("done").size() == lists || !last.isAlive());
                assertThat(last.isAlive()).as(last.output()).isTrue();
            }
            assertEachIsThereOnce();
        }
    }

    private void addSavedSearches() throws IOException {
        workspace.addSavedSearch("Documents", 3, 0);
        restrictOneOf(workspace.addSavedSearch("Documents with conflicts", 4, 0));
        workspace.addSavedSearch("Damaged documents", 3, 1); // for which a first run fails
        Files.createDirectory(directory.resolve("lists"));
    }

    private void writeList(int list) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PRODUCTIONS; i++) {
            text.append("""
                    - workspaceId: %s
                      name: Vol %s-%s
                      savedSearch: %s
                      numbering: {NumberingType: DocumentLevel, BatesPrefix: L%sP%s-, BatesStartNumber: 1}
                      dataSource: {ProductionType: NativesOnly}
                      conflicts: %s
                    """.formatted(
                    workspace.artifactId(), list, i, savedSearch(i), list, i, CONFLICTS.get(i % CONFLICTS.size())));
        }
        Files.writeString(directory.resolve("lists/" + list + ".yaml"), text);
    }

    private static String savedSearch(int i) {
        boolean conflicts = CONFLICTS.get(i % CONFLICTS.size()).equals("remove");
        return i % 4 == 3 ? "Damaged documents" : conflicts ? "Documents with conflicts" : "Documents";
    }

    private void restrictOneOf(int search) {
        int restricted =
                workspace.addSavedSearchOf(workspace.documents().foundBy(search).get(0));
        CamelContext context = new DefaultCamelContext();
        try {
            RelativityProductionComponent component =
                    context.getComponent("relativity-production", RelativityProductionComponent.class);
            component.getConfiguration().setInstanceUrl(sandbox.instanceUrl());
            component.getConfiguration().setUsername(sandbox.username());
            component.getConfiguration().setPassword(sandbox.password());
            context.start();
            String uri = "relativity-production:production/set-restriction?workspaceId=" + workspace.artifactId();
            context.createProducerTemplate().requestBody(uri, restricted);
        } finally {
            context.stop();
        }
    }

    /** Half of them on a request; the others at work, at any time after the start, or when a report has been written. */
    private void kill(ChildApplication application, int kill) throws Exception {
        int arrived = sandbox.journal().arrived();
        int written = reports().size();
        switch (kill % 6) {
            case 0, 2, 4 -> {
                deadly.set(DEADLY.get(kill / 2 % DEADLY.size()));
                spared.set(chance.nextInt(3));
                dying.set(application);
                await().atMost(PATIENCE).until(() -> !application.isAlive());
                assertThat(dying.get()).as(application.output()).isNull();
            }
            case 1 -> {
                await().atMost(PATIENCE).until(() -> sandbox.journal().arrived() > arrived || !application.isAlive());
                waitUpTo(3_000, application);
            }
            case 3 -> waitUpTo(6_000, application);
            default ->
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> reports().size() > written || !application.isAlive());
        }
        application.kill();
    }

    private void waitUpTo(int milliseconds, ChildApplication application) throws InterruptedException {
        assertThat(application.exitedWithin(Duration.ofMillis(chance.nextInt(milliseconds))))
                .as(application::output)
                .isFalse();
    }

    private void assertEachIsThereOnce() throws IOException {
        Map<String, List<SandboxProduction>> byName = workspace.productions().stream()
                .map(workspace::production)
                .collect(Collectors.groupingBy(SandboxProduction::name));
        List<String> looks = new ArrayList<>();
        assertThat(reports()).hasSize(lists);
        for (Path report : reports()) {
            List<Line> lines = TestNight.lines(Files.readString(report));
            String list = report.getFileName().toString().split(" ")[1].replace(".yaml.csv", "");
            assertThat(lines)
                    .extracting(Line::name)
                    .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                            .limit(PRODUCTIONS)
                            .map(i -> "Vol " + list + "-" + i)
                            .toList());
            for (Line line : lines) {
                List<SandboxProduction> productions = byName.getOrDefault(line.name(), List.of());
                if (line.outcome().equals("look")) {
                    looks.add(line.name() + ": " + line.message());
                    assertThat(productions).as(line.toString()).hasSizeLessThan(2);
                    assertThat(productions).allSatisfy(each -> {
                        assertThat(each.runs()).as(line.toString()).isLessThan(2);
                        assertThat(each.retries()).as(line.toString()).isLessThan(2);
                    });
                } else {
                    assertThat(line.outcome()).as(line.toString()).isEqualTo("produced");
                    assertThat(line.firstBates()).endsWith("P" + line.name().split("-")[1] + "-0000001");
                    assertThat(productions).as(line.toString()).singleElement().satisfies(each -> {
                        assertThat(each.status()).isEqualTo("Produced");
                        assertThat(each.runs()).isOne();
                        assertThat(each.retries()).isEqualTo(line.name().matches(".*-(3|7)") ? 1 : 0);
                    });
                }
            }
        }
        assertThat(byName).hasSizeLessThanOrEqualTo(lists * PRODUCTIONS);
        assertTookEffectOnce(SandboxOperation.STAGE_PRODUCTION);
        assertTookEffectOnce(SandboxOperation.RUN_PRODUCTION);
        assertTookEffectOnce(SandboxOperation.RERUN_PRODUCTION);
        assertTookEffectOnce(SandboxOperation.SAVE_PRODUCTION_DATA_SOURCE);
        System.out.printf("%d kills, %d productions, for a person: %s%n", KILLS, byName.size(), looks);
        assertThat(looks).hasSizeLessThanOrEqualTo(KILLS / 3);
    }

    /** For each production, which is in the path. */
    private void assertTookEffectOnce(SandboxOperation operation) {
        assertThat(sandbox.journal().entries())
                .filteredOn(entry -> entry.operation() == operation && entry.tookEffect())
                .extracting(entry -> entry.path())
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    private List<Path> reports() throws IOException {
        return files("reports");
    }

    private List<Path> files(String folder) throws IOException {
        Path path = directory.resolve("night").resolve(folder);
        if (Files.notExists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().matches(".*\\.(csv|yaml)"))
                    .toList();
        }
    }

    private ChildApplication start() throws IOException {
        return ChildApplication.startFast(directory, ChildApplication.settings(sandbox, QUICK));
    }
}
