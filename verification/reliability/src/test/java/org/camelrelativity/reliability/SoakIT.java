package org.camelrelativity.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Synchronization;
import org.awaitility.core.ConditionTimeoutException;
import org.camelrelativity.common.RelativityConfiguration;
import org.camelrelativity.common.RelativityToken;
import org.camelrelativity.common.RelativityTokenSource;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.imaging.RelativityImagingConstants;
import org.camelrelativity.imaging.model.ImagingProfile;
import org.camelrelativity.sandbox.RelativitySandbox;
import org.camelrelativity.sandbox.SandboxTiming;
import org.camelrelativity.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 64 threads against a Relativity that misbehaves at random: each exchange ends in one outcome, each outcome is true, and
 * nothing is used up. In rounds: after each, everybody waits while its outcomes are held to the sandbox's journal and
 * state, and the heap is measured; the next has a new workspace and the same connection.
 */
@Tag("heavy")
class SoakIT {

    private static final int THREADS = 64;
    /** Of each of the two components. */
    private static final int CONNECTIONS = 8;

    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
    /** A leak of a single object per exchange would be larger. */
    private static final long HEAP_BYTES_PER_EXCHANGE = 16;
    /** What comes and goes between two measurements. */
    private static final long HEAP_NOISE = 1 << 20;

    private static final ThreadLocal<Long> SHOT = new ThreadLocal<>();

    private final double minutes = Double.parseDouble(System.getProperty("soak.minutes", "1"));
    private final long seed = Long.getLong("soak.seed", 20_261_121L);

    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final List<String> mismatches = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private long requests;
    private long faults;
    private int mostConnections;
    private int mostConnectionsAtRest;
    private int mostThreads;

    /**
     * What is left after a round.
     *
     * @param exchanges how many there were so far
     * @param heap bytes in use
     */
    private record Measured(long exchanges, long heap) {}

    @Test
    void underLoadEveryOutcomeIsTrueAndNothingLeaks() throws Exception {
        System.out.printf(Locale.ROOT, "soak: %s minutes, seed %d%n", minutes, seed);
        soak(1); // so that what lives as long as the JVM is there before anything is counted
        forget();

        Set<Thread> threadsBefore = Resources.threads();
        int rounds = (int) Math.max(3, Duration.ofSeconds((long) (minutes * 60)).dividedBy(ROUND));
        int connectionsLeft = soak(rounds);

        Set<String> threadsLeft = threadsLeft(threadsBefore);
        report(rounds, threadsBefore.size(), threadsLeft, connectionsLeft);
        assertThat(threadsLeft).isEmpty();
        assertThat(mismatches).isEmpty();
        assertThat(outcomes).doesNotContainKey(Outcome.NONE);
        assertThat(mostConnectionsAtRest).isLessThanOrEqualTo(2 * CONNECTIONS);
        assertThat(connectionsLeft).isLessThanOrEqualTo(0);
        assertThat(growth()).isLessThan(allowedGrowth());
    }

    /** Starts, fires round by round, and stops; answers how many connections are left then. */
    private int soak(int rounds) throws Exception {
        try (RelativitySandbox sandbox =
                RelativitySandbox.builder().timing(SandboxTiming.instant()).start()) {
            CamelContext context = context(sandbox);
            ExecutorService workers = Executors.newFixedThreadPool(THREADS);
            Misbehaviour misbehaviour = new Misbehaviour(seed, PATIENCE);
            try (ProducerTemplate template = context.createProducerTemplate()) {
                for (int round = 0; round < rounds; round++) {
                    long roundSeed = seed + round;
                    round(sandbox, template, workers, misbehaviour, roundSeed);
                    clear(sandbox);
                    measured.add(new Measured(total(), Resources.heap()));
                }
                assertThat(context.getInflightRepository().size()).isZero();
            } finally {
                workers.shutdownNow();
                context.stop();
            }
            faults += misbehaviour.faults();
            assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            return connectionsWhenQuiet(sandbox);
        }
    }

