package dev.sweeps.app.bench.live;

import dev.sweeps.app.bench.Benchmark;
import dev.sweeps.app.cluster.CustomResources;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.Provider;
import dev.sweeps.app.cluster.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints how well many logs are followed at once, as a Markdown table. Started by {@code examples/bench/live}. */
public final class LiveBenchmark {
    private static final double HALF = 0.5;
    private static final double NINETY_NINE = 0.99;

    private LiveBenchmark() {}

    /** Arguments: {@code [TRIALS SECONDS [STREAMS ...]]}. */
    public static void main(String[] arguments) {
        Benchmark.run(() -> measure(LiveLoad.of(arguments)));
    }

    private static void measure(LiveLoad load) throws Exception {
        List<LiveRun> runs = new ArrayList<>();
        for (int streams : load.streams()) {
            // A cluster of its own for each: the next run should not pay for the objects of the last one.
            try (TestCluster cluster = Provider.EMBEDDED.start(Profile.FAKE);
                    KubernetesClient client = cluster.newClient()) {
                CustomResources.install(client);
                OperatorRights rights = OperatorRights.install(cluster);
                Benchmark.say("%d trials, %d logs at once".formatted(load.trials(), streams));
                LiveRun run = LiveRun.of(
                        cluster, client, Benchmark.namespace(client, "bench-live-" + streams), rights, load, streams);
                Benchmark.say("%s %% of %d steps exactly once, a stop after %s (p99)"
                        .formatted(
                                percent(run.steps()),
                                run.steps().printed(),
                                seconds(run.jobs().at(NINETY_NINE))));
                runs.add(run);
            }
        }
        print(load, runs);
    }

    private static void print(LiveLoad load, List<LiveRun> runs) {
        Benchmark.OUT.printf(
                "%n%d running trials, a line a second each, for %d s; %d connections cut a minute; %d processors.%n%n",
                load.trials(),
                load.time().toSeconds(),
                LiveLoad.CUTS,
                Runtime.getRuntime().availableProcessors());
        List<String> heads = new ArrayList<>(List.of("logs followed at once"));
        load.streams().forEach(streams -> heads.add(Integer.toString(streams)));
        heads.add("aim");
        Benchmark.OUT.println(Benchmark.line(heads));
        Benchmark.OUT.println(Benchmark.line(heads.stream().map(head -> "---").toList()));
        row(runs, "steps printed", run -> Long.toString(run.steps().printed()), "");
        row(
                runs,
                "of them in the Trials exactly once",
                run -> "%d (%s %%)".formatted(run.steps().once(), percent(run.steps())),
                "at least 99.9 %");
        row(
                runs,
                "trials with longer curves, left out",
                run -> Integer.toString(run.steps().thinned()),
                "");
        row(runs, "reports read, read again", run -> "%.0f, %.0f".formatted(run.first(), run.again()), "");
        row(runs, "connections cut", run -> Integer.toString(run.load().cuts()), "");
        row(runs, "streams that broke, as the operator counts", run -> "%.0f".formatted(run.breaks()), "");
        row(
                runs,
                "trials to be stopped, not stopped",
                run -> "%d, %d"
                        .formatted(
                                run.jobs().sorted().size() + run.jobs().missing(),
                                run.jobs().missing()),
                "");
        row(runs, "deciding line to Job deleted, p50", run -> seconds(run.jobs().at(HALF)), "");
        row(runs, "same, p99", run -> seconds(run.jobs().at(NINETY_NINE)), "at most 5 s");
        row(runs, "same, longest", run -> seconds(run.jobs().at(1)), "");
        row(
                runs,
                "deciding line to the pod's order to end, p99",
                run -> seconds(run.pods().at(NINETY_NINE)),
                "");
        row(runs, "API writes a second", run -> perSecond(run.load().writes().total(), run.load()), "");
        row(runs, "CPU a second", run -> perSecond(run.load().cpu().toMillis(), run.load()) + " ms", "");
        row(runs, "threads, most", run -> Integer.toString(run.load().threads()), "");
        row(runs, "resident, peak", run -> run.load().resident() + " MiB", "");
        row(runs, "heap after a collection", run -> run.heap() + " MiB", "");
        runs.forEach(run ->
                Benchmark.OUT.printf("%nWrites: %s%n", run.load().writes().byWhat()));
    }

    private static void row(List<LiveRun> runs, String figure, Function<LiveRun, String> value, String aim) {
        List<String> cells = new ArrayList<>(List.of(figure));
        runs.stream().map(value).forEach(cells::add);
        cells.add(aim);
        Benchmark.OUT.println(Benchmark.line(cells));
    }

    private static String percent(Steps steps) {
        return String.format(Locale.ROOT, "%.3f", 100 * steps.share());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    private static String perSecond(long count, OperatorLoad load) {
        return String.format(Locale.ROOT, "%.1f", count * 1000.0 / load.time().toMillis());
    }
}
