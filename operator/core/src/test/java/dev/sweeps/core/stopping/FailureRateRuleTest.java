package dev.sweeps.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objectives;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FailureRateRuleTest {

    @Test
    void stopsWhenMoreThanTheRatioFailed() {
        var evidence =
                evidence(Trials.failed(0, "OutOfMemory"), Trials.succeeded(1, 1), Trials.failed(2), Trials.masked(3));

        assertThat(new FailureRateRule(0.4, 10, 4).judge(evidence))
                .contains(new StopVerdict(
                        Ending.FAILED,
                        "FailureRate",
                        "2 of the last 4 finished trials failed, more than ratio 0.4: s-00000 (OutOfMemory), s-00002"
                                + " (ProgramFailed)"));
        assertThat(new FailureRateRule(0.5, 10, 4).judge(evidence))
                .as("half is not more than half")
                .isEmpty();
    }

    @Test
    void onlyTheWindowCounts() {
        var evidence = evidence(
                Trials.failed(0), Trials.failed(1), Trials.failed(2), Trials.succeeded(3, 1), Trials.succeeded(4, 1));

        assertThat(new FailureRateRule(0.5, 5, 1).judge(evidence)).isPresent();
        assertThat(new FailureRateRule(0.5, 4, 1).judge(evidence)).isEmpty();
    }

    @Test
    void decidesOnceEnoughTrialsHaveFinished() {
        var evidence = evidence(Trials.failed(0), Trials.failed(1));

        assertThat(new FailureRateRule(0.5, 5, 3).judge(evidence)).isEmpty();
        assertThat(new FailureRateRule(0.5, 5, 2).judge(evidence)).isPresent();
    }

    @Test
    void whatWasLostToTheInfrastructureIsNoFailure() {
        var evidence = evidence(
                Trials.failed(0, TrialRecord.TOO_MANY_DISRUPTIONS),
                Trials.failed(1, TrialRecord.TOO_MANY_DISRUPTIONS),
                Trials.cancelled(2),
                Trials.succeeded(3, 1));

        assertThat(new FailureRateRule(0, 5, 1).judge(evidence)).isEmpty();
    }

    @Property(tries = 500)
    void agreesWithCounting(
            @ForAll @Size(max = 30) List<Boolean> failures,
            @ForAll @IntRange(min = 1, max = 12) int window,
            @ForAll @IntRange(min = 1, max = 12) int minTrials,
            @ForAll @IntRange(max = 7) int eighths) {
        var needed = Math.min(minTrials, window);
        var trials = IntStream.range(0, failures.size())
                .mapToObj(i -> failures.get(i) ? Trials.failed(i) : Trials.succeeded(i, 1))
                .toArray(TrialRecord[]::new);
        var last = failures.subList(Math.max(0, failures.size() - window), failures.size());
        var failed = last.stream().filter(Boolean::booleanValue).count();

        assertThat(new FailureRateRule(eighths / 8.0, window, needed)
                        .judge(evidence(trials))
                        .isPresent())
                .isEqualTo(last.size() >= needed && 8 * failed > (long) eighths * last.size());
    }

    private static Evidence evidence(TrialRecord... trials) {
        var latest = List.of(trials).stream()
                .filter(TrialRecord::isObservation)
                .sorted(FinishingOrder.EARLIEST_FIRST.reversed())
                .toList();
        return new Evidence(Objectives.of("reward", Goal.MAXIMIZE), latest, null, 0, 0, Trials.START, Trials.START);
    }
}
