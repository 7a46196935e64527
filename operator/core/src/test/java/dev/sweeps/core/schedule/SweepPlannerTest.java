package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Trials;
import dev.sweeps.core.schedule.SweepAction.CreateTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepPlannerTest {
    private static final Instant NOW = Trials.START.plusSeconds(100);

    @Test
    void createsAsManyTrialsAsMayRunAtOnce() {
        var sweep = Policies.of(50, 3).sweep(List.of(), 0, 0, null, null, null);

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions())
                .containsExactly(
                        create(0, 0, Map.of("n", 0L)), create(1, 0, Map.of("n", 1L)), create(2, 0, Map.of("n", 2L)));
        assertThat(plan.report().state()).isEqualTo(SweepState.PENDING);
        assertThat(plan.report().startedAt()).isEqualTo(NOW);
        assertThat(plan.report().nextIndex()).as("closes the parameters").isEqualTo(1);
        assertThat(plan.report().total()).isEqualTo(50);
    }

    @Test
    void refillsASlotWhenATrialHasFinished() {
        var sweep = Policies.of(50, 2).sweep(Trials.succeeded(0, 0.5), Trials.running(1));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).containsExactly(create(2, 0, Map.of("n", 2L)));
        assertThat(plan.report().state()).isEqualTo(SweepState.RUNNING);
        assertThat(plan.report().message()).isEqualTo("1 of 50 trials finished, 1 running");
    }

    @Test
    void samplesRepeatAConfiguration() {
        var sweep = Policies.of(50, 5).withSamples(3).sweep();

        assertThat(SweepPlanner.plan(sweep, NOW).actions())
                .containsExactly(
                        create(0, 0, Map.of("n", 0L)),
                        create(1, 1, Map.of("n", 0L)),
                        create(2, 2, Map.of("n", 0L)),
                        create(3, 0, Map.of("n", 1L)),
                        create(4, 1, Map.of("n", 1L)));
    }

    @Test
    void loweringParallelOrMaxKillsNothing() {
        var sweep = Policies.of(2, 1).sweep(Trials.running(0), Trials.running(1), Trials.running(2));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().state()).isEqualTo(SweepState.RUNNING);
    }

    @Test
    void missingTrialsAreVerifiedBeforeAnythingIsPlanned() {
        var sweep = Policies.of(50, 4).sweep(List.of(Trials.running(1)), 3, 0, Trials.START, null, null);

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.verifyTrials()).isTrue();
        assertThat(plan.storeReport()).isFalse();
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void aDeletedTrialGivesItsPlaceBackButNotItsIndex() {
        var sweep = Policies.of(3, 4)
                .sweep(List.of(Trials.succeeded(0, 1), Trials.succeeded(1, 1)), 3, 1, Trials.START, null, null);

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).containsExactly(create(3, 0, Map.of("n", 3L)));
        assertThat(plan.report().nextIndex()).isEqualTo(3);
    }

    @Test
    void aTrialWhoseCreationFailedIsMadeGood() {
        var sweep = Policies.of(50, 4)
                .sweep(
                        List.of(Trials.running(0), Trials.running(1), Trials.running(3)),
                        2,
                        0,
                        Trials.START,
                        null,
                        null);

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).containsExactly(create(2, 0, Map.of("n", 2L)));
        assertThat(plan.report().nextIndex()).isEqualTo(2);
    }

    @Test
    void theFirstTrialIsMadeGoodAfterItsIndexWasStored() {
        var sweep = Policies.of(50, 1).sweep(List.of(), 1, 0, Trials.START, null, null);

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).containsExactly(create(0, 0, Map.of("n", 0L)));
    }

    @Test
    void suspendedSweepsStartNothing() {
        var sweep = Policies.of(50, 4).paused().sweep(Trials.running(0));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().state()).isEqualTo(SweepState.SUSPENDED);
        assertThat(plan.report().message())
                .isEqualTo("no new trial is started while suspend is true: 0 of 50 trials finished, 1 running");
    }

    @Test
    void saysWhatTheOldestWaitingTrialWaitsFor() {
        var words = "0/1 nodes are available: 1 Insufficient nvidia.com/gpu";
        var sweep = Policies.of(50, 4)
                .sweep(
                        Trials.running(0),
                        Trials.pending(1),
                        Trials.waiting(3, "ImagePullBackOff", "no such image"),
                        Trials.waiting(2, "Unschedulable", words));

        var report = SweepPlanner.plan(sweep, Trials.START.plusSeconds(44)).report();

        assertThat(report.waiting()).isNotNull().satisfies(waiting -> assertThat(
                        waiting.text(Trials.START.plusSeconds(44)))
                .isEqualTo("3 of 4 live trials wait: Unschedulable: " + words + " (oldest 42 s)"));
    }

    @Test
    void isStalledWhileAllPodsAreRejected() {
        var sweep = Policies.of(50, 2)
                .sweep(
                        Trials.waiting(0, "PodRejected", "violates PodSecurity \"restricted\""),
                        Trials.waiting(1, "PodRejected", "violates PodSecurity \"restricted\""));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.STALLED);
        assertThat(report.reason()).isEqualTo("PodRejected");
    }

    @Test
    void estimatesTheRestFromFinishedTrials() {
        var sweep = Policies.of(12, 2)
                .sweep(
                        Trials.succeededAt(0, 1, Trials.START.plusSeconds(40)),
                        Trials.succeededAt(1, 1, Trials.START.plusSeconds(80)),
                        Trials.running(2),
                        Trials.running(3));

        var report = SweepPlanner.plan(sweep, Trials.START.plusSeconds(30)).report();

        assertThat(report.eta())
                .as("8 trials of 60 s and two rests of 30 s, two at once")
                .isEqualTo(Duration.ofSeconds(270));
    }

    @Test
    void sumsUpGpuSeconds() {
        var sweep = Policies.of(12, 1).sweep(Trials.succeeded(0, 1), Trials.failed(1), Trials.running(2));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.gpuSecondsUsed()).isEqualTo(20);
        assertThat(report.gpuSecondsWaiting()).isEqualTo(2);
    }

    @Test
    void aSearchThatHasNothingBeforeATrialEndsIsNotAskedAgainAndNotOver() {
        var sweep = Policies.of(50, 4).busy().sweep(Trials.running(0));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.nextDeadline()).as("an event tells of the end").isNull();
        assertThat(plan.report().state()).isEqualTo(SweepState.RUNNING);
        assertThat(plan.report().total()).isEqualTo(50);
    }

    @Test
    void waitsForASearchThatStillThinks() {
        var sweep = Policies.of(50, 2).thinking().sweep(Trials.succeeded(0, 0.5));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().conclusion()).isNull();
        assertThat(plan.report().state()).isEqualTo(SweepState.RUNNING);
        assertThat(plan.report().exhausted()).isFalse();
        assertThat(plan.nextDeadline()).isEqualTo(NOW.plusSeconds(1));
    }

    private static CreateTrial create(long index, int sample, Map<String, Object> parameters) {
        return new CreateTrial(index, sample, parameters, Policies.Counted.CHOSEN_BY, null, null);
    }
}
