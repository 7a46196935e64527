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
    void theWorstGoOnFromTheBest() {
        List<Member> members = members(5, 1, 2, 9, 3, 4, 8, 7);

        for (Member member : members) {
            Decision decision = decide(3, members, member.number());
            if (member.loss() < 8) {
                assertThat(decision).isEqualTo(new Decision.Continue());
            } else {
                assertThat(decision)
                        .isInstanceOfSatisfying(Decision.Exploit.class, exploit -> assertThat(exploit.winner())
                                .isIn(members.get(1), members.get(2)));
            }
        }
    }

    @Test
    void everyOneOfTheBestIsTakenAtTimes() {
        List<Member> members = members(1, 2, 3, 4, 5, 6, 7, 8);
        Set<Integer> winners = new HashSet<>();
        for (int interval = 0; interval < 50; interval++) {
            winners.add(
                    ((Decision.Exploit) decide(interval, members, 7)).winner().number());
        }

        assertThat(winners).containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whoHasNoLossTakesTheBestOver(double none) {
        List<Member> members = members(none, 3, 1, none, none, 2, 4, 5);

        assertThat(List.of(0, 3, 4))
                .as("also when there are more of them than count as worst")
                .allSatisfy(number -> assertThat(decide(0, members, number))
                        .isInstanceOfSatisfying(
                                Decision.Exploit.class,
                                exploit -> assertThat(exploit.winner().number()).isIn(2, 5)));
        assertThat(decide(0, members(none, 3), 0))
                .as("whoever is better, as long as few have a result")
                .isInstanceOfSatisfying(
                        Decision.Exploit.class,
                        exploit -> assertThat(exploit.winner().number()).isOne());
    }

    @Test
    void whoHasNothingToGoOnFromBegins() {
        assertThat(decide(0, List.of(), 0)).isInstanceOf(Decision.Begin.class);
        assertThat(decide(0, members(1, 2, 3), 7)).isInstanceOf(Decision.Begin.class);
        assertThat(decide(0, members(Double.NaN, Double.NaN), 1)).isInstanceOf(Decision.Begin.class);
        assertThat(decide(0, List.of(), 0)).as("each time elsewhere").isNotEqualTo(decide(1, List.of(), 0));
    }

    @Test
    void nobodyTakesOverFromEquals() {
        assertThat(decide(0, members(1, 1, 1, 1, 1, 1, 1, 1), 7)).isEqualTo(new Decision.Continue());
    }

    @Test
    void theWorstOfAFewIsNotYetAmongTheWorst() {
        assertThat(decide(0, members(1, 2, 3), 2)).isEqualTo(new Decision.Continue());
        assertThat(decide(0, members(1, 2, 3, 4), 3)).isInstanceOf(Decision.Exploit.class);
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
            tries.add(cube.configuration(
                            Perturbation.of(cube, winner, PopulationRules.DEFAULTS, NumberStream.of(1, draw, 0)))
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
    void aDecisionIsValidAndTheOrderOfTheMembersDoesNotMatter(
            @ForAll @IntRange(max = 12) int count,
            @ForAll @IntRange(max = 12) int number,
            @ForAll long seed,
            @ForAll java.util.Random shuffle) {
        double[] losses = new double[count];
        NumberStream stream = NumberStream.of(seed, 0, 5);
        Arrays.setAll(losses, _ -> stream.next() < 0.2 ? Double.NaN : stream.next());
        List<Member> members = new ArrayList<>(members(losses));

        Decision decision = PopulationBasedTraining.decide(CUBE, seed, 1, PopulationRules.DEFAULTS, members, number);
        Collections.shuffle(members, shuffle);

        assertThat(PopulationBasedTraining.decide(CUBE, seed, 1, PopulationRules.DEFAULTS, members, number))
                .isEqualTo(decision);
        switch (decision) {
            case Decision.Continue() -> assertThat(losses[number]).isFinite();
            case Decision.Begin(Point point) -> isValid(point);
            case Decision.Exploit(Member winner, Point point) -> {
                isValid(point);
                assertThat(winner.number()).isNotEqualTo(number);
                assertThat(winner.loss()).isFinite();
                assertThat(winner.loss() >= losses[number]).as("no better").isFalse();
            }
        }
    }

    private static void isValid(Point point) {
        assertThat(CUBE.point(CUBE.configuration(point).values())).isPresent();
    }

    private static Decision decide(long interval, List<Member> members, int number) {
        return PopulationBasedTraining.decide(CUBE, 1, interval, PopulationRules.DEFAULTS, members, number);
    }

    private static List<Member> members(double... losses) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            members.add(new Member(i, PriorDraws.point(CUBE, NumberStream.of(1, i, 0)), losses[i]));
        }
        return members;
    }
}
