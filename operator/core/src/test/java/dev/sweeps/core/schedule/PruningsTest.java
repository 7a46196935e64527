package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Intervals;
import dev.sweeps.core.pruning.Percentile;
import dev.sweeps.core.pruning.Threshold;
import dev.sweeps.core.pruning.TrialRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PruningsTest {
    private static final Instant NOW = Trials.START.plusSeconds(60);
    private static final TrialRules MEDIAN =
            new TrialRules(TrialRules.Mode.ANY, List.of(Percentile.median(1, Intervals.EVERY, 1)));

    @Test
    void aTrialBelowTheMedianIsEndedWithItsNumbers() {
        var sweep = Policies.of(10, 2)
                .withTrialRules(MEDIAN)
                .sweep(
                        Trials.with(Trials.succeeded(0, 0.9), curve(0.5, 0.9)),
                        Trials.with(Trials.running(1), curve(0.1, 0.2)),
                        Trials.with(Trials.running(2), curve(0.8)));

        var plan = SweepPlanner.plan(sweep, NOW);

        var cause = new Cause(
                "median",
                2,
                0.2,
                0.9,
                1,
                "median: the best value up to step 2 is 0.2, worse than 0.9, the median of 1 complete trials at that step");
        assertThat(plan.actions())
                .containsExactly(new SweepAction.StopTrial(
                        "s-00001", "Median", cause.text(), new SweepAction.StopVerdict(cause, 10, null)));
    }

    @Test
    void anOrderIsGivenOnce() {
        var sweep = Policies.of(10, 1)
                .withTrialRules(MEDIAN)
                .sweep(
                        Trials.with(Trials.succeeded(0, 0.9), curve(0.5, 0.9)),
                        Trials.with(Trials.ordered(1), curve(0.1, 0.2)));

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).isEmpty();
    }

    @Test
    void thePlaceOfAStoppedTrialIsRefilled() {
        var sweep = Policies.of(10, 1).withTrialRules(MEDIAN).sweep(Trials.with(Trials.stopped(0), curve(0.1)));

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).singleElement().isInstanceOf(SweepAction.CreateTrial.class);
    }

    @Test
    void nothingIsExpectedOfATrialBeforeOneHasSucceeded() {
        var bounds = new TrialRules(TrialRules.Mode.ANY, List.of(new Threshold(0.0, null, Intervals.EVERY)));
        var sweep = Policies.of(1, 1).withTrialRules(bounds).sweep(Trials.with(Trials.running(0), curve(-1)));

        assertThat(SweepPlanner.plan(sweep, NOW).actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> assertThat(stop.verdict())
                        .returns(0L, SweepAction.StopVerdict::expectedGpuSeconds));
    }

    private static Curve curve(double... values) {
        return new Curve(IntStream.range(0, values.length)
                .mapToObj(i -> new CurvePoint(i + 1L, values[i]))
                .toList());
    }
}
