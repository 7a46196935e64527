package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a trial among those of its bracket. */
final class HyperbandJudge implements TrialJudge {
    private final String sweep;
    private final Brackets brackets;
    private final List<TrialJudge> judges = new ArrayList<>();

    HyperbandJudge(Hyperband rule, Cohort cohort) {
        sweep = cohort.sweep();
        brackets = new Brackets(rule);
        var members = new ArrayList<List<Contender>>();
        brackets.rules().forEach(_ -> members.add(new ArrayList<>()));
        cohort.contenders().forEach(trial -> members.get(bracket(trial)).add(trial));
        // Of the whole sweep: the large brackets would begin long before the small ones, which get few trials each.
        var begun = cohort.hasComplete(rule.startupTrials());
        for (var bracket = 0; bracket < members.size(); bracket++) {
            var peers = new Cohort(sweep, cohort.goal(), members.get(bracket));
            judges.add(
                    new AshaJudge(rule.name(), brackets.rules().get(bracket), cohort.goal(), begun, new Levels(peers)));
        }
    }

    private int bracket(Contender trial) {
        return brackets.of(sweep, trial.index());
    }

    @Override
    public Optional<Cause> judge(Contender trial) {
        return judges.get(bracket(trial)).judge(trial);
    }

    @Override
    public Curve moment(Contender trial) {
        return judges.get(bracket(trial)).moment(trial);
    }
}
