package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What W&B calls hyperband: no brackets, one set of bands. At its last band a trial is compared with all trials that came there:
 * it is stopped when it is worse than the value at place {@code floor(n / eta)} of them, counted from 0. Decision for decision
 * that of {@code sweeps.hyperband_stop_runs}, when the steps of the program count from 1 without gaps, as W&B counts reports.
 *
 * @param bands ascending, at least one
 * @param strict compares the value at the band; otherwise the best one so far
 */
public record WandbHyperband(List<Long> bands, double eta, boolean strict) implements TrialRule {
    /** As many as W&B looks at. */
    private static final int MOST_BANDS = 100;

    public WandbHyperband {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || !(eta > 1)) {
            throw new IllegalArgumentException(
                    "bands %s must not be empty, eta %s must be above 1".formatted(bands, eta));
        }
    }

    /** Bands at {@code minIter * eta^k}. */
    public static WandbHyperband upFrom(double minIter, double eta, boolean strict) {
        var bands = new ArrayList<Long>();
        var band = minIter;
        for (var k = 0; k < MOST_BANDS && band < Long.MAX_VALUE; k++) {
            bands.add((long) band);
            band *= eta;
        }
        return new WandbHyperband(bands, eta, strict);
    }

    /** Bands at {@code floor(maxIter / eta^k)}, k = 1 to {@code s}, as far as they are at least 1. */
    public static WandbHyperband downFrom(double maxIter, int s, double eta, boolean strict) {
        var bands = new ArrayList<Long>();
        var band = maxIter / eta;
        for (var k = 0; k < s && band >= 1; k++) {
            bands.add((long) band);
            band /= eta;
        }
        Collections.reverse(bands);
        return new WandbHyperband(bands, eta, strict);
    }

    @Override
    public String name() {
        return "hyperband";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        var levels = new Levels(cohort);
        return trial -> judge(trial, cohort.goal(), levels);
    }

    private Optional<Cause> judge(Contender trial, Goal goal, Levels levels) {
        var curve = trial.curve();
        var reached = bands.stream()
                .filter(band ->
                        Curves.firstValueFrom(curve, band) < curve.points().size())
                .toList();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        long band = reached.getLast();
        var value =
                strict ? curve.points().get(Curves.firstValueFrom(curve, band)).value() : Curves.best(curve, goal);
        var rivals = levels.at(band);
        var place = (int) (1 / eta * rivals.length);
        var threshold = goal == Goal.MAXIMIZE ? rivals[rivals.length - 1 - place] : rivals[place];
        if (goal.reaches(value, threshold)) {
            return Optional.empty();
        }
        var text = "%s: %s%s at band %d is worse than %s: place %d of %d trials that came there"
                .formatted(
                        name(),
                        strict ? "" : "the best value so far, ",
                        NumberText.of(value),
                        band,
                        NumberText.of(threshold),
                        place + 1,
                        rivals.length);
        return Optional.of(new Cause(name(), band, value, threshold, rivals.length, text));
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        var steps = DecisiveSteps.atLevels(curve, bands);
        steps.addAll(DecisiveSteps.tailAndBest(curve, goal, 1));
        return steps;
    }

    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return DecisiveSteps.atLevels(curve, bands).contains(Curves.last(curve).step());
    }
}
