package dev.sweeps.core.protein;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.numeric.StandardNormal;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.TakenPoints;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Protein (PufferLib, pufferlib/sweep.py, 2026): cheap trials first, then of many points around the front of loss and cost
 * ({@link SearchCentres}, {@link Neighbourhood}) the one that gains most at the cost that this suggestion aims at ({@link CostTargets}).
 * A limit on the cost of a trial is kept with a probability of 0.9, not on average; where nothing keeps it, the point that is
 * expected to cost least is taken.
 */
public final class ProteinOptimizer implements Optimizer {
    private static final int FEWEST_LOSSES = 2;
    /** Believing is cubic in their number. */
    private static final int MOST_PENDING = 64;
    /** Of all centres together: predictions at more take longer than they are worth. */
    private static final int MOST_CANDIDATES = 4096;

    private static final double LEAST_MARGIN = StandardNormal.quantile(0.9);
    private static final String TIMESTEPS = "total_timesteps";

    // What numbers are drawn for.
    private static final int FIRST = 0;
    private static final int CANDIDATES = 1;
    private static final int AIM = 2;
    private static final int TURNS = 3;
    private static final int OPTIMISM = 4;
    private static final int OTHERS = 5;

    private final ProteinSettings settings;

    public ProteinOptimizer(ProteinSettings settings) {
        this.settings = settings;
    }

    @Override
    public Point suggest(Study study, long ordinal) {
        TakenPoints taken = TakenPoints.of(study);
        return wanted(study, ordinal, taken).orElseGet(() -> taken.untried(stream(study, ordinal, OTHERS)));
    }

    private Optional<Point> wanted(Study study, long ordinal, TakenPoints taken) {
        List<Observation> usable = study.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .toList();
        if (study.cube().dimension() == 0) {
            return Optional.empty();
        }
        OptionalInt costCoordinate = costCoordinate(study.cube());
        if (ordinal < settings.initialTrials() || usable.size() < FEWEST_LOSSES) {
            double[] first =
                    new FirstTrials(settings, costCoordinate).numbers(study, ordinal, stream(study, ordinal, FIRST));
            return Optional.of(study.cube().snapped(first)).filter(point -> !taken.contains(point));
        }
        List<Point> candidates = candidates(study, ordinal, SearchCentres.of(usable, settings, costCoordinate)).stream()
                .filter(point -> !taken.contains(point))
                .distinct()
                .toList();
        double[] scores = scores(study, ordinal, candidates);
        return IntStream.range(0, scores.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> scores[i]))
                .map(candidates::get);
    }

    private OptionalInt costCoordinate(UnitCube cube) {
        return IntStream.range(0, cube.dimension())
                .filter(i -> !cube.isConditional(i))
                .filter(i -> settings.costParameter().isEmpty()
                        ? cube.name(i).equals(TIMESTEPS) || cube.name(i).endsWith("." + TIMESTEPS)
                        : cube.name(i).equals(settings.costParameter()))
                .findFirst();
    }

    private List<Point> candidates(Study study, long ordinal, List<double[]> centres) {
        Neighbourhood neighbourhood = new Neighbourhood(study.cube(), settings.searchScale());
        NumberStream stream = stream(study, ordinal, CANDIDATES);
        int each = Math.clamp(MOST_CANDIDATES / centres.size(), 1, settings.candidatesPerCentre());
        List<Point> candidates = new ArrayList<>();
        for (double[] centre : centres) {
            for (int k = 0; k < each; k++) {
                candidates.add(neighbourhood.draw(centre, stream));
            }
        }
        return candidates;
    }

    /** What speaks for each candidate, as the logarithm of a product. */
    private double[] scores(Study study, long ordinal, List<Point> candidates) {
        Sample sample = Sample.of(study);
        List<Point> running = study.pending();
        List<Point> pending = running.subList(Math.max(0, running.size() - MOST_PENDING), running.size());
        double[] scores =
                LossForecast.of(sample, pending).logGains(candidates, settings.acquisition(), optimism(study, ordinal));
        CostForecast.of(sample).ifPresent(costs -> addCosts(scores, costs, candidates, study, ordinal));
        return scores;
    }

    private double optimism(Study study, long ordinal) {
        return settings.randomOptimism()
                ? -2 * Math.log1p(-stream(study, ordinal, OPTIMISM).next())
                : settings.optimism();
    }

    private void addCosts(double[] scores, CostForecast costs, List<Point> candidates, Study study, long ordinal) {
        double aim = CostTargets.of(
                ordinal,
                settings.expansion(),
                stream(study, ordinal / CostTargets.count(), TURNS),
                stream(study, ordinal, AIM));
        double[] shares = costs.shares(candidates);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += Math.log(CostTargets.weight(aim, shares[i]));
        }
        if (Double.isFinite(settings.maxTrialCost())) {
            double[] margins = costs.margins(candidates, settings.maxTrialCost());
            // By margin alone the least known point would come nearest to a limit that nothing keeps.
            boolean anyKeepsIt = Arrays.stream(margins).anyMatch(margin -> margin >= LEAST_MARGIN);
            Arrays.setAll(
                    scores,
                    i -> !anyKeepsIt ? -shares[i] : margins[i] >= LEAST_MARGIN ? scores[i] : Double.NEGATIVE_INFINITY);
        }
    }

    private static NumberStream stream(Study study, long draw, int purpose) {
        return NumberStream.of(study.seed(), draw, purpose);
    }
}
