package dev.sweeps.core.optimizer;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;

import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/** Search spaces for the tests of the optimizers. */
public final class Cubes {
    private Cubes() {}

    /** One parameter of every kind that has a coordinate of its own, one fixed and one conditional parameter. */
    public static SearchSpace everyKind() {
        return space(
                "lr", def("distribution", "log_normal", "min", 1e-5, "max", 1e-1),
                "x", def("min", -2.5, "max", 4.0),
                "dropout", def("distribution", "q_uniform", "min", 0.0, "max", 0.5, "q", 0.1),
                "width", def("distribution", "q_log_uniform_values", "min", 8.0, "max", 512.0, "q", 8.0),
                "noise", def("distribution", "normal", "mu", 1.0, "sigma", 2.0),
                "decay", def("distribution", "logit_normal", "min", 0.9, "max", 0.9999),
                "layers", def("min", 1L, "max", 6L),
                "batch", def("distribution", "uniform_pow2", "min", 16L, "max", 128L),
                "gamma", def("values", List.of(0.99, 0.9, 0.95)),
                "optimizer", def("values", List.of("sgd", "adam", "muon")),
                "use_lstm", def("values", List.of(false, true)),
                "lstm_hidden", def("min", 8L, "max", 64L, "when", "use_lstm"),
                "fixed", def("value", 32L));
    }

    /** Number of the coordinate with this name. */
    public static int coordinate(UnitCube cube, String name) {
        return IntStream.range(0, cube.dimension())
                .filter(i -> cube.name(i).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
