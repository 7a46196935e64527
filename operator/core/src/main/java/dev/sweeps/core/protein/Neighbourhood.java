package dev.sweeps.core.protein;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.Centre;
import dev.sweeps.core.space.Choice;
import dev.sweeps.core.space.Constant;
import dev.sweeps.core.space.Continuous;
import dev.sweeps.core.space.Domain;
import dev.sweeps.core.space.IntRange;
import dev.sweeps.core.space.LogComplement;
import dev.sweeps.core.space.LogUniform;
import dev.sweeps.core.space.PowersOfTwo;
import dev.sweeps.core.space.Quantized;
import dev.sweeps.core.space.Scale;
import dev.sweeps.core.space.Uniform;
import java.util.Arrays;

/**
 * Boxes around points, as wide along each coordinate as the user's {@code scale} says. What lies beyond a bound is mirrored into the
 * box, not moved to the bound: else a quarter of all candidates and more would lie on the bounds.
 */
final class Neighbourhood {
    /** Of half the range, for {@code scale: auto} and where nothing is said. */
    private static final double AUTO = 0.5;
    /** Levels without an order are all equally far: so often another one is drawn. */
    private static final double REDRAWN = 0.3;

    private final UnitCube cube;
    private final double[] widths;

    /**
     * @param searchScale factor for all widths
     */
    Neighbourhood(UnitCube cube, double searchScale) {
        this.cube = cube;
        this.widths = new double[cube.dimension()];
        // Protein counts from -1 to 1, the cube from 0 to 1.
        Arrays.setAll(widths, i -> searchScale * scale(cube.domain(i)) / 2);
    }

    /** A point in the box around another; parameters that the other does not have are drawn. */
    Point draw(double[] around, NumberStream stream) {
        double[] u = new double[around.length];
        for (int i = 0; i < u.length; i++) {
            double number = stream.next();
            if (Double.isNaN(around[i])) {
                u[i] = number;
            } else if (cube.coordinate(i) instanceof Coordinate.Unordered) {
                u[i] = number < REDRAWN ? number / REDRAWN : around[i];
            } else {
                u[i] = mirrored(around[i] + widths[i] * (2 * number - 1));
            }
        }
        return cube.snapped(u);
    }

    private static double mirrored(double u) {
        double turn = Math.abs(u) % 2;
        return turn > 1 ? 2 - turn : turn;
    }

    private static double scale(Domain domain) {
        return switch (centre(domain).scale()) {
            case null -> AUTO;
            case Scale.Auto() -> AUTO;
            case Scale.Fixed(double width) -> width;
            case Scale.Time() -> oneDoubling(domain);
        };
    }

    /** About one doubling along a logarithmic coordinate. */
    private static double oneDoubling(Domain domain) {
        return domain instanceof LogUniform range && range.min() < range.max()
                ? Math.min(1, Math.log(2) / (Math.log(range.max()) - Math.log(range.min())))
                : AUTO;
    }

    /** Where the user wants the search to begin. */
    static Centre centre(Domain domain) {
        return switch (domain) {
            case Uniform uniform -> uniform.centre();
            case LogUniform uniform -> uniform.centre();
            case LogComplement complement -> complement.centre();
            case IntRange range -> range.centre();
            case PowersOfTwo powers -> powers.centre();
            case Quantized quantized -> centre(quantized.base());
            case Continuous _, Choice _, Constant _ -> Centre.NONE;
        };
    }
}
