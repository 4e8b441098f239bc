package org.camelrelativity.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH. */
final class MethodBenchmarks {

    private static final String BYTES = "gc.alloc.rate.norm";

    private MethodBenchmarks() {}

    static List<Results.Method> measure(Extent extent) throws RunnerException {
        List<Results.Method> results = new ArrayList<>();
        results.addAll(run(options(extent).include(ExchangeBenchmark.class.getSimpleName() + ".exchange")));
        results.addAll(run(options(extent)
                .include(ExchangeBenchmark.class.getSimpleName() + ".(decode|plainJackson)")
                .param("form", BodyForm.RECORD.name())));
        return results;
    }

    private static ChainedOptionsBuilder options(Extent extent) {
        TimeValue each = TimeValue.milliseconds(extent.jmh().each().toMillis());
        return new OptionsBuilder()
                .param(
                        "workload",
                        extent.jmh().workloads().stream().map(Workload::name).toArray(String[]::new))
                .forks(1)
                .jvmArgs("-Xmx512m", "-Djava.util.logging.config.class=" + QuietLogging.class.getName())
                .warmupIterations(extent.jmh().warmUps())
                .warmupTime(each)
                .measurementIterations(extent.jmh().measurements())
                .measurementTime(each)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static List<Results.Method> run(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> runs = new Runner(options.build()).run();
        return runs.stream().map(MethodBenchmarks::result).toList();
    }

    private static Results.Method result(RunResult run) {
        String name = run.getParams().getBenchmark();
        return new Results.Method(
                name.substring(name.lastIndexOf('.') + 1),
                Workload.valueOf(run.getParams().getParam("workload")).title(),
                run.getParams().getParam("form"),
                run.getPrimaryResult().getScore(),
                run.getSecondaryResults().get(BYTES).getScore());
    }
}
