package dev.sweeps.core.pruning;

import dev.sweeps.core.numeric.StandardNormal;
import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test, one-sided, with zeros split between both signs ("zsplit"): the same choice of method as SciPy 1.17.
 */
final class SignedRank {
    private static final int EXACT_WITHOUT_TIES = 50;
    private static final int EXACT_WITH_TIES = 13;

    private SignedRank() {}

    /**
     * How probable it is that differences with random signs have as large a sum of positive ranks as these.
     *
     * @param differences at least one, finite
     */
    static double probabilityOfMore(double[] differences) {
        var count = differences.length;
        var sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        var twiceRanks = new int[count];
        var twicePositive = 0L;
        var halfZeros = 0.0;
        for (var i = 0; i < count; i++) {
            twiceRanks[i] = twiceRank(sizes, Math.abs(differences[i]));
            if (differences[i] > 0) {
                twicePositive += twiceRanks[i];
            } else if (differences[i] == 0) {
                halfZeros += twiceRanks[i] / 4.0;
                twiceRanks[i] = 0;
            }
        }
        var tied = tieCorrection(sizes);
        var exact = tied == 0 && halfZeros == 0 ? EXACT_WITHOUT_TIES : EXACT_WITH_TIES;
        return count <= exact
                ? exactTail(twiceRanks, twicePositive)
                : normalTail(count, twicePositive / 2.0 + halfZeros, tied);
    }

    /** Twice the mean place, from 1, of the values equal to {@code size}. */
    private static int twiceRank(double[] sizes, double size) {
        var first = 0;
        while (sizes[first] < size) {
            first++;
        }
        var end = first;
        while (end < sizes.length && sizes[end] == size) {
            end++;
        }
        return first + end + 1;
    }

    /** Sum of t^3 - t over groups of t equal sizes. */
    private static double tieCorrection(double[] sizes) {
        var sum = 0.0;
        var start = 0;
        for (var i = 1; i <= sizes.length; i++) {
            if (i == sizes.length || sizes[i] != sizes[start]) {
                double group = i - start;
                sum += group * group * group - group;
                start = i;
            }
        }
        return sum;
    }

    /** The share of all choices of signs whose positive ranks (doubled, zeros without a rank) sum to {@code observed} or more. */
    private static double exactTail(int[] twiceRanks, long observed) {
        var ways = new double[Arrays.stream(twiceRanks).sum() + 1];
        ways[0] = 1;
        var largest = 0;
        for (int rank : twiceRanks) {
            largest += rank;
            for (var sum = largest; sum >= 0; sum--) {
                ways[sum] = 0.5 * (ways[sum] + (sum >= rank ? ways[sum - rank] : 0));
            }
        }
        return Arrays.stream(ways).skip(observed).sum();
    }

    private static double normalTail(int count, double positive, double tied) {
        var mean = count * (count + 1.0) * 0.25;
        var deviation = Math.sqrt((count * (count + 1.0) * (2.0 * count + 1) - tied / 2) / 24);
        return StandardNormal.cumulative((mean - positive) / deviation);
    }
}
