package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What CMA-ES has learnt from a study, all of it computed anew. A generation is as many observations as the population has, in order of
 * finishing, whoever suggested them: one that never finishes is not missed, and those since the last full generation wait for the
 * rest. Failed ones belong to their generation as its worst.
 */
final class Replay {
    private static final int RESTART_STREAM = 1;
    private static final int UNROUNDING_STREAM = 2;

    /** The population doubles with every restart (Auger, Hansen, "A restart CMA-ES with increasing population size", 2005), up to here. */
    private static final int MOST_DOUBLINGS = 5;

    private final UnitCube cube;
    private final long seed;
    /** The coordinates that CMA-ES itself can handle. */
    private final int[] numbers;
    /** One for each coordinate without order. */
    private final Map<Integer, LevelShares> levels;

    private SearchDistribution distribution;
    private int restarts;

    private Replay(UnitCube cube, long seed) {
        this.cube = cube;
        this.seed = seed;
        this.numbers = IntStream.range(0, cube.dimension())
                .filter(i -> !(cube.coordinate(i) instanceof Coordinate.Unordered))
                .toArray();
        this.levels = new LinkedHashMap<>();
        int unordered = cube.dimension() - numbers.length;
        for (int i = 0; i < cube.dimension(); i++) {
            if (cube.coordinate(i) instanceof Coordinate.Unordered(int count)) {
                levels.put(i, new LevelShares(count, unordered));
            }
        }
        double[] middle = new double[numbers.length];
        Arrays.fill(middle, 0.5);
        this.distribution = new SearchDistribution(strategy(0), middle);
    }

    private Strategy strategy(int doublings) {
        int dimension = Math.max(1, numbers.length);
        return new Strategy(dimension, Strategy.defaultPopulation(dimension) << doublings);
    }

    static Replay of(Study study) {
        Replay replay = new Replay(study.cube(), study.seed());
        List<Observation> observations = study.observations();
        int start = 0;
        int end = replay.distribution.strategy().population;
        while (end <= observations.size()) {
            replay.learn(observations.subList(start, end));
            start = end;
            end += replay.distribution.strategy().population;
        }
        return replay;
    }

    /** Numbers of the coordinates that have a distribution, in the order of its axes. */
    int[] numbers() {
        return numbers;
    }

    SearchDistribution distribution() {
        return distribution;
    }

    /** The shares of the levels by number of the coordinate. */
    Map<Integer, LevelShares> levels() {
        return levels;
    }

    private void learn(List<Observation> generation) {
        List<Observation> usable = generation.stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .toList();
        if (usable.isEmpty()) {
            return;
        }
        List<Point> ranked = new ArrayList<>();
        BestFirst.order(usable).forEach(index -> ranked.add(usable.get(index).point()));
        generation.stream()
                .filter(observation -> observation.kind() == Observation.Kind.FAILED)
                .forEach(observation -> ranked.add(observation.point()));
        double[] weights = distribution.strategy().goodWeights(usable.size());
        levels.forEach((i, shares) -> shares.learn(
                ranked.stream()
                        .limit(weights.length)
                        .mapToDouble(point -> point.u()[i])
                        .toArray(),
                weights));
        distribution.learn(ranked.stream().map(this::unrounded).toList(), usable.size());
        if (distribution.isSpent()) {
            restart();
        }
    }

    /** By the point alone, so that the order within a generation does not matter. */
    private double[] unrounded(Point point) {
        NumberStream stream = NumberStream.of(seed, point.hashCode(), UNROUNDING_STREAM);
        double[] x = new double[numbers.length];
        for (int axis = 0; axis < x.length; axis++) {
            int i = numbers[axis];
            x[axis] = Unrounding.draw(
                    point.u()[i],
                    cube.coordinate(i),
                    distribution.mean(axis),
                    distribution.deviation(axis),
                    stream.next());
        }
        return x;
    }

    private void restart() {
        restarts++;
        NumberStream stream = NumberStream.of(seed, restarts, RESTART_STREAM);
        double[] mean = IntStream.range(0, numbers.length)
                .mapToDouble(_ -> stream.next())
                .toArray();
        distribution = new SearchDistribution(strategy(Math.min(restarts, MOST_DOUBLINGS)), mean);
    }
}
