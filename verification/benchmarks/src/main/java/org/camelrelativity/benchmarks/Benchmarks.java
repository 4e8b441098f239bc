package org.camelrelativity.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.util.FileUtil;

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
        Thread whenKilled = new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
            remove(work);
        });
        Runtime.getRuntime().addShutdownHook(whenKilled);
        Measurements measured;
        try {
            measured = new Benchmarks(args[0], work).measure();
        } finally {
            remove(work);
            Runtime.getRuntime().removeShutdownHook(whenKilled);
        }
        Path charts = page.resolveSibling(page.getFileName().toString().replaceFirst("\\.md$", ""));
        new Charts(measured, charts).draw();
        Files.writeString(
                page, new PerformancePage(measured, charts.getFileName().toString()).text());
        System.out.println("written: " + page);
    }

    /** A file of a million rows is large, and so is what becomes of it. */
    private static void remove(Path work) {
        FileUtil.removeDir(work.toFile());
    }

    private Measurements measure() throws Exception {
        Optional<ProcessorTime> begin = ProcessorTime.now();
        Optional<String> virtual = JavaProcess.javaWithVirtualThreads();
        List<Results.LoadResult> loads = new ArrayList<>();
        List<Results.Growth> growth = new ArrayList<>();
        List<Results.Waiting> waiting;
        List<Results.Start> starts;
        try (ServerProcess server = ServerProcess.start()) {
            loads.addAll(load(server, JavaProcess.ofCallers(), Load.AT_ONCE));
            loads.addAll(load(server, JavaProcess.ofCallers(), Load.PLATFORM));
            if (virtual.isPresent()) {
                loads.addAll(load(server, JavaProcess.ofCallers(virtual.get()), Load.VIRTUAL));
            }
            growth.addAll(curve(server, GrowthCurves.class, "3g", Results.Growth[].class));
            growth.addAll(curve(server, InboxCurve.class, InboxCurve.HEAP, Results.Growth[].class));
            waiting = curve(server, WaitingCurve.class, "1g", Results.Waiting[].class);
            say("start-up");
            starts = StartUp.measure(extent, server);
        }
        say("methods");
        List<Results.Method> methods = MethodBenchmarks.measure(extent);
        Machine machine = Machine.after(begin, virtual.map(JavaProcess::name).orElse("none found"));
        return new Measurements(extent, machine, loads, growth, waiting, starts, methods);
    }

    private <T> List<T> curve(ServerProcess server, Class<?> curve, String heap, Class<T[]> type) throws Exception {
        say(curve.getSimpleName());
        Path file = work.resolve(curve.getSimpleName() + ".json");
        JavaProcess.ofCallers()
                .with("-Xms" + heap, "-Xmx" + heap, "-XX:+UseSerialGC")
                .run(curve, extentName, server.ports(), file.toString());
        return Results.read(file, type);
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
