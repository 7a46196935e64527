package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Rung;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.pruning.Ladder;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.stopping.Ending;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rungs at 1, 2, 4 … steps of which one half goes on. */
class PromotionsTest {
    private static final Instant NOW = Trials.START.plusSeconds(60);
    private static final TrialRules PROMOTION = new TrialRules(TrialRules.Mode.ANY, List.of(Asha.promoting(1, 2)));

    @Test
    void aTrialIsPausedAtItsRung() {
        var plan = plan(Policies.of(10, 1), Trials.with(Trials.running(0), curve(0.5)));

        assertThat(plan.actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.MoveAtRung.class, move -> assertThat(move)
                        .returns("s-00000", SweepAction.MoveAtRung::name)
                        .returns(Ladder.Move.PAUSE, SweepAction.MoveAtRung::move));
    }

    @Test
    void aPausedTrialHoldsNoPlace() {
        var plan = plan(Policies.of(10, 1), Trials.paused(0, 1, curve(0.5)));

        assertThat(plan.actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.CreateTrial.class, create -> assertThat(create.index())
                        .isEqualTo(1));
        assertThat(plan.report().trials()).isEqualTo(new TrialCounts(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(plan.report().message()).isEqualTo("0 of 10 trials finished, 1 paused");
    }

    @Test
    void aPausedTrialTakesAFreePlaceBeforeANewOne() {
        var plan = plan(Policies.of(10, 2), Trials.paused(0, 1, curve(0.5)), Trials.paused(1, 1, curve(0.4)));

        assertThat(plan.actions()).hasSize(2);
        assertThat(plan.actions().getLast()).isInstanceOf(SweepAction.MoveAtRung.class);
        assertThat(plan.actions().getFirst())
                .isInstanceOfSatisfying(SweepAction.CreateTrial.class, create -> assertThat(create.index())
                        .isEqualTo(2));
    }

    @Test
    void oneThatIsToBeContinuedHoldsAPlace() {
        var continued = Trials.at(Trials.paused(0, 1, curve(0.5)), new Rung(1, true));

        var plan = plan(Policies.of(10, 1), continued, Trials.paused(1, 1, curve(0.4)));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().trials().pending()).isEqualTo(1);
    }

    @Test
    void nobodyIsContinuedWhileTheSweepIsSuspended() {
        var plan = plan(Policies.of(10, 2).paused(), Trials.paused(0, 1, curve(0.5)), Trials.paused(1, 1, curve(0.4)));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().state()).isEqualTo(SweepState.SUSPENDED);
    }

    @Test
    void aSuspendedSweepDoesNotEndWhileSomebodyIsPaused() {
        var plan = plan(Policies.of(2, 2).paused(), Trials.paused(0, 1, curve(0.5)), Trials.paused(1, 1, curve(0.4)));

        assertThat(plan.report().conclusion()).isNull();
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void whenNothingIsLeftToRunTheEndIsStoredAndThenThePausedTrialsAreStopped() {
        TrialRecord[] trials = {
            Trials.with(Trials.costing(0, 0.9, 100), curve(0.9)),
            Trials.paused(1, 1, curve(0.4)),
            Trials.paused(2, 1, curve(0.3))
        };

        var decided = plan(Policies.of(3, 2), trials);
        var ending = SweepPlanner.plan(
                with(Policies.of(3, 2).withTrialRules(PROMOTION).sweep(trials), decided), NOW);

        assertThat(decided.actions()).isEmpty();
        assertThat(decided.report().completedAt()).isNull();
        assertThat(decided.report().conclusion()).isNotNull().satisfies(conclusion -> assertThat(conclusion.message())
                .startsWith("3 trials finished: 1 succeeded, 2 stopped; best"));
        assertThat(ending.actions()).hasSize(2).allSatisfy(action -> assertThat(action)
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> {
                    assertThat(stop.reason()).isEqualTo("Asha");
                    assertThat(stop.verdict()).isNotNull().returns(100L, SweepAction.StopVerdict::expectedGpuSeconds);
                }));
    }

    @Test
    void theBestPausedTrialReachesTheEndWhenNobodyElseDid() {
        var plan = plan(Policies.of(2, 2), Trials.failed(0), Trials.paused(1, 1, curve(0.4)));

        assertThat(plan.report().conclusion()).isNull();
        assertThat(plan.actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.MoveAtRung.class, move -> assertThat(move)
                        .returns("s-00001", SweepAction.MoveAtRung::name)
                        .returns(Ladder.Move.CONTINUE, SweepAction.MoveAtRung::move));
    }

    @Test
    void aTargetEndsPausedTrialsTooAlsoWhenOthersDrain() {
        var policy = Policies.of(9, 1).withTarget(0.8).draining().withTrialRules(PROMOTION);
        var sweep = policy.sweep(Trials.succeeded(0, 0.9), Trials.paused(1, 1, curve(0.4)), Trials.running(2));

        var decided = SweepPlanner.plan(sweep, NOW);
        var ending = SweepPlanner.plan(with(sweep, decided), NOW);

        assertThat(decided.report().conclusion())
                .isNotNull()
                .returns(Ending.COMPLETE, Conclusion::ending)
                .returns("TargetReached", Conclusion::reason);
        assertThat(ending.report().completedAt()).isNull();
        assertThat(ending.actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> assertThat(stop.name())
                        .isEqualTo("s-00001"));
    }

    @Test
    void aSpentBudgetContinuesNobody() {
        var policy = Policies.of(9, 2).withGpuHours(200.0 / 3600).forecasting();

        var plan = plan(
                policy, Trials.costing(0, 0.9, 150), Trials.paused(1, 1, curve(0.4)), Trials.paused(2, 1, curve(0.3)));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().conclusion()).isNotNull().returns("GpuHoursSpent", Conclusion::reason);
    }

    private static SweepPlan plan(Policies policy, TrialRecord... trials) {
        return SweepPlanner.plan(policy.withTrialRules(PROMOTION).sweep(trials), NOW);
    }

    /** The sweep once the report is stored. */
    private static SweepSnapshot with(SweepSnapshot sweep, SweepPlan plan) {
        return new SweepSnapshot(
                sweep.name(),
                sweep.policy(),
                sweep.source(),
                sweep.trials(),
                plan.report().nextIndex(),
                0,
                plan.report().startedAt(),
                plan.report().conclusion(),
                plan.report().completedAt(),
                null);
    }

    private static Curve curve(double... values) {
        return new Curve(IntStream.range(0, values.length)
                .mapToObj(i -> new CurvePoint(i + 1L, values[i]))
                .toList());
    }
}
