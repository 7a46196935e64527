package dev.sweeps.core.surrogate;

import java.util.Arrays;

/** Moves and scales losses to [-1, 1]; by halves, so that not even the largest numbers overflow. */
final class Linear implements Warp {
    private final double middle;
    private final double halfReach;

    /**
     * @param losses finite, at least one
     */
    Linear(double[] losses) {
        double least = Arrays.stream(losses).min().orElseThrow();
        double most = Arrays.stream(losses).max().orElseThrow();
        this.middle = least / 2 + most / 2;
        double reach = (most / 2 - least / 2) / 2;
        this.halfReach = reach > 0 ? reach : 0.5;
    }

    @Override
    public double warped(double loss) {
        return (loss / 2 - middle / 2) / halfReach;
    }

    @Override
    public double loss(double warped) {
        return Math.clamp((middle / 2 + warped * halfReach) * 2, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    @Override
    public double unit() {
        return Math.min(2 * halfReach, Double.MAX_VALUE);
    }
}
