package dev.sweeps.core.cache;

import static dev.sweeps.core.cache.Caches.NOT_STORED;
import static dev.sweeps.core.cache.Caches.STORED;
import static dev.sweeps.core.cache.Caches.job;
import static dev.sweeps.core.cache.Caches.key;
import static dev.sweeps.core.cache.Caches.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.cache.CachePolicy.WarmUpFailure;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CacheGateTest {
    private static final CacheEntry OPEN = new CacheEntry.Open();

    @Test
    void theFirstTrialOfAKeyBuildsAndTheNextOnesWait() {
        var gate = gate(Caches.firstTrialBuilds(), List.of());

        assertThat(gate.enter(key(1))).isEqualTo(OPEN);
        assertThat(gate.enter(key(1))).isInstanceOfSatisfying(CacheEntry.Closed.class, closed -> {
            assertThat(closed.build()).isFalse();
            assertThat(closed.waitsFor()).contains("the first trial of the key");
        });
        assertThat(gate.enter(key(2))).as("another key").isEqualTo(OPEN);
    }

    @Test
    void aDeclaredBuilderIsMadeOnceAndTrialsWaitForIt() {
        var gate = gate(Caches.warmUp(WarmUpFailure.CONTINUE), List.of());

        assertThat(builds(gate.enter(key(1)))).isTrue();
        assertThat(builds(gate.enter(key(1)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void whatATrialSaysOfItsKey(TrialRecord trial, boolean open, String why) {
        assertThat(gate(Caches.firstTrialBuilds(), List.of(trial)).enter(key(1)) instanceof CacheEntry.Open)
                .as(why)
                .isEqualTo(open);
    }

    static Stream<Arguments> whatATrialSaysOfItsKey() {
        return Stream.of(
                Arguments.of(trial(0, 1, TrialState.RUNNING, null, null), false, "it builds"),
                Arguments.of(trial(0, 1, TrialState.PENDING, null, null), false, "it will build"),
                Arguments.of(trial(0, 1, TrialState.PENDING, "somebody", null), true, "it waits itself"),
                Arguments.of(trial(0, 1, TrialState.RUNNING, null, STORED), true, "it has built and trains"),
                Arguments.of(trial(0, 1, TrialState.RUNNING, null, NOT_STORED), true, "waiting would not help"),
                Arguments.of(trial(0, 1, TrialState.SUCCEEDED, null, null), true, "it does not use the cache"),
                Arguments.of(trial(0, 1, TrialState.FAILED, null, null), true, "the next one builds"),
                Arguments.of(trial(0, 1, TrialState.FAILED, null, STORED), true, "it failed after it had built"));
    }

    @Test
    void aFailedBuilderIsFollowedByOneOther() {
        var gate = gate(Caches.firstTrialBuilds(), List.of(trial(0, 1, TrialState.FAILED, null, null)));

        assertThat(gate.enter(key(1))).isEqualTo(OPEN);
        assertThat(gate.enter(key(1))).isNotEqualTo(OPEN);
    }

    @Test
    void warmUpJobsOfAnybodyCount() {
        assertThat(gate(WarmUp.State.SUCCEEDED, WarmUpFailure.CONTINUE).enter(key(1)))
                .isEqualTo(OPEN);
        assertThat(gate(WarmUp.State.FAILED, WarmUpFailure.CONTINUE).enter(key(1)))
                .isEqualTo(OPEN);
        assertThat(builds(gate(WarmUp.State.RUNNING, WarmUpFailure.CONTINUE).enter(key(1))))
                .isFalse();
    }

    @Test
    void afterAFailedWarmUpTheFirstTrialBuilds() {
        var gate = gate(WarmUp.State.FAILED, WarmUpFailure.CONTINUE);

        assertThat(gate.enter(key(1))).isEqualTo(OPEN);
        assertThat(gate.enter(key(1))).isNotEqualTo(OPEN);
    }

    @ParameterizedTest
    @EnumSource(WarmUpFailure.class)
    void aFailedWarmUpStopsTheSweepIfThatIsWanted(WarmUpFailure policy) {
        var held = trial(0, 1, TrialState.PENDING, "somebody", null);

        var failure = gate(WarmUp.State.FAILED, policy).failure(held);

        assertThat(failure.isPresent()).isEqualTo(policy == WarmUpFailure.STOP);
        failure.ifPresent(text -> assertThat(text).contains("batch-cache-1", "no such file"));
    }

    @Test
    void discardedEntriesAreBuiltAgain() {
        var built = trial(5, 1, TrialState.SUCCEEDED, null, STORED);

        assertThat(discarding(key(1), 6, built).enter(key(1)) instanceof CacheEntry.Closed)
                .as("by key")
                .isTrue();
        assertThat(discarding(null, 6, built).enter(key(1)) instanceof CacheEntry.Closed)
                .as("all")
                .isTrue();
        assertThat(discarding(key(1), 5, built).enter(key(1)))
                .as("an older order")
                .isEqualTo(OPEN);
        assertThat(discarding(key(2), 6, built).enter(key(1))).as("another key").isEqualTo(OPEN);
    }

    @Test
    void nobodyWaitsWhenThatIsSwitchedOff() {
        var gate = gate(Caches.policy(false, true, WarmUpFailure.CONTINUE, List.of()), List.of());

        assertThat(gate.enter(key(1))).isEqualTo(OPEN);
        assertThat(gate.enter(key(1))).isEqualTo(OPEN);
    }

    private static CacheGate discarding(@Nullable String key, long second, TrialRecord trial) {
        var discard = new CachePolicy.Discard(key, Trials.START.plusSeconds(second));
        return gate(Caches.policy(true, true, WarmUpFailure.CONTINUE, List.of(discard)), List.of(trial));
    }

    private static CacheGate gate(CachePolicy policy, List<TrialRecord> trials) {
        return new CacheView(policy, List.of(), List.of()).gate(trials);
    }

    private static CacheGate gate(WarmUp.State state, WarmUpFailure onFailure) {
        return new CacheView(Caches.warmUp(onFailure), List.of(), List.of(job(1, state))).gate(List.of());
    }

    private static boolean builds(CacheEntry entry) {
        return entry instanceof CacheEntry.Closed closed && closed.build();
    }
}
