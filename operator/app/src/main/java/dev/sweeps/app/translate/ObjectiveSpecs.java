package dev.sweeps.app.translate;

import dev.sweeps.api.ConstraintSpec;
import dev.sweeps.api.ObjectiveTerm;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a spec is after, as the core understands it. */
public final class ObjectiveSpecs {
    private ObjectiveSpecs() {}

    /** What is wrong with a spec that the schema's rules would have refused: one that was stored under an older schema, say. */
    public static Optional<Problem> problem(SweepSpec spec) {
        var several = spec.objectives();
        if (spec.objective() == null && (several == null || several.isEmpty())) {
            return Optional.of(
                    new Problem("objective", "say what to optimise, for example {metric: reward, goal: maximize}"));
        }
        var weights = several == null
                ? 0
                : several.stream().filter(term -> term.weight() != null).count();
        return several != null && weights > 0 && weights < several.size()
                ? Optional.of(new Problem("objectives", "give every objective a weight or none"))
                : Optional.empty();
    }

    /** The objectives and constraints; empty for a spec that has a {@link #problem}. */
    public static Optional<Objectives> usable(SweepSpec spec) {
        return problem(spec).isPresent() ? Optional.empty() : Optional.of(of(spec));
    }

    /** The objectives and constraints of a spec without a {@link #problem}. */
    public static Objectives of(SweepSpec spec) {
        var single = spec.objective();
        var several = spec.objectives();
        List<Objective> each = new ArrayList<>();
        if (single != null) {
            each.add(new Objective(single.metric(), goal(single.goal()), null, single.target()));
        } else if (several != null) {
            several.forEach(term -> each.add(objective(term)));
        }
        return new Objectives(each, constraints(spec));
    }

    private static Objective objective(ObjectiveTerm term) {
        return new Objective(term.metric(), goal(term.goal()), term.weight(), term.target());
    }

    private static List<Constraint> constraints(SweepSpec spec) {
        var constraints = spec.constraints();
        return constraints == null
                ? List.of()
                : constraints.stream().flatMap(ObjectiveSpecs::bounds).toList();
    }

    private static Stream<Constraint> bounds(ConstraintSpec spec) {
        List<Constraint> bounds = new ArrayList<>();
        if (spec.atMost() != null) {
            bounds.add(new Constraint(spec.metric(), Constraint.Bound.AT_MOST, spec.atMost()));
        }
        if (spec.atLeast() != null) {
            bounds.add(new Constraint(spec.metric(), Constraint.Bound.AT_LEAST, spec.atLeast()));
        }
        return bounds.stream();
    }

    private static Goal goal(dev.sweeps.api.Goal goal) {
        return switch (goal) {
            case MAXIMIZE -> Goal.MAXIMIZE;
            case MINIMIZE -> Goal.MINIMIZE;
        };
    }
}
