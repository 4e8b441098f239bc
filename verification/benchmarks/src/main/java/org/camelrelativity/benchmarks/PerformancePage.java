package org.camelrelativity.benchmarks;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.util.VersionInfo;

/** docs/performance.md: what was measured, how, and what it says of the goals. */
final class PerformancePage {

    private final Measurements measured;
    private final String charts;

    /**
     * @param measured what it shows
     * @param charts the folder of its pictures, beside it
     */
    PerformancePage(Measurements measured, String charts) {
        this.measured = measured;
        this.charts = charts;
    }

    String text() throws IOException {
        return String.join(
                "\n",
                introduction(),
                goals(),
                calls(),
                inFlight(),
                new GrowthSection(measured, charts).text(),
                startUp(),
                methods(),
                HOW.replace(
                        "{warm-up}", Long.toString(measured.extent().warmUp().toSeconds())),
                machine());
    }

    private String introduction() {
        String reduced = measured.extent() == Extent.FULL
                ? ""
                : "\n**A reduced run**, which shows that everything runs: its figures mean nothing.\n";
        String shared = measured.machine().pinned()
                ? ""
                : "\n**Server and callers shared their cores in this run**: times are of both.\n";
        String noise = measured.machine().wasQuiet()
                ? ""
                : "\n**Others used the machine during this run**: they had "
                        + measured.machine().othersShare()
                        + ". Bytes are exact all the same; times and their ratios are not.\n";
        return """
                # Performance

                What a call costs by our components, beside what one would write instead. This page is written by
                `mvn -q -pl verification/benchmarks -am -DskipTests -Pbenchmark package`; see [How it is measured](#how-it-is-measured).
                """ + reduced + shared + noise;
    }

    private String goals() {
        Table table = new Table("goal", "limit", "figure", "");
        Set<String> obstacles = new LinkedHashSet<>();
        for (Goal goal : Goals.of(measured)) {
            table.row(goal.name(), goal.limit(), goal.figure(), goal.met() ? "met" : "**not met**");
            if (!goal.met() && !goal.obstacle().isEmpty()) {
                obstacles.add("- " + goal.obstacle() + "\n");
            }
        }
        return "## Goals\n\n" + table
                + "\nCalls are job/run, with 16 callers where no number is said; of the three forms of a body the worst counts. Our"
                + " part of start-up is what an application with our component takes longer than one by hand without our"
                + " jars.\n"
                + (obstacles.isEmpty()
                        ? ""
                        : "\nWhat stands in the way of the others:\n\n" + String.join("", obstacles));
    }

    private String calls() {
        StringBuilder text = new StringBuilder("## Calls\n\nThe server answers at once.\n");
        for (Workload workload : Workload.values()) {
            for (int callers : measured.callers(workload)) {
                text.append("\n### ").append(workload.title());
                text.append(callers == 1 ? ", 1 caller\n\n" : ", " + callers + " callers\n\n");
                text.append(loads(measured.atOnce(workload, callers)));
            }
        }
        return text + picture("CPU time of a call", Charts.CPU) + picture("Bytes of a call", Charts.BYTES);
    }

    private static String loads(List<Results.LoadResult> loads) {
        Sample floor = loads.stream()
                .filter(load -> load.variant() == Variant.HTTP_CLIENT)
                .map(Results.LoadResult::median)
                .findFirst()
                .orElseThrow();
        Table table = new Table(
                "", "CPU µs", "vs floor", "range", "bytes", "vs floor", "calls/s", "p50 µs", "p99 µs", "failed");
        for (Results.LoadResult load : loads) {
            Sample median = load.median();
            table.row(
                    load.variant().title(),
                    median.cpuMicros(),
                    median.cpuMicros() / floor.cpuMicros(),
                    range(load),
                    Math.round(median.bytes()),
                    median.bytes() / floor.bytes(),
                    Math.round(median.perSecond()),
                    Math.round(median.p50Micros()),
                    Math.round(median.p99Micros()),
                    load.failures());
        }
        return table.toString();
    }

    /** Of the CPU time, least to most. */
    private static String range(Results.LoadResult load) {
        double[] sorted =
                load.samples().stream().mapToDouble(Sample::cpuMicros).sorted().toArray();
        return String.format(Locale.ROOT, "%,.1f–%,.1f", sorted[0], sorted[sorted.length - 1]);
    }

    private String inFlight() {
        Table table = new Table("", "threads", "in flight", "calls/s", "CPU µs", "bytes", "p50 ms", "p99 ms", "failed");
        for (Results.LoadResult load : measured.delayed()) {
            Sample median = load.median();
            table.row(
                    load.variant().title(),
                    load.threads(),
                    load.callers(),
                    Math.round(median.perSecond()),
                    median.cpuMicros(),
                    Math.round(median.bytes()),
                    median.p50Micros() / 1_000,
                    median.p99Micros() / 1_000,
                    load.failures());
        }
        return "## In flight\n\njob/run with a server that answers after " + FixedAnswerServer.DELAY_MILLIS
                + " ms. The virtual threads are of a JDK of 21 or later: "
                + measured.machine().virtualThreadsJava() + ".\n\n" + table
                + picture("Calls per second", Charts.IN_FLIGHT);
    }

