package dev.sweeps.bench;

import dev.sweeps.core.bayes.Budget;
import dev.sweeps.core.bayes.CostOptimizer;
import dev.sweeps.core.bayes.GpOptimizer;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.Spaces;
import dev.sweeps.core.tpe.TpeOptimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One suggestion of a search that remembers nothing, in a space of nine mixed parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SuggestionBenchmark {
    private static final long SEED = 1;

    @Param({"gp", "cost", "tpe"})
    String search = "";

    @Param({"50", "100", "200", "500", "5000"})
    int known;

    private Study study = new Study(cube(), SEED, List.of(), List.of());

    /** Losses with noise: of a bowl along the real parameters, with a step along the others. */
    @Setup
    public void observe() {
        UnitCube cube = study.cube();
        Random random = new Random(SEED);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            Point point = cube.snapped(random.doubles(cube.dimension()).toArray());
            double loss = 0.05 * random.nextGaussian();
            for (double u : point.u()) {
                loss += (u - 0.3) * (u - 0.3);
            }
            observations.add(Observation.of(point, loss, Math.exp(3 * point.u()[0])));
        }
        study = new Study(cube, SEED, observations, List.of());
    }

    @Benchmark
    public Point suggestion() {
        return optimizer().suggest(study, known);
    }

    private Optimizer optimizer() {
        return switch (search) {
            case "gp" -> new GpOptimizer();
            case "cost" -> new CostOptimizer(Budget.NONE);
            case "tpe" -> new TpeOptimizer();
            default -> throw new IllegalArgumentException(search);
        };
    }

    private static UnitCube cube() {
        List<Object> definitions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            definitions.add("x" + i);
            definitions.add(Spaces.def("distribution", "uniform", "min", 0.0, "max", 1.0));
        }
        definitions.addAll(List.of("layers", Spaces.def("distribution", "int_uniform", "min", 1, "max", 8)));
        definitions.addAll(List.of("activation", Spaces.def("values", List.of("relu", "tanh", "gelu"))));
        definitions.addAll(List.of("norm", Spaces.def("values", List.of("none", "batch", "layer", "rms"))));
        return UnitCube.of(Spaces.space(definitions.toArray()));
    }
}
