package dev.sweeps.core.evolution;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Cubes;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.PriorDraws;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationBasedTrainingTest {
    private static final UnitCube CUBE = UnitCube.of(Cubes.everyKind());

    @Test
    void theWorstGoOnFromTheCheckpointsOfTheBest() {
        List<Member> members = members(5, 1, 2, 9, 3, 4, 8, 7);

        List<Decision> decisions = PopulationBasedTraining.decide(CUBE, 1, 3, members);

        assertThat(decisions).extracting(Decision::member).isEqualTo(members);
        assertThat(exploits(decisions))
                .extracting(exploit -> exploit.member().loss())
                .containsExactly(9.0, 8.0);
        assertThat(exploits(decisions)).allSatisfy(exploit -> {
            assertThat(exploit.winner().loss()).isBetween(1.0, 2.0);
            assertThat(exploit.checkpoint()).isEqualTo(exploit.winner().checkpoint());
        });
    }

    @Test
    void everyOneOfTheBestIsTakenAtTimes() {
        Set<Long> winners = new HashSet<>();
        for (int interval = 0; interval < 50; interval++) {
            exploits(PopulationBasedTraining.decide(CUBE, 1, interval, members(1, 2, 3, 4, 5, 6, 7, 8)))
                    .forEach(exploit -> winners.add(exploit.winner().number()));
        }

        assertThat(winners).containsExactlyInAnyOrder(0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whoHasNoLossIsAmongTheWorst(double none) {
        List<Decision> decisions = PopulationBasedTraining.decide(CUBE, 1, 0, members(none, 3, 1, 2));

        assertThat(exploits(decisions))
                .extracting(exploit -> exploit.member().number())
                .containsExactly(0L);
        assertThat(exploits(decisions))
                .extracting(exploit -> exploit.winner().number())
                .containsExactly(2L);
    }

    @Test
    void nobodyIsABetterOne() {
        assertThat(exploits(PopulationBasedTraining.decide(CUBE, 1, 0, List.of())))
                .isEmpty();
        assertThat(exploits(PopulationBasedTraining.decide(CUBE, 1, 0, members(1))))
                .isEmpty();
        assertThat(exploits(PopulationBasedTraining.decide(CUBE, 1, 0, members(1, 1, 1, 1))))
                .isEmpty();
        assertThat(exploits(PopulationBasedTraining.decide(CUBE, 1, 0, members(Double.NaN, Double.NaN))))
                .isEmpty();
    }

    @Test
    void nobodyGoesOnWithoutACheckpoint() {
        Point point = PriorDraws.point(CUBE, NumberStream.of(1, 0, 0));
        List<Member> members = List.of(new Member(0, point, 1, 10, null), new Member(1, point, 2, 10, "b"));

        assertThat(exploits(PopulationBasedTraining.decide(CUBE, 1, 0, members)))
                .isEmpty();
    }

    @Test
    void numbersAreMultipliedAndCategoriesDrawnAnew() {
        UnitCube cube = UnitCube.of(space(
                "lr", def("distribution", "log_uniform_values", "min", 1e-5, "max", 1e-1),
                "n", def("min", 1, "max", 100),
                "small", def("min", 1, "max", 9),
                "batch", def("distribution", "uniform_pow2", "min", 16L, "max", 128L),
                "list", def("values", List.of(1, 10, 100)),
                "decay", def("distribution", "logit_normal", "min", 0.9, "max", 0.9999),
                "kind", def("values", List.of("a", "b"))));
        Point winner = cube.point(Map.of(
                        "lr", 1e-3, "n", 50L, "small", 2L, "batch", 32L, "list", 10L, "decay", 0.99, "kind", "a"))
                .orElseThrow();
        List<Map<String, Object>> tries = new ArrayList<>();
        for (int draw = 0; draw < 400; draw++) {
            tries.add(cube.configuration(Perturbation.of(cube, winner, NumberStream.of(1, draw, 0)))
                    .values());
        }

        assertShare(tries, "lr", 0.375, near(1.2e-3));
        assertShare(tries, "lr", 0.375, near(0.8e-3));
        assertShare(tries, "decay", 0.375, near(1 - 1.2e-2));
        assertShare(tries, "n", 0.3775, Predicate.isEqual(60L));
        assertShare(tries, "small", 0.375 + 0.25 / 9, Predicate.isEqual(3L));
        assertShare(tries, "batch", 0.375 + 0.25 / 4, Predicate.isEqual(64L));
        assertShare(tries, "list", 0.375 + 0.25 / 3, Predicate.isEqual(100L));
        assertShare(tries, "kind", 0.5, Predicate.isEqual("b"));
    }

    private static Predicate<Object> near(double expected) {
        return value -> value instanceof Double number && Math.abs(number - expected) < 1e-9 * expected;
    }

    private static void assertShare(
            List<Map<String, Object>> tries, String name, double expected, Predicate<Object> event) {
        double count = tries.stream()
                .map(values -> Objects.requireNonNull(values.get(name)))
                .filter(event)
                .count();
        assertThat(count / tries.size()).as(name).isCloseTo(expected, within(0.1));
    }

    @Property(tries = 100)
    void thePointsAreValidAndTheOrderDoesNotMatter(
            @ForAll @IntRange(max = 12) int count, @ForAll long seed, @ForAll java.util.Random shuffle) {
        double[] losses = new double[count];
        NumberStream stream = NumberStream.of(seed, 0, 5);
        Arrays.setAll(losses, _ -> stream.next());
        List<Member> members = new ArrayList<>(members(losses));

        List<Decision> decisions = PopulationBasedTraining.decide(CUBE, seed, 1, members);
        Collections.shuffle(members, shuffle);

        assertThat(PopulationBasedTraining.decide(CUBE, seed, 1, members))
                .containsExactlyInAnyOrderElementsOf(decisions);
        assertThat(exploits(decisions)).allSatisfy(exploit -> assertThat(
                        CUBE.point(CUBE.configuration(exploit.point()).values()))
                .isPresent());
    }

    private static List<Member> members(double... losses) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            members.add(new Member(
                    i, PriorDraws.point(CUBE, NumberStream.of(1, i, 0)), losses[i], 10, "checkpoint of " + i));
        }
        return members;
    }

    private static List<Decision.Exploit> exploits(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Exploit.class::isInstance)
                .map(Decision.Exploit.class::cast)
                .toList();
    }
}
