package dev.sweeps.core.schedule;

import static dev.sweeps.core.cache.Caches.STORED;
import static dev.sweeps.core.cache.Caches.job;
import static dev.sweeps.core.cache.Caches.key;
import static dev.sweeps.core.cache.Caches.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.cache.CachePolicy;
import dev.sweeps.core.cache.CachePolicy.WarmUpFailure;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.cache.Caches;
import dev.sweeps.core.cache.WarmUp;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.stopping.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the batch cache decides which trials a sweep makes and starts. Trial n is of window n modulo 2. */
class CachePlanTest {
    private static final Instant NOW = Trials.START.plusSeconds(1000);
    private static final String BUSY = "somebody builds";

    @Test
    void oneTrialOfEachColdKeyStartsAndTheOthersAreMadeToWait() {
        var created = created(plan(Caches.firstTrialBuilds(), 3, List.of()));

        assertThat(created).extracting(SweepAction.CreateTrial::index).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(created).extracting(CachePlanTest::isHeld).containsExactly(false, false, true, true, true);
    }

    @Test
    void aDeclaredBuilderGetsOneJobForEachKeyAndNoTrialStarts() {
        var plan = plan(Caches.warmUp(WarmUpFailure.CONTINUE), 4, List.of());

        assertThat(created(plan)).hasSize(4).allMatch(CachePlanTest::isHeld);
        assertThat(plan.actions())
                .filteredOn(SweepAction.BuildCache.class::isInstance)
                .containsExactlyInAnyOrder(
                        new SweepAction.BuildCache(key(0), Map.of("data.window", 0L)),
                        new SweepAction.BuildCache(key(1), Map.of("data.window", 1L)));
    }

    @Test
    void whoeverWaitedStartsBeforeNewTrialsAreMade() {
        var plan = plan(
                Caches.firstTrialBuilds(),
                2,
                List.of(
                        trial(0, 0, TrialState.RUNNING, null, STORED),
                        trial(1, 0, TrialState.PENDING, BUSY, null),
                        trial(2, 0, TrialState.PENDING, BUSY, null)));

        assertThat(plan.actions()).containsExactly(new SweepAction.StartTrial(Trials.name(1)));
    }

    @Test
    void aTrialOfAWarmKeyOvertakesThoseThatWait() {
        var policy = Caches.warmUp(WarmUpFailure.CONTINUE);
        var view = new CacheView(
                policy,
                List.of(trial(90, 1, TrialState.SUCCEEDED, null, STORED)),
                List.of(job(0, WarmUp.State.RUNNING)));

        var plan = plan(view, 2, List.of(trial(0, 0, TrialState.PENDING, BUSY, null)));

        assertThat(created(plan)).extracting(SweepAction.CreateTrial::index).containsExactly(1L, 2L);
        assertThat(created(plan))
                .extracting(CachePlanTest::isHeld)
                .as("window 1 is warm, window 0 is not")
                .containsExactly(false, true);
    }

