package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a sweep as a search sees them.
 *
 * <p>Observations stand in the order of their numbers, not of their finishing: which of two trials of the same second ended first
 * depends on clocks, and a search must not.
 */
final class Trials {
    private Trials() {}

    /** A trial that is not an observation (lost, cancelled) and one with values that the space does not know are left out. */
    static Study study(UnitCube cube, long seed, Objectives objectives, List<TrialRecord> trials) {
        List<Observation> observations = new ArrayList<>();
        List<Point> pending = new ArrayList<>();
        trials.stream().sorted(Comparator.comparingLong(TrialRecord::index)).forEach(trial -> {
            Optional<Point> point =
                    trial.isLive() || trial.isObservation() ? cube.point(trial.parameters()) : Optional.empty();
            if (trial.isLive()) {
                point.ifPresent(pending::add);
            } else {
                point.map(at -> observation(at, trial, objectives)).ifPresent(observations::add);
            }
        });
        return new Study(cube, seed, observations, pending);
    }

    private static Observation observation(Point point, TrialRecord trial, Objectives objectives) {
        return objectives.isRanked(trial)
                ? new Observation(
                        point,
                        Observation.Kind.COMPLETED,
                        objectives.losses(trial),
                        objectives.violations(trial),
                        cost(trial),
                        0)
                : Observation.of(point, Double.NaN, cost(trial));
    }

    /** GPU seconds; where no GPU is used, seconds. */
    private static double cost(TrialRecord trial) {
        if (trial.gpuSecondsUsed() > 0) {
            return trial.gpuSecondsUsed();
        }
        return trial.startedAt() == null || trial.finishedAt() == null
                ? Double.NaN
                : Math.max(
                        0,
                        Duration.between(trial.startedAt(), trial.finishedAt()).toMillis() / 1000.0);
    }
}