    private void round(
            RelativitySandbox sandbox,
            ProducerTemplate template,
            ExecutorService workers,
            Misbehaviour misbehaviour,
            long roundSeed)
            throws Exception {
        SandboxWorkspace workspace = sandbox.addWorkspace();
        Tasks tasks = new Tasks(sandbox, workspace, template(workspace, template));
        sandbox.journal().clear();
        sandbox.faults().decide(misbehaviour);
        Queue<Shot> shots = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + ROUND.toNanos();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(roundSeed * THREADS + thread);
            work.add(() -> {
                while (System.nanoTime() < end) {
                    long number = numbers.incrementAndGet();
                    Shot shot = new Shot(number, tasks.next(random, number));
                    shots.add(shot);
                    fire(template, shot);
                }
                return null;
            });
        }
        List<Future<Void>> ended = new ArrayList<>();
        work.forEach(one -> ended.add(workers.submit(one)));
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(LONGEST_ROUND)
                .until(() -> {
                    mostConnections = Math.max(mostConnections, Resources.connections(sandbox.instanceUrl()));
                    mostThreads = Math.max(mostThreads, Resources.threadCount());
                    return ended.stream().allMatch(Future::isDone);
                });
        for (Future<Void> one : ended) {
            one.get();
        }
        awaitQuiet(sandbox);
        mostConnectionsAtRest = Math.max(mostConnectionsAtRest, Resources.connections(sandbox.instanceUrl()));
        assertThat(sandbox.journal().entries()).hasSize(sandbox.journal().arrived());
        assertThat(sandbox.journal().unknownFields()).isEmpty();
        requests += sandbox.journal().arrived();
        shots.forEach(shot -> outcomes.merge(shot.outcome(), 1, Integer::sum));
        mismatches.addAll(new Audit(new Aftermath(workspace), sandbox.journal().entries()).of(shots));
    }

    private static void fire(ProducerTemplate template, Shot shot) {
        SHOT.set(shot.id());
        try {
            Exchange exchange = template.send(entry(shot.task().uri()), sent -> {
                sent.getMessage().setBody(shot.task().body());
                sent.getMessage().getHeaders().putAll(shot.task().headers());
                sent.getExchangeExtension().addOnCompletion(completing(shot));
            });
            shot.endsAs(exchange);
        } finally {
            SHOT.remove();
        }
    }

    private static String entry(String uri) {
        return "direct:" + uri.replaceAll("[?=]", "-");
    }

    private static Synchronization completing(Shot shot) {
        return new Synchronization() {
            @Override
            public void onComplete(Exchange exchange) {
                shot.complete();
            }

            @Override
            public void onFailure(Exchange exchange) {
                shot.complete();
            }
        };
    }

    private CamelContext context(RelativitySandbox sandbox) throws Exception {
        CamelContext context = new DefaultCamelContext();
        RelativityTokenSource source = tokenSource(sandbox);
        for (String scheme : List.of("relativity-imaging", "relativity-production")) {
            RelativityComponent component = context.getComponent(scheme, RelativityComponent.class);
            configure(component.getConfiguration(), sandbox, source);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                Tasks.uris().forEach(uri -> from(entry(uri)).to(uri));
            }
        });
        context.start();
        return context;
    }

    private void configure(
            RelativityConfiguration configuration, RelativitySandbox sandbox, RelativityTokenSource source) {
        configuration.setInstanceUrl(sandbox.instanceUrl());
        configuration.setTokenSource(source);
        configuration.setMaxConnections(CONNECTIONS);
        configuration.setConnectionRequestTimeout(Duration.ofMillis(800));
        configuration.setResponseTimeout(PATIENCE);
        configuration.setRetryDelay(Duration.ofMillis(1));
        configuration.setMaxRetryDelay(Duration.ofSeconds(1));
        configuration.setHttpClientConfigurer(
                builder -> builder.addRequestInterceptorLast((request, entity, context) -> {
                    if (SHOT.get() != null) {
                        request.setHeader(Audit.SHOT_HEADER, SHOT.get());
                    }
                }));
    }

    /** Both components are the same user, whose token is renewed as soon as one of them finds it rejected. */
    private RelativityTokenSource tokenSource(RelativitySandbox sandbox) {
        return new RelativityTokenSource() {
            @Override
            public synchronized RelativityToken fetch() {
                return RelativityToken.of(sandbox.accessToken());
            }

            @Override
            public synchronized void rejected(String token) {
                if (token.equals(sandbox.accessToken())) {
                    sandbox.changeAccessToken("token-" + tokens.incrementAndGet());
                }
            }
        };
    }

    /** A complete profile to make others of, read while nothing goes wrong. */
    private static ImagingProfile template(SandboxWorkspace workspace, ProducerTemplate template) {
        return template.requestBodyAndHeaders(
                "direct:relativity-imaging:profile/read",
                workspace.defaultImagingProfile(),
                Map.of(RelativityImagingConstants.WORKSPACE_ID, workspace.artifactId()),
                ImagingProfile.class);
    }

    /** Until the server has read and answered what clients have given up, too. */
    private static void awaitQuiet(RelativitySandbox sandbox) {
        AtomicInteger arrived = new AtomicInteger(-1);
        await().pollInSameThread().pollInterval(Duration.ofMillis(300)).until(() -> {
            int now = sandbox.journal().arrived();
            return arrived.getAndSet(now) == now && sandbox.journal().entries().size() == now;
        });
    }

    private static void clear(RelativitySandbox sandbox) {
        sandbox.reset();
        sandbox.wireMock().resetRequests();
    }

    private static int connectionsWhenQuiet(RelativitySandbox sandbox) {
        try {
            await().pollInSameThread()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Resources.connectionsLeft(sandbox.instanceUrl()) <= 0);
        } catch (ConditionTimeoutException e) {
            // reported with the other figures
        }
        return Resources.connectionsLeft(sandbox.instanceUrl());
    }

    private static Set<String> threadsLeft(Set<Thread> before) {
        try {
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> Resources.threadsBeside(before)
                    .isEmpty());
        } catch (ConditionTimeoutException e) {
            // reported with the other figures
        }
        return Resources.threadsBeside(before);
    }

    private void forget() {
        measured.clear();
        outcomes.clear();
        requests = 0;
        faults = 0;
        mostConnections = 0;
        mostConnectionsAtRest = 0;
        mostThreads = 0;
    }

    private long total() {
        return outcomes.values().stream().mapToLong(count -> count).sum();
    }

    private List<Measured> firstThird() {
        return measured.subList(0, measured.size() / 3);
    }

    private List<Measured> lastThird() {
        return measured.subList(measured.size() - measured.size() / 3, measured.size());
    }

    private static Measured median(List<Measured> some) {
        return some.stream()
                .sorted(Comparator.comparingLong(Measured::heap))
                .toList()
                .get(some.size() / 2);
    }

    private long growth() {
        return median(lastThird()).heap() - median(firstThird()).heap();
    }

    private long allowedGrowth() {
        long exchanges = lastThird().get(0).exchanges() - firstThird().get(0).exchanges();
        return HEAP_NOISE + HEAP_BYTES_PER_EXCHANGE * exchanges;
    }

    private void report(int rounds, int threadsBefore, Set<String> threadsLeft, int connectionsLeft) {
        String counts = outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        System.out.printf(
                Locale.ROOT,
                "soak: seed %d, %d rounds of %d s, %d threads: %d exchanges (%s), %d requests, of which %d met a fault,"
                        + " %d tokens; mismatches %d; heap %.1f MiB in the first third, %.1f MiB in the last (allowed"
                        + " +%.1f); threads %d before, %d at most, %d left %s; connections %d at most, %d at rest, %d left%n",
                seed,
                rounds,
                ROUND.toSeconds(),
                THREADS,
                total(),
                counts,
                requests,
                faults,
                tokens.get(),
                mismatches.size(),
                mebibytes(median(firstThird()).heap()),
                mebibytes(median(lastThird()).heap()),
                mebibytes(allowedGrowth()),
                threadsBefore,
                mostThreads,
                threadsLeft.size(),
                threadsLeft,
                mostConnections,
                mostConnectionsAtRest,
                connectionsLeft);
        mismatches.stream().limit(20).forEach(mismatch -> System.out.println("soak: MISMATCH " + mismatch));
    }

    private static double mebibytes(double bytes) {
        return bytes / (1 << 20);
    }
}
