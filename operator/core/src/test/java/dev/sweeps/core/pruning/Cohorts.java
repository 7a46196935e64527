package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cohorts for tests: curves with steps 1, 2, 3, …; smaller values are better. */
final class Cohorts {
    private final List<Contender> contenders = new ArrayList<>();

    static Curve curve(double... values) {
        return new Curve(IntStream.range(0, values.length)
                .mapToObj(i -> new CurvePoint(i + 1L, values[i]))
                .toList());
    }

    Cohorts running(double... values) {
        return add(Contender.Phase.RUNNING, curve(values), null);
    }

    Cohorts complete(double... values) {
        return add(Contender.Phase.COMPLETE, curve(values), values[values.length - 1]);
    }

    Cohorts stopped(long step, double... values) {
        contenders.add(new Contender(name(), contenders.size(), Contender.Phase.OTHER, curve(values), null, step));
        return this;
    }

    private Cohorts add(Contender.Phase phase, Curve curve, @Nullable Double objective) {
        contenders.add(new Contender(name(), contenders.size(), phase, curve, objective, null));
        return this;
    }

    private String name() {
        return "t" + contenders.size();
    }

    Cohort cohort() {
        return new Cohort("s", Goal.MINIMIZE, contenders);
    }

    /** The causes of the trials that the rule ends. */
    List<TrialRules.Ended> ended(TrialRule... rules) {
        return new TrialRules(TrialRules.Mode.ANY, List.of(rules)).ended(cohort());
    }
}