    @Test
    void aWarmUpJobThatIsGoneIsMadeAgain() {
        var plan = plan(Caches.warmUp(WarmUpFailure.CONTINUE), 1, List.of(trial(0, 0, TrialState.PENDING, BUSY, null)));

        assertThat(plan.actions()).containsExactly(new SweepAction.BuildCache(key(0), Map.of("data.window", 0L)));
        assertThat(plan.nextDeadline()).as("to look again").isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aFailedBuildEndsTheSweepIfThatIsWanted() {
        var view = new CacheView(Caches.warmUp(WarmUpFailure.STOP), List.of(), List.of(job(0, WarmUp.State.FAILED)));

        var plan = plan(view, 1, List.of(trial(0, 0, TrialState.PENDING, BUSY, null)));

        assertThat(plan.report().conclusion()).isNotNull().satisfies(conclusion -> {
            assertThat(conclusion.reason()).isEqualTo(Conclusion.CACHE_BUILD_FAILED);
            assertThat(conclusion.message()).contains("no such file");
        });
    }

    @Test
    void whoWaitsStartsWhenTheCacheIsTakenOutOfTheSweep() {
        var held = trial(0, 0, TrialState.PENDING, BUSY, null);

        var plan = SweepPlanner.plan(Policies.of(10, 1).sweep(held), NOW);

        assertThat(plan.actions()).containsExactly(new SweepAction.StartTrial(held.name()));
    }

    @Test
    void aSweepThatDrainsEndsThoseThatWouldNeverRun() {
        var conclusion = new Conclusion(Ending.COMPLETE, "TargetReached", "enough", NOW);
        var running = trial(0, 0, TrialState.RUNNING, null, null);
        var held = trial(1, 0, TrialState.PENDING, BUSY, null);
        var snapshot =
                Policies.of(10, 2).draining().sweep(List.of(running, held), 2, 0, Trials.START, conclusion, null);

        assertThat(SweepPlanner.plan(snapshot, NOW).actions()).singleElement().satisfies(action -> assertThat(action)
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> assertThat(stop.name())
                        .isEqualTo(held.name())));
    }

    /** However the trials stand, no more start than may run, and no more exist than may run and wait. */
    @Property(tries = 500)
    void neverMoreThanMayRun(
            @ForAll @IntRange(min = 1, max = 5) int parallel,
            @ForAll @Size(max = 10) List<@IntRange(min = 0, max = 3) Integer> kinds,
            @ForAll boolean warmUp) {
        var trials = new ArrayList<TrialRecord>();
        for (var kind : kinds) {
            var running = trials.stream()
                    .filter(trial -> trial.isLive() && !trial.isHeld())
                    .count();
            var index = trials.size();
            trials.add(
                    switch (kind) {
                        case 0 -> trial(index, index % 2, TrialState.SUCCEEDED, null, STORED);
                        case 1 -> trial(index, index % 2, TrialState.FAILED, null, null);
                        default ->
                            kind == 2 || running >= parallel
                                    ? trial(index, index % 2, TrialState.PENDING, BUSY, null)
                                    : trial(index, index % 2, TrialState.RUNNING, null, null);
                    });
        }
        var policy = warmUp ? Caches.warmUp(WarmUpFailure.CONTINUE) : Caches.firstTrialBuilds();

        var plan = plan(policy, parallel, trials);

        var running = trials.stream()
                .filter(trial -> trial.isLive() && !trial.isHeld())
                .count();
        var starts = plan.actions().stream()
                        .filter(SweepAction.StartTrial.class::isInstance)
                        .count()
                + created(plan).stream().filter(create -> !isHeld(create)).count();
        assertThat(running + starts).isLessThanOrEqualTo(parallel);
        assertThat(plan.actions()).doesNotHaveDuplicates();
    }

    private static SweepPlan plan(CachePolicy policy, int parallel, List<TrialRecord> trials) {
        return plan(new CacheView(policy, List.of(), List.of()), parallel, trials);
    }

    private static SweepPlan plan(@Nullable CacheView cache, int parallel, List<TrialRecord> trials) {
        var snapshot = new SweepSnapshot(
                "s",
                Policies.of(100, parallel).policy(),
                ordinal -> new Proposal.Ready(Map.of("data.window", ordinal % 2), "counting"),
                trials,
                trials.size(),
                0,
                Trials.START,
                null,
                null,
                cache);
        return SweepPlanner.plan(snapshot, NOW);
    }

    private static List<SweepAction.CreateTrial> created(SweepPlan plan) {
        return plan.actions().stream()
                .filter(SweepAction.CreateTrial.class::isInstance)
                .map(SweepAction.CreateTrial.class::cast)
                .toList();
    }

    private static boolean isHeld(SweepAction.CreateTrial create) {
        return Objects.requireNonNull(create.cache()).waitsFor() != null;
    }
}
