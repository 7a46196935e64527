package dev.sweeps.core.learning;

import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
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

    /**
     * A trial that says nothing about the program (lost, cancelled, stopped before its first report) and one with values that the
     * space does not know are left out.
     */
    static Study study(UnitCube cube, long seed, Objectives objectives, List<TrialRecord> trials) {
        List<Observation> observations = new ArrayList<>();
        List<Point> pending = new ArrayList<>();
        trials.stream().sorted(Comparator.comparingLong(TrialRecord::index)).forEach(trial -> {
            Optional<Point> point = cube.point(trial.parameters());
            if (trial.isLive()) {
                point.ifPresent(pending::add);
            } else {
                point.flatMap(at -> observed(at, trial, objectives)).ifPresent(observations::add);
            }
        });
        return new Study(cube, seed, observations, pending);
    }

    /** What became of a trial that has ended or is paused; empty if it says nothing about the program. */
    static Optional<Observation> observed(Point point, TrialRecord trial, Objectives objectives) {
        if (trial.isObservation()) {
            return Optional.of(observation(point, trial, objectives));
        }
        return trial.state() == TrialState.STOPPED || trial.isPaused()
                ? partial(point, trial, objectives)
                : Optional.empty();
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

    /**
     * A trial that a rule has stopped or paused, by its last number; one that never had a number counts as failed. Curves are of one metric: of
     * several objectives the others are not known.
     */
    private static Optional<Observation> partial(Point at, TrialRecord trial, Objectives objectives) {
        List<CurvePoint> points = trial.curve().points();
        if (points.isEmpty() || !objectives.isSingle()) {
            return Optional.empty();
        }
        return Optional.of(points.reversed().stream()
                .filter(point -> Double.isFinite(point.value()))
                .findFirst()
                .map(last -> new Observation(
                        at,
                        Observation.Kind.STOPPED,
                        List.of(objectives.loss(last.value())),
                        List.of(),
                        cost(trial),
                        last.step()))
                .orElseGet(() -> Observation.of(at, Double.NaN, cost(trial))));
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
