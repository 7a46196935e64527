package dev.sweeps.core.learning;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SearchMethodsTest {
    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);
    private static final SearchSpace SMALL = space("a", def("min", 1, "max", 6), "b", def("values", List.of(1, 2)));
    private static final SearchSpace ENDLESS =
            space("lr", def("distribution", "uniform", "min", 0, "max", 1), "a", def("min", 1, "max", 6));

    @Test
    void autoIsAGridWhereAllOfItCanBeTried() {
        assertThat(chosen("auto", SMALL, OptionalLong.of(12)).name()).isEqualTo("grid");
        assertThat(chosen("auto", SMALL, OptionalLong.of(11)).name()).isNotEqualTo("grid");
    }

    @Test
    void autoIsAGaussianProcessOnASmallSpaceOfNumbers() {
        assertThat(chosen("auto", ENDLESS, OptionalLong.of(50)))
                .returns("gp", MethodChoice.Chosen::name)
                .satisfies(chosen -> assertThat(chosen.method()).isInstanceOf(SearchMethod.Learned.class));
    }

    @Test
    void autoIsAParzenEstimatorWhereAGaussianProcessIsOutOfItsDepth() {
        SearchSpace conditional = space(
                "lr",
                def("distribution", "uniform", "min", 0, "max", 1),
                "lstm",
                def("values", List.of(true, false)),
                "hidden",
                def("min", 8, "max", 64, "when", "lstm"));
        SearchSpace categories = space(
                "lr",
                def("distribution", "uniform", "min", 0, "max", 1),
                "a",
                def("values", List.of("x", "y")),
                "b",
                def("values", List.of("x", "y")));

        assertThat(chosen("auto", conditional, OptionalLong.of(50)).reason())
                .isEqualTo("tpe: some parameters depend on others");
        assertThat(chosen("auto", categories, OptionalLong.of(50)).reason())
                .isEqualTo("tpe: 2 of 3 dimensions have no order");
        assertThat(chosen("auto", ENDLESS, OptionalLong.of(5_000)).reason())
                .isEqualTo("tpe: 5000 trials are more than 500");
    }

    @Test
    void autoWeighsHowManyTrialsATradeOffGets() {
        var tradeOff = new Objectives(
                List.of(
                        new Objective("accuracy", Goal.MAXIMIZE, null, null),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of(new Constraint("latency", Constraint.Bound.AT_MOST, 3)));

        assertThat(chosen("auto", ENDLESS, OptionalLong.of(250), tradeOff).reason())
                .isEqualTo("gp: the fewest trials for 2 dimensions and 2 objectives to trade off and 1 constraint");
        assertThat(chosen("auto", ENDLESS, OptionalLong.of(251), tradeOff).reason())
                .isEqualTo("nsga2: 2 objectives to trade off and 251 trials, more than 250");
        assertThat(chosen("auto", SMALL, OptionalLong.of(12), tradeOff).name()).isEqualTo("grid");
    }

    @Test
    void givesTheAlgorithmThatIsAskedFor() {
        for (String algorithm :
                List.of("grid", "random", "sobol", "halton", "gp", "cost", "tpe", "cmaes", "nsga2", "protein", "pbt")) {
            assertThat(chosen(algorithm, SMALL, OptionalLong.of(5)))
                    .returns(algorithm, MethodChoice.Chosen::name)
                    .satisfies(
                            chosen -> assertThat(chosen.reason()).startsWith(algorithm + ": as search.algorithm says"));
        }
    }

    @Test
    void anUnknownAlgorithmIsAProblem() {
        assertThat(SearchMethods.choose(request("randon", OptionalLong.of(5), REWARD), SMALL))
                .isInstanceOfSatisfying(MethodChoice.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(Problem::toString)
                        .allSatisfy(problem -> assertThat(problem)
                                .contains("algorithm randon is unknown; did you mean random?; known are auto, grid")));
    }

    private static MethodChoice.Chosen chosen(String algorithm, SearchSpace space, OptionalLong max) {
        return chosen(algorithm, space, max, REWARD);
    }

    private static MethodChoice.Chosen chosen(
            String algorithm, SearchSpace space, OptionalLong max, Objectives objectives) {
        return switch (SearchMethods.choose(request(algorithm, max, objectives), space)) {
            case MethodChoice.Chosen chosen -> chosen;
            case MethodChoice.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static SearchRequest request(String algorithm, OptionalLong max, Objectives objectives) {
        return new SearchRequest(algorithm, 7, max, null, null, null, Map.of(), objectives, List.of());
    }
}
