package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialCounts;
import dev.sweeps.api.TrialState;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to hold of every Sweep and its Trials, worked out again from the Trials alone. */
final class Claims {
    private static final int DEFAULT_TOP = 3;

    private Claims() {}

    /** The counts in the status are those of the Trials. */
    static void countsAreThoseOf(List<Trial> trials, Sweep sweep) {
        Map<TrialState, Long> found = new EnumMap<>(TrialState.class);
        trials.forEach(trial -> found.merge(stateOf(trial), 1L, Long::sum));
        TrialCounts counts = counts(sweep);
        assertThat(counts.created()).isEqualTo(trials.size());
        assertThat(counts.pending()).isEqualTo(found.getOrDefault(TrialState.PENDING, 0L));
        assertThat(counts.running()).isEqualTo(found.getOrDefault(TrialState.RUNNING, 0L));
        assertThat(counts.paused()).isEqualTo(found.getOrDefault(TrialState.PAUSED, 0L));
        assertThat(counts.succeeded()).isEqualTo(found.getOrDefault(TrialState.SUCCEEDED, 0L));
        assertThat(counts.failed()).isEqualTo(found.getOrDefault(TrialState.FAILED, 0L));
        assertThat(counts.masked()).isEqualTo(found.getOrDefault(TrialState.MASKED, 0L));
        assertThat(counts.stopped()).isEqualTo(found.getOrDefault(TrialState.STOPPED, 0L));
        assertThat(counts.cancelled()).isEqualTo(found.getOrDefault(TrialState.CANCELLED, 0L));
        assertThat(counts.finished())
                .isEqualTo(
                        counts.succeeded() + counts.failed() + counts.masked() + counts.stopped() + counts.cancelled());
    }

    /** A sweep of trials that ran has used GPUs for as long as its trials have. */
    static void gpuSecondsAreThoseOf(List<Trial> trials, Sweep sweep) {
        assertThat(sweep.getStatus().gpuSeconds()).isNotNull();
        assertThat(Objects.requireNonNull(sweep.getStatus().gpuSeconds()).used())
                .isPositive()
                .isEqualTo(trials.stream()
                        .mapToLong(trial -> trial.getStatus().gpuSecondsUsed())
                        .sum());
    }

    /** Best and top are what sorting all Trials by their objective (smaller is better), then by their end and index gives. */
    static void topIsBruteForceOver(List<Trial> trials, Sweep sweep) {
        List<Trial> ranked = trials.stream()
                .filter(trial -> stateOf(trial) == TrialState.SUCCEEDED)
                .sorted(Comparator.comparing((Trial trial) ->
                                Objects.requireNonNull(trial.getStatus().objective()))
                        .thenComparing(trial ->
                                Objects.requireNonNull(trial.getStatus().completionTime()))
                        .thenComparing(trial -> trial.getSpec().index()))
                .limit(topOf(sweep))
                .toList();
        SweepStatus status = sweep.getStatus();
        List<RankedTrial> top = Optional.ofNullable(status.top()).orElse(List.of());
        assertThat(top)
                .extracting(RankedTrial::trial)
                .containsExactlyElementsOf(ranked.stream()
                        .map(trial -> trial.getMetadata().getName())
                        .toList());
        for (int place = 0; place < top.size(); place++) {
            Trial trial = ranked.get(place);
            RankedTrial entry = top.get(place);
            assertThat(entry.rank()).isEqualTo(place + 1);
            assertThat(entry.objective()).isEqualTo(trial.getStatus().objective());
            assertThat(entry.parameters()).isEqualTo(trial.getSpec().parameters());
            assertThat(entry.finishedAt()).isEqualTo(trial.getStatus().completionTime());
        }
        assertThat(status.best()).isEqualTo(top.isEmpty() ? null : top.getFirst());
    }

    /** The objective of each Trial is the one that fake pods compute from its parameters. */
    static void objectivesAreThoseOfTheParameters(List<Trial> trials) {
        for (Trial trial : trials) {
            double dx = parameter(trial, "x") - 0.3;
            double dy = parameter(trial, "y") - 0.7;
            assertThat(trial.getStatus().objective())
                    .as(trial.getMetadata().getName())
                    .isCloseTo(dx * dx + dy * dy, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    private static double parameter(Trial trial, String name) {
        return ((Number) Objects.requireNonNull(trial.getSpec().parameters().get(name), name)).doubleValue();
    }

    /** The counts, which are there as soon as there is a status. */
    static TrialCounts counts(Sweep sweep) {
        assertThat(sweep.getStatus()).as("status").isNotNull();
        assertThat(sweep.getStatus().trials()).as("status.trials").isNotNull();
        return Objects.requireNonNull(sweep.getStatus().trials());
    }

    static RankedTrial best(Sweep sweep) {
        assertThat(sweep.getStatus().best()).as("status.best").isNotNull();
        return Objects.requireNonNull(sweep.getStatus().best());
    }

    static TrialState stateOf(Trial trial) {
        return trial.getStatus() == null || trial.getStatus().state() == null
                ? TrialState.PENDING
                : trial.getStatus().state();
    }

    /** Why an ended Sweep has ended, in one word. */
    static String reasonOf(Sweep sweep) {
        return Stream.of("Complete", "Failed")
                .filter(type -> isTrue(sweep, type))
                .map(type -> condition(sweep, type).orElseThrow().getReason())
                .findFirst()
                .orElse("");
    }

    static Optional<Condition> condition(Sweep sweep, String type) {
        return Optional.ofNullable(sweep.getStatus()).map(SweepStatus::conditions).stream()
                .flatMap(List::stream)
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    static boolean isTrue(Sweep sweep, String type) {
        return condition(sweep, type)
                .map(Condition::getStatus)
                .filter("True"::equals)
                .isPresent();
    }

    private static int topOf(Sweep sweep) {
        return sweep.getSpec().keep() == null || sweep.getSpec().keep().topK() == null
                ? DEFAULT_TOP
                : sweep.getSpec().keep().topK();
    }
}
