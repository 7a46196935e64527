package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A trial takes an hour of one GPU where nothing else is said. */
class ForecastTest {
    private static final Instant NOW = Trials.START.plusSeconds(100);
    private static final long HOUR = 3600;

    @Test
    void startsWhatTheBudgetPaysForBesidesWhatRuns() {
        var sweep = policies(5).sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR), Trials.running(2));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions())
                .as("5 hours less 2 used and 1 that runs")
                .extracting(action -> ((SweepAction.CreateTrial) action).index())
                .containsExactly(3L, 4L);
        assertThat(plan.report().message())
                .isEqualTo("2 of 50 trials finished, 1 running; gpuHours 5 pays for 2 more trials: 2 left after live"
                        + " ones, 1 each");
    }

    @Test
    void waitsForRunningTrialsWhenNoFurtherOneFits() {
        var sweep = policies(3.5).sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR), Trials.running(2));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().conclusion()).isNull();
        assertThat(plan.report().message())
                .contains("gpuHours 3.5 pays for no further trial: 0.5 left after live ones");
    }

    @Test
    void endsWhenNothingRunsAndTheRestIsTooLittle() {
        var sweep = policies(2.5).sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.COMPLETE);
        assertThat(report.reason()).isEqualTo("GpuHoursSpent");
        assertThat(report.message())
                .isEqualTo(
                        "0.5 GPU hours are left of gpuHours 2.5 and a trial takes 1 (median of the succeeded ones), so"
                                + " that no further one is expected to end within the budget");
    }

    @Test
    void startsAnywayWhileNothingIsKnown() {
        var nothing = policies(0.1).sweep(Trials.failed(0), Trials.running(1));
        var withoutGpu = policies(0.1).sweep(Trials.costing(0, 0.5, 0), Trials.running(1));

        assertThat(SweepPlanner.plan(nothing, NOW).actions()).hasSize(9);
        assertThat(SweepPlanner.plan(withoutGpu, NOW).actions()).hasSize(9);
    }

    @Test
    void aTrialThatIsBeingEndedNeedsNothingMore() {
        var sweep = policies(2).sweep(Trials.costing(0, 0.5, HOUR), Trials.ordered(1));

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).hasSize(1);
    }

    @Test
    void withoutAForecastTrialsAreStartedUntilTheHoursAreSpent() {
        var sweep = Policies.of(50, 10).withGpuHours(2.5).sweep(Trials.costing(0, 1, HOUR), Trials.costing(1, 1, HOUR));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).hasSize(10);
        assertThat(plan.report().message()).doesNotContain("gpuHours");
    }

    @Test
    void aSuspendedSweepIsNotEnded() {
        var sweep = policies(2.5).paused().sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR));

        assertThat(SweepPlanner.plan(sweep, NOW).report().state()).isEqualTo(SweepState.SUSPENDED);
    }

    @Test
    void allTrialsFinishedIsNoQuestionOfTheBudget() {
        var trials = new TrialRecord[] {Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR)};

        assertThat(SweepPlanner.plan(
                                Policies.of(2, 2)
                                        .withGpuHours(2.5)
                                        .forecasting()
                                        .sweep(trials),
                                NOW)
                        .report()
                        .reason())
                .isEqualTo("AllTrialsFinished");
        assertThat(SweepPlanner.plan(
                                policies(2.5).withoutMax().withConfigurations(2).sweep(trials), NOW)
                        .report()
                        .reason())
                .isEqualTo("AllTrialsFinished");
    }

    @Test
    void theEstimateOfTheRestEndsWithTheBudget() {
        var few = policies(4).sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR));
        var all = Policies.of(4, 10).sweep(Trials.costing(0, 0.5, HOUR), Trials.costing(1, 0.6, HOUR));

        assertThat(SweepPlanner.plan(few, NOW).report().eta())
                .isEqualTo(SweepPlanner.plan(all, NOW).report().eta());
    }

    /** If every trial costs the median, the budget is never exceeded, and no trial that it pays for is left out. */
    @Property(tries = 300)
    void neverPlansBeyondTheBudget(
            @ForAll @Size(min = 1, max = 15) List<@LongRange(min = 1, max = 9) Long> costs,
            @ForAll @IntRange(max = 6) int running,
            @ForAll @IntRange(min = 1, max = 12) int parallel,
            @ForAll @IntRange(min = 1, max = 200) int budget) {
        var median = costs.stream().sorted().toList().get(costs.size() / 2);
        var used = costs.stream().mapToLong(Long::longValue).sum();
        var done = LongStream.range(0, costs.size()).mapToObj(i -> Trials.costing(i, 1, HOUR * costs.get((int) i)));
        var live = LongStream.range(costs.size(), costs.size() + running).mapToObj(Trials::running);
        var sweep = Policies.of(1000, parallel)
                .withGpuHours(budget)
                .forecasting()
                .sweep(Stream.concat(done, live).toArray(TrialRecord[]::new));

        var plan = SweepPlanner.plan(sweep, NOW);

        var started = used >= budget ? 0 : plan.actions().size();
        var room = Math.max(0, parallel - running);
        var affordable = Math.max(0, (budget - used - running * median) / median);
        assertThat(started).isEqualTo((int) (used >= budget ? 0 : Math.min(room, affordable)));
        assertThat(plan.report().conclusion() != null).isEqualTo(used >= budget || (running == 0 && affordable == 0));
    }

    private static Policies policies(double gpuHours) {
        return Policies.of(50, 10).withGpuHours(gpuHours).forecasting();
    }
}
