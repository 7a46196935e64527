package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParetoFrontsTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    @Test
    void countsFronts() {
        double[][] losses = {{1, 5}, {2, 6}, {2, 2}, {5, 1}, {3, 3}, {6, 6}, {2, 2}};

        assertThat(ParetoFronts.fronts(losses)).containsExactly(0, 1, 0, 0, 1, 2, 0);
    }

    @Test
    void zeroIsZeroWhateverItsSign() {
        assertThat(ParetoFronts.fronts(new double[][] {{0.0, 1}, {-0.0, 2}})).containsExactly(0, 1);
        assertThat(ParetoFronts.fronts(new double[][] {{0.0, 1}, {-0.0, 1}})).containsExactly(0, 0);
    }

    @Test
    void measuresTheRoomBetweenTheNeighbours() {
        double[][] losses = {{0, 4}, {1, 2}, {4, 0}, {9, 9}};

        double[] crowding = ParetoFronts.crowding(losses, ParetoFronts.fronts(losses));

        assertThat(crowding).containsExactly(ENDLESS, 2, ENDLESS, ENDLESS);
    }

    @Test
    void equalAndHugeLossesDoNoHarm() {
        double[][] equal = {{1, 1}, {1, 1}, {1, 1}};
        double[][] huge = {{-1.7e308, 1.7e308}, {0, 0}, {1.7e308, -1.7e308}};

        assertThat(ParetoFronts.crowding(equal, ParetoFronts.fronts(equal))).doesNotContain(Double.NaN);
        assertThat(ParetoFronts.crowding(huge, ParetoFronts.fronts(huge))).containsExactly(ENDLESS, 2, ENDLESS);
        assertThat(ParetoFronts.crowding(new double[0][], new int[0])).isEmpty();
    }

    @Property(tries = 200)
    void aFrontIsOneBehindTheLastThatDominatesIt(@ForAll("vectors") double[][] losses) {
        int[] fronts = ParetoFronts.fronts(losses);

        for (int i = 0; i < losses.length; i++) {
            int deepest = -1;
            for (int j = 0; j < losses.length; j++) {
                if (ParetoFronts.dominates(losses[j], losses[i])) {
                    deepest = Math.max(deepest, fronts[j]);
                }
            }
            assertThat(fronts[i]).isEqualTo(deepest + 1);
        }
    }

    @Property(tries = 200)
    void theFirstFrontsAreThoseOfAll(@ForAll("vectors") double[][] losses, @ForAll @IntRange(max = 12) int enough) {
        int[] all = ParetoFronts.fronts(losses);
        int[] first = ParetoFronts.fronts(losses, enough);

        int numbered = 0;
        for (int i = 0; i < losses.length; i++) {
            if (first[i] != ParetoFronts.LATER) {
                assertThat(first[i]).isEqualTo(all[i]);
                numbered++;
            }
        }
        assertThat(numbered).isGreaterThanOrEqualTo(Math.min(enough, losses.length));
    }

    @Provide
    Arbitrary<double[][]> vectors() {
        return Arbitraries.doubles()
                .between(0, 4)
                .ofScale(0)
                .array(double[].class)
                .ofSize(3)
                .array(double[][].class)
                .ofMaxSize(30);
    }
}
