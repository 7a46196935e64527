package dev.sweeps.app.bench;

import dev.sweeps.app.cluster.CustomResources;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.Provider;
import dev.sweeps.app.cluster.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints what the operator costs beside bare Jobs, as a Markdown table. Started by {@code examples/bench/operator}. */
public final class OperatorBenchmark {
    /** Ten times what a control plane with Kubernetes' default request limits would take. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private OperatorBenchmark() {}

    /** Arguments: {@code [TRIALS PARALLEL MILLISECONDS]}. */
    public static void main(String[] arguments) {
        Benchmark.run(() -> compare(Load.of(arguments)));
    }

    private static void compare(Load load) throws Exception {
        try (TestCluster cluster = Provider.chosen().start(Profile.FAKE);
                KubernetesClient client = cluster.newClient()) {
            CustomResources.install(client);
            // A cluster that has just started is slow for a while; nobody's figures should contain that.
            Load warmUp = new Load(load.parallel(), load.parallel(), 0);
            Benchmark.say("warming up");
            Run unused = BareJobs.run(client, namespace(client, "warm-up"), warmUp, LIMIT);
            Benchmark.say("%d bare Jobs, %d at once".formatted(load.trials(), load.parallel()));
            Run before = BareJobs.run(client, namespace(client, "bare-before"), load, LIMIT);
            Benchmark.say("the same as trials of a sweep");
            Benchmark.say("bare: %s trials a second, refill p50 %s"
                    .formatted(
                            number(before.podsPerSecond()),
                            millis(before.refill().half())));
            OperatorRights rights = OperatorRights.install(cluster);
            OperatorRun operator = OperatorRun.of(client, namespace(client, "operator"), rights, load, LIMIT);
            Benchmark.say("bare Jobs again");
            Run after = BareJobs.run(client, namespace(client, "bare-after"), load, LIMIT);
            print(load, operator, before, after, unused.pods());
        }
    }

    private static void print(Load load, OperatorRun operator, Run before, Run after, int warmUp) {
        double bare = (before.podsPerSecond() + after.podsPerSecond()) / 2;
        double trials = load.trials();
        Benchmark.OUT.printf(
                "%n%d trials, %d at once, %d ms each; %d Jobs before the clock ran; bare Jobs before and after.%n%n",
                load.trials(), load.parallel(), load.milliseconds(), warmUp);
        row("figure", "operator", "bare Jobs", "aim");
        row("---", "---", "---", "---");
        row(
                "trials a second",
                number(operator.run().podsPerSecond()),
                number(before.podsPerSecond()) + ", " + number(after.podsPerSecond()),
                "");
        row("ratio to bare Jobs", number(operator.run().podsPerSecond() / bare), "1", "at least 0.6");
        row(
                "slot refill p50",
                millis(operator.run().refill().half()),
                millis(before.refill().half()),
                "at most 300 ms");
        row(
                "slot refill p99",
                millis(operator.run().refill().ninetyNine()),
                millis(before.refill().ninetyNine()),
                "");
        double writes = operator.writes().total() + operator.events();
        row("API writes a trial", number(writes / trials), "", "at most 5");
        row("CPU a trial", number(operator.cpu().toMillis() / trials) + " ms", "", "");
        row("resident, peak", operator.resident() + " MiB", "", "at most 400 MiB");
        row("heap after a collection", operator.heap() + " MiB", "", "");
        Benchmark.OUT.printf("%nWrites: %s, Events %d%n", operator.writes().byWhat(), operator.events());
    }

    private static void row(String... cells) {
        Benchmark.OUT.println(Benchmark.line(List.of(cells)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String namespace(KubernetesClient client, String purpose) {
        return Benchmark.namespace(
                client, "bench-" + purpose + "-" + ProcessHandle.current().pid());
    }
}
