package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.LogComplement;
import java.util.Map;

/** Explores around the parameters of a winner: numbers are multiplied by one of two factors, and some parameters are drawn anew. */
final class Perturbation {
    private Perturbation() {}

    static Point of(UnitCube cube, Point winner, PopulationRules rules, NumberStream stream) {
        Map<String, Object> values = cube.configuration(winner).values();
        double[] u = new double[cube.dimension()];
        for (int i = 0; i < u.length; i++) {
            double drawn = cube.drawn(i, stream.next());
            boolean resamples = stream.next() < rules.resample();
            double factor = stream.next() < 0.5 ? rules.up() : rules.down();
            Object value = values.get(cube.name(i));
            u[i] = value == null || resamples ? drawn : perturbed(cube, i, winner.u()[i], value, factor, drawn);
        }
        return cube.snapped(u);
    }

    private static double perturbed(UnitCube cube, int i, double u, Object value, double factor, double drawn) {
        return switch (cube.coordinate(i)) {
            case Coordinate.Unordered _ -> drawn;
            case Coordinate.Real() -> cube.at(i, multiplied(cube, i, value, factor));
            case Coordinate.Ordered(long levels) -> {
                double moved = cube.at(i, multiplied(cube, i, value, factor));
                // A list of numbers knows no others; and 1.2 times a small number is the same number again.
                yield Double.isNaN(moved) || moved == u ? u + Math.signum(factor - 1) / levels : moved;
            }
        };
    }

    /** A share near 1 is multiplied in its distance from 1, as it is searched. */
    private static Object multiplied(UnitCube cube, int i, Object value, double factor) {
        double number = ((Number) value).doubleValue();
        return cube.domain(i) instanceof LogComplement ? 1 - (1 - number) * factor : number * factor;
    }
}
