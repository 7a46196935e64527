package dev.sweeps.core.learning;

import static dev.sweeps.core.learning.Tried.trial;
import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlierSweepsTest {
    private static final UnitCube CUBE = UnitCube.of(space("x", def("distribution", "uniform", "min", 0, "max", 1)));
    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);

    @Test
    void takesWhatHasEndedInTheOrderOfItsNumbers() {
        EarlierSweep taken = of(
                REWARD,
                trial(3, Map.of("x", 0.3), TrialState.FAILED, null),
                trial(1, Map.of("x", 0.1), 5.0),
                trial(2, Map.of("x", 0.2), TrialState.RUNNING, null),
                trial(4, Map.of("x", 1.4), 9.0),
                trial(5, Map.of("x", 0.5), TrialState.CANCELLED, null),
                trial(0, Map.of("x", 0.0), 4.0));

        assertThat(taken.refusal()).isNull();
        assertThat(taken.trials()).extracting(one -> one.parameters().get("x")).containsExactly(0.0, 0.1, 0.3);
        assertThat(taken.observations())
                .extracting(Observation::losses)
                .containsExactly(List.of(-4.0), List.of(-5.0), List.of());
        assertThat(taken.best()).map(best -> best.point().u()[0]).hasValue(0.1);
    }

    @Test
    void refusesASweepThatIsAfterSomethingElse() {
        TrialRecord trial = trial(0, Map.of("x", 0.1), 5.0);

        assertThat(of(Objectives.of("reward", Goal.MINIMIZE), trial).refusal())
                .isEqualTo("nothing is taken from sweep before: it is after minimize reward, this sweep after maximize"
                        + " reward");
        assertThat(of(Objectives.of("accuracy", Goal.MAXIMIZE), trial).trials()).isEmpty();
    }

    @Test
    void aTargetIsNoOtherAim() {
        Objectives target = new Objectives(List.of(new Objective("reward", Goal.MAXIMIZE, null, 0.9)), List.of());

        assertThat(of(target, trial(0, Map.of("x", 0.1), 5.0)).refusal()).isNull();
    }

    @Test
    void saysWhyNothingFits() {
        assertThat(of(REWARD, trial(0, Map.of("x", 0.1), TrialState.FAILED, null))
                        .refusal())
                .endsWith("none of its trials has succeeded yet");
        assertThat(of(REWARD, trial(0, Map.of("z", 0.1), 5.0)).refusal())
                .endsWith("it varies none of the parameters of this sweep");
        assertThat(of(REWARD, trial(0, Map.of("x", 7), 5.0)).refusal())
                .endsWith("none of its trials that succeeded lies within the bounds of this sweep and has all its"
                        + " metrics");
    }

    /** The half with the best losses is there, and the rest is spread over all the others. */
    @Test
    void keepsTheBestAndSomeOfTheOthers() {
        List<TrialRecord> trials = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> trial(i, Map.of("x", i / 100.0), (double) (i * 37 % 100)))
                .toList());

        List<EarlierTrial> kept = EarlierSweeps.of("before", WarmStartMode.RANKING, REWARD, trials, CUBE, REWARD, 20)
                .trials();

        assertThat(kept).hasSize(20);
        assertThat(kept.stream().filter(one -> one.observation().loss() <= -90)).hasSize(10);
        assertThat(kept).isSortedAccordingTo((a, b) -> Double.compare(x(a), x(b)));
        assertThat(x(kept.getFirst())).isLessThan(0.1);
        assertThat(kept.stream().filter(one -> x(one) > 0.7)).hasSizeGreaterThanOrEqualTo(5);

        Collections.shuffle(trials, new Random(4));
        assertThat(EarlierSweeps.of("before", WarmStartMode.RANKING, REWARD, trials, CUBE, REWARD, 20)
                        .trials())
                .isEqualTo(kept);
    }

    private static double x(EarlierTrial trial) {
        return trial.observation().point().u()[0];
    }

    private static EarlierSweep of(Objectives theirs, TrialRecord... trials) {
        return EarlierSweeps.of("before", WarmStartMode.RANKING, theirs, List.of(trials), CUBE, REWARD, 1000);
    }
}
