package dev.sweeps.core.learning;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From trials with several metrics to suggestions: two losses that pull along x, both better with a small y, which is constrained. */
class ConstrainedTradeOffTest {
    private static final int TRIALS = 40;
    private static final double SMALLEST = 0.6;

    private static final Objectives OBJECTIVES = new Objectives(
            List.of(new Objective("near", Goal.MINIMIZE, null, null), new Objective("far", Goal.MAXIMIZE, null, null)),
            List.of(new Constraint("y", Constraint.Bound.AT_LEAST, SMALLEST)));

    /** Random trials miss the constraint by 0.3 of its limit on average, and both objectives pull further away from it. */
    @ParameterizedTest
    @ValueSource(strings = {"gp", "cost", "tpe"})
    void learnsToStayWhereTheConstraintIsKept(String algorithm) {
        List<TrialRecord> learned = run(algorithm).subList(TRIALS / 2, TRIALS);

        double missed = learned.stream()
                .mapToDouble(OBJECTIVES::totalViolation)
                .average()
                .orElseThrow();
        assertThat(missed).isLessThan(0.15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp", "tpe", "nsga2", "cmaes"})
    void givesTheSameAgain(String algorithm) {
        assertThat(run(algorithm)).isEqualTo(run(algorithm));
    }

    private static List<TrialRecord> run(String algorithm) {
        var uniform = def("distribution", "uniform", "min", 0, "max", 1);
        var request = new SearchRequest(
                algorithm, 3, OptionalLong.of(TRIALS), null, null, null, Map.of(), OBJECTIVES, List.of());
        if (!(SearchMethods.choose(request, space("x", uniform, "y", uniform)) instanceof MethodChoice.Chosen chosen
                && chosen.method() instanceof SearchMethod.Learned learned)) {
            throw new AssertionError(algorithm + " does not learn");
        }
        List<TrialRecord> trials = new ArrayList<>();
        for (long ordinal = 0; ordinal < TRIALS; ordinal++) {
            var proposal = Suggestions.of(learned.search(), OBJECTIVES, trials, List.of(ordinal))
                    .get(ordinal);
            if (!(proposal instanceof Proposal.Ready ready)) {
                throw new AssertionError(proposal);
            }
            trials.add(trial(ordinal, ready.parameters()));
        }
        return trials;
    }

    private static TrialRecord trial(long index, Map<String, Object> parameters) {
        double x = (Double) Objects.requireNonNull(parameters.get("x"));
        double y = (Double) Objects.requireNonNull(parameters.get("y"));
        double near = x * x + y;
        return TrialDraft.of(Trials.name(index), index)
                .parameters(parameters)
                .state(TrialState.SUCCEEDED)
                .result(near, Map.of("near", near, "far", -(1 - x) * (1 - x) - y, "y", y))
                .times(Trials.START, Trials.START, Trials.START.plusSeconds(index))
                .gpuSeconds(10, 0)
                .attempt(1)
                .build();
    }
}
