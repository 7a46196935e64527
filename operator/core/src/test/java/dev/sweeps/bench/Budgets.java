package dev.sweeps.bench;

import dev.sweeps.core.schedule.PlanBenchmark;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks on one core in 200 MB and prints a Markdown table of their times beside what each may take. Ends with 1 when one
 * takes longer; that says something on an idle machine alone. Started by {@code examples/bench/suggestions}.
 */
public final class Budgets {
    /** Milliseconds by search and number of known trials. */
    private static final Map<String, Map<String, Double>> SUGGESTION = Map.of(
            "gp", Map.of("50", 25.0, "100", 50.0, "200", 120.0, "500", 1_000.0, "5000", 2_000.0),
            "cost", Map.of("50", 50.0, "100", 100.0, "200", 240.0, "500", 2_000.0, "5000", 2_000.0),
            "tpe", Map.of("50", 5.0, "100", 5.0, "200", 5.0, "500", 20.0, "5000", 200.0));

    /** Milliseconds by number of trials. */
    private static final Map<String, Double> PLAN = Map.of("1000", 1.0, "10000", 10.0);

    private Budgets() {}

    /** Arguments: regular expressions of benchmarks, by default all. */
    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .jvmArgsAppend("-XX:ActiveProcessorCount=1", "-Xmx200m")
                .addProfiler(GCProfiler.class)
                .forks(1);
        for (var argument : arguments.length == 0 ? new String[] {"dev\\.sweeps\\..*"} : arguments) {
            options.include(argument);
        }
        var results = new Runner(options.build()).run();
        System.exit(print(results) ? 0 : 1);
    }

    /** Whether all are within their budgets. */
    private static boolean print(Collection<RunResult> results) {
        System.out.printf(
                "%n| benchmark | ms | ± | budget ms | share of it | MB allocated |%n| --- | --- | --- | --- | --- | --- |%n");
        var allWithin = true;
        for (var result : results) {
            var time = result.getPrimaryResult();
            var budget = budget(result.getParams());
            var allocated =
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.0f | %.2f | %.1f |%n",
                    name(result.getParams()),
                    time.getScore(),
                    time.getScoreError(),
                    budget,
                    time.getScore() / budget,
                    allocated);
            allWithin &= time.getScore() <= budget;
        }
        return allWithin;
    }

    private static String name(BenchmarkParams params) {
        return isPlan(params)
                ? "plan, " + params.getParam("trials") + " trials"
                : params.getParam("search") + ", " + params.getParam("known") + " known";
    }

    private static double budget(BenchmarkParams params) {
        return isPlan(params)
                ? PLAN.get(params.getParam("trials"))
                : SUGGESTION.get(params.getParam("search")).get(params.getParam("known"));
    }

    private static boolean isPlan(BenchmarkParams params) {
        return params.getBenchmark().startsWith(PlanBenchmark.class.getName());
    }
}
