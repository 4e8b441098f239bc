package org.camelrelativity.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures everything, part by part in JVMs of their own, and writes the page. */
public final class Benchmarks {

    private static final String[] LOAD_JVM = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"};

    private final String extentName;
    private final Extent extent;
    private final Path work;

    private Benchmarks(String extentName, Path work) {
        this.extentName = extentName;
        this.extent = Extent.named(extentName);
        this.work = work;
    }

    /**
     * Measures and writes.
     *
     * @param args full or reduced, and the page's file; charts go into a folder of its name
     * @throws Exception if something can't be measured
     */
    public static void main(String[] args) throws Exception {
        Path page = Path.of(args[1]).toAbsolutePath().normalize();
        Path work = Files.createTempDirectory("benchmarks");
        double loadBefore = Machine.load();
        Optional<String> virtual = JavaProcess.javaWithVirtualThreads();
        Measurements measured = new Benchmarks(args[0], work).measure(loadBefore, virtual);
        Path charts = page.resolveSibling(page.getFileName().toString().replaceFirst("\\.md$", ""));
        new Charts(measured, charts).draw();
        Files.writeString(
                page, new PerformancePage(measured, charts.getFileName().toString()).text());
        System.out.println("written: " + page);
    }

    private Measurements measure(double loadBefore, Optional<String> virtual) throws Exception {
        List<Results.LoadResult> loads = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start()) {
            loads.addAll(load(server, JavaProcess.ofCallers(), Load.AT_ONCE));
            loads.addAll(load(server, JavaProcess.ofCallers(), Load.PLATFORM));
            if (virtual.isPresent()) {
                loads.addAll(load(server, JavaProcess.ofCallers(virtual.get()), Load.VIRTUAL));
            }
            say("growth");
            Path grown = work.resolve("growth.json");
            JavaProcess.ofCallers()
                    .with("-Xms3g", "-Xmx3g", "-XX:+UseSerialGC")
                    .run(GrowthCurves.class, extentName, server.ports(), grown.toString());
            say("start-up");
            List<Results.Start> starts = StartUp.measure(extent, server);
            say("methods");
            List<Results.Method> methods = MethodBenchmarks.measure(extent);
            return new Measurements(
                    Machine.after(loadBefore, virtual.map(JavaProcess::name).orElse("none found")),
                    loads,
                    Results.read(grown, Results.Growth[].class),
                    starts,
                    methods);
        }
    }

    private List<Results.LoadResult> load(ServerProcess server, JavaProcess jvm, String mode) throws Exception {
        say("load, " + mode);
        Path file = work.resolve(mode + ".json");
        jvm.with(LOAD_JVM).run(Load.class, extentName, server.ports(), mode, file.toString());
        return Results.read(file, Results.LoadResult[].class);
    }

    private static void say(String part) {
        System.out.println("measuring: " + part);
    }
}
