package dev.sweeps.app.documents;

import dev.sweeps.api.GpuSeconds;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A large sweep with numbers as programs report them, all different: 20 parameters and 5 metrics a trial, every tenth has failed. */
final class ManyTrials {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int PARAMETERS = 20;
    private static final int TOP = 3;
    private static final List<String> METRICS =
            List.of("accuracy", "train_loss", "val_loss", "epochs", "samples_per_second");

    private ManyTrials() {}

    /** @param logTail of each failed trial */
    static Recorded of(int count, @Nullable String logTail) {
        SplittableRandom chance = new SplittableRandom(7);
        List<Trial> trials = IntStream.range(0, count)
                .mapToObj(index -> trial(index, logTail, chance))
                .toList();
        return new Recorded(sweep(trials), trials);
    }

    private static Sweep sweep(List<Trial> trials) {
        String parameters = IntStream.range(0, PARAMETERS)
                .mapToObj(i -> name(i) + ": {distribution: log_uniform_values, min: 1.0e-6, max: 1.0}")
                .collect(Collectors.joining(", "));
        Sweep sweep = Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Sweep
                metadata: {name: large, namespace: research, uid: u1}
                spec:
                  objective: {metric: accuracy, goal: maximize}
                  parameters: {%s}
                  trials: {max: 10000, parallel: 100}
                  template: {}
                """
                        .formatted(parameters),
                Sweep.class);
        List<RankedTrial> top = new ArrayList<>();
        trials.stream()
                .filter(trial -> trial.getStatus().objective() != null)
                .sorted((left, right) -> Double.compare(objective(right), objective(left)))
                .limit(TOP)
                .forEach(trial -> top.add(new RankedTrial(
                        top.size() + 1,
                        trial.getMetadata().getName(),
                        objective(trial),
                        null,
                        null,
                        trial.getSpec().parameters(),
                        trial.getStatus().checkpoint(),
                        trial.getStatus().completionTime())));
        sweep.setStatus(new SweepStatus(
                1L,
                SweepState.RUNNING,
                "TrialsRunning: so many",
                null,
                START.toString(),
                null,
                "9.0 h",
                32400L,
                null,
                null,
                top.getFirst(),
                top,
                null,
                new GpuSeconds(1, 2, 3, 4),
                null,
                null,
                null,
                null,
                (long) trials.size(),
                null,
                null));
        return sweep;
    }

    private static Trial trial(int index, @Nullable String logTail, SplittableRandom chance) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        IntStream.range(0, PARAMETERS).forEach(i -> parameters.put(name(i), Math.pow(10, -6 * chance.nextDouble())));
        boolean failed = index % 10 == 9;
        Map<String, Double> metrics =
                METRICS.stream().collect(Collectors.toMap(metric -> metric, _ -> chance.nextDouble()));
        long seconds = chance.nextLong(30, 600);
        Instant start = START.plusSeconds(3L * index);
        String name = "large-%05d".formatted(index);
        Trial trial = new Trial();
        trial.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("research")
                .withCreationTimestamp(start.minusSeconds(5).toString())
                .build());
        trial.setSpec(new TrialSpec("large", index, 0, parameters, "tpe", null, null, null, null, null));
        trial.setStatus(new TrialStatus(
                1L,
                failed ? TrialState.FAILED : TrialState.SUCCEEDED,
                failed ? "Error" : "ObjectiveReported",
                failed ? "the program ended with exit code 1" : "accuracy is " + metrics.get("accuracy"),
                1,
                0,
                0,
                0,
                null,
                null,
                null,
                failed ? null : metrics.get("accuracy"),
                failed ? null : metrics,
                failed ? null : Map.of("device", "cuda:0", "run", "run-" + index),
                null,
                null,
                failed ? logTail : null,
                "gpu-node-" + chance.nextInt(100),
                failed ? null : "sweeps/research/large/trials/" + name + "/a1/checkpoint",
                start.toString(),
                start.plusSeconds(seconds).toString(),
                seconds + " s",
                5,
                seconds,
                1,
                seconds,
                5,
                0,
                failed ? seconds : 0,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        return trial;
    }

    private static double objective(Trial trial) {
        Double objective = trial.getStatus().objective();
        return objective == null ? Double.NEGATIVE_INFINITY : objective;
    }

    private static String name(int parameter) {
        return Stream.of("trainer", "model", "env", "data").toList().get(parameter % 4) + ".parameter_" + parameter;
    }
}
