package dev.sweeps.core.protein;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    @Property
    void isWhatNoOtherTrialBeats(@ForAll @Size(max = 30) List<Byte> numbers) {
        List<Observation> trials = numbers.stream()
                .map(number -> trial(1 + Math.floorMod(number, 5), Math.floorDiv(number, 5)))
                .toList();

        Set<List<Double>> expected = trials.stream()
                .filter(trial -> trials.stream()
                        .noneMatch(other -> other.cost() <= trial.cost()
                                && other.loss() <= trial.loss()
                                && (other.cost() < trial.cost() || other.loss() < trial.loss())))
                .map(ParetoFrontTest::place)
                .collect(Collectors.toSet());

        assertThat(ParetoFront.of(trials).stream().map(ParetoFrontTest::place))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Double> place(Observation trial) {
        return List.of(trial.cost(), trial.loss());
    }

    @Test
    void losesItsDearEndWhereThatGainsLittle() {
        List<Observation> front = List.of(trial(1, 1), trial(10, 0.01), trial(50, 0.005), trial(100, 0));

        assertThat(ParetoFront.pruned(front)).isEqualTo(front.subList(0, 2));
    }

    @Test
    void keepsWhatIsWorthItsCost() {
        List<Observation> front = List.of(trial(1, 1), trial(50, 0.5), trial(100, 0));

        assertThat(ParetoFront.pruned(front)).isEqualTo(front);
    }

    @Test
    void doesNotDependOnWhereLossesLie() {
        assertThat(Stream.of(-1e6, 0.0, 1e6).map(moved -> ParetoFront.pruned(List.of(
                                trial(1, moved + 1),
                                trial(10, moved + 0.01),
                                trial(50, moved + 0.005),
                                trial(100, moved)))
                        .size()))
                .containsExactly(2, 2, 2);
    }

    private static Observation trial(double cost, double loss) {
        return Observation.of(new Point(new double[] {0.5}), loss, cost);
    }
}
