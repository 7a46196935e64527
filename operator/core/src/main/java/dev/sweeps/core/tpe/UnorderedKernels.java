package dev.sweeps.core.tpe;

/**
 * Distributions over levels without an order. Each kernel gives all levels 1/k, k being the number of kernels, and its own level 1 more;
 * the prior has no level of its own.
 */
final class UnorderedKernels implements Kernels {
    private static final int NONE = -1;

    private final int levels;
    private final int[] levelOf;

    UnorderedKernels(double[] centres, int levels) {
        this.levels = levels;
        this.levelOf = new int[centres.length + 1];
        for (int i = 0; i < centres.length; i++) {
            levelOf[i] = level(centres[i]);
        }
        levelOf[centres.length] = NONE;
    }

    @Override
    public double draw(int kernel, double share) {
        double below = 0;
        int level = 0;
        while (level < levels - 1 && below + probability(kernel, level) <= share) {
            below += probability(kernel, level);
            level++;
        }
        return (level + 0.5) / levels;
    }

    @Override
    public void addLogDensities(double u, double[] sums) {
        int level = level(u);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += Math.log(probability(i, level));
        }
    }

    private double probability(int kernel, int level) {
        if (levelOf[kernel] == NONE) {
            return 1.0 / levels;
        }
        double everywhere = 1.0 / levelOf.length;
        return (everywhere + (levelOf[kernel] == level ? 1 : 0)) / (1 + levels * everywhere);
    }

    private int level(double u) {
        return Math.min((int) (u * levels), levels - 1);
    }
}