    private String startUp() throws IOException {
        Table table = new Table("", "ms to the first answer", "CPU ms", "resident MiB then");
        for (Results.Start start : measured.starts()) {
            table.row(
                    start.way(),
                    Sample.median(start.millis(), Double::doubleValue),
                    Sample.median(start.cpuMillis(), Double::doubleValue),
                    Sample.median(start.residentMib(), Double::doubleValue));
        }
        Table jars = new Table("jar", "kB");
        for (Map.Entry<String, Long> jar : Jars.sizes().entrySet()) {
            jars.row(jar.getKey(), jar.getValue() / 1_000.0);
        }
        List<String> dependencies = Jars.dependencies();
        return "## Start-up\n\n" + table + "\n" + jars
                + "\nDependencies besides our own that the poms of all three name: "
                + dependencies.size() + " ("
                + dependencies.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + "). A route with `http` and Jackson written by hand has all of them already.\n";
    }

    private String methods() {
        Table table = new Table("", "", "body", "µs", "bytes");
        for (Results.Method method : measured.methods()) {
            table.row(
                    METHODS.get(method.method()),
                    method.workload(),
                    method.method().equals("exchange") ? method.form() : "",
                    method.micros(),
                    Math.round(method.bytes()));
        }
        return "## Without HTTP\n\nMeasured by JMH: an exchange through our producer, with a connection that has the answer"
                + " already.\n\n" + table;
    }

    private static final Map<String, String> METHODS = Map.of(
            "exchange", "bind, encode, decode, judge",
            "decode", "decode alone",
            "plainJackson", "Jackson: a Map to bytes, bytes to a Map");

    private static final String HOW = """
            ## How it is measured

            - **Same work for all.** Every variant sends the same JSON to the same path with the same two headers (a bearer
              token and `X-CSRF-Header`), over plain HTTP/1.1 with keep-alive, and reads the whole answer: ours into records,
              the others into a `Map`. All pools hold as many connections as there are callers at most (`java.net.http` has no
              limit). Only `vertx-http` gets a path without blanks: it never sends one with them. Routes, ours too, are called by
              a `ProducerTemplate` through `direct:`. Ours also judges the answer; its audit trail is off, as is every log below
              WARN.
            - **The server** answers with fixed bytes, made beforehand, whatever it is asked. It is a Netty of some 200 lines
              in a JVM of its own, on a core of its own. The callers have another core, with the collector and the compiler
              of their JVM. So a call's CPU time limits how many there are in a second.
            - **Load.** All variants run in one JVM, by turns, window by window of 0.4 seconds (1.6 for 10,000 references), in
              another order each time. Callers call one call after the other. Before, for each number of callers anew, each
              variant is called until the compiler has worked less than 2 % of the time in three windows running, or {warm-up} seconds
              are over: what the compiler still does on the callers' core is many times what the calls take, of one caller most.
              Of then twelve windows the eight count in which the compiler worked least (of six the five for 10,000 references
              and in flight). A figure is their median; *range* is the least and the most CPU time among them. *CPU* is the
              time of the process's threads (also of the collector and the compiler) by the number of calls, *bytes* what its
              threads have allocated. Latencies are of single calls, as their callers see them; at 64 callers on one core most
              of it is waiting for the core.
            - **In flight.** The same, with a server that answers after 20 ms. Each exchange in flight has a thread, on the
              JDK that is named there with virtual ones.
            - **Heap** is what is reachable after forced collections. The most during a call is found by stopping it some
              30 times for a collection.
            - **Start-up** is from the start of the process to the answer of its first call, seen from outside: median of
              seven starts each, by turns, on the callers' core, with the JVM's defaults. The class path without our jars is
              otherwise the same. Resident memory is the kernel's `VmRSS` after the answer. With camel-main, the component
              is configured in a file of properties, as in an application; else in Java.
            - **Others** are whoever used the processors besides the run and what it started, by `/proc/stat` and the times of
              its processes; handling interrupts, such as those of its own connections, is nobody's. More than 3 % of all
              cores' time, and the page says so at its top.
            - **Methods** are measured by JMH, in a JVM for each row.
            """;

    private String machine() {
        Machine machine = measured.machine();
        Table table = new Table("", "")
                .row("date", machine.date())
                .row("processor", machine.cores() + " × " + machine.processor())
                .row("memory", machine.memoryGib() + " GiB")
                .row("system", machine.system())
                .row("used by others meanwhile", machine.othersShare())
                .row("server and callers on a core each", machine.pinned() ? "yes" : "no")
                .row("Java", machine.java())
                .row("Camel", new DefaultCamelContext().getVersion())
                .row(
                        "HttpClient",
                        VersionInfo.loadVersionInfo("org.apache.hc.client5", null)
                                .getRelease())
                .row("Jackson", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
        return "## Machine\n\n" + table;
    }

    private String picture(String title, String file) {
        return "\n![" + title + "](" + charts + "/" + file + ")\n";
    }
}
