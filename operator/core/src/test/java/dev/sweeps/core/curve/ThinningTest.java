package dev.sweeps.core.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int PROTECTED = 10;

    private static Curve curve(LongStream steps) {
        return new Curve(
                steps.mapToObj(step -> new CurvePoint(step, step / 2.0)).toList());
    }

    private static List<Long> steps(Curve curve) {
        return curve.points().stream().map(CurvePoint::step).toList();
    }

    @Provide
    Arbitrary<Curve> curves() {
        var dense = Arbitraries.longs().between(0, 2_000);
        var sparse = Arbitraries.longs().between(0, Long.MAX_VALUE);
        return Arbitraries.oneOf(dense, sparse)
                .list()
                .ofMaxSize(600)
                .map(steps ->
                        curve(steps.stream().mapToLong(step -> step).sorted().distinct()));
    }

    @Provide
    Arbitrary<Set<Long>> protectedSteps() {
        return Arbitraries.longs().between(0, 2_000).set().ofMaxSize(PROTECTED);
    }

    @Property
    void keepsABoundedSelectionWithAllThatDecisionsNeed(
            @ForAll("curves") Curve curve,
            @ForAll("protectedSteps") Set<Long> protectedSteps,
            @ForAll @IntRange(min = 1, max = 64) int most) {
        var thinned = Thinning.thin(curve, protectedSteps, most);

        assertThat(thinned.points()).hasSizeLessThanOrEqualTo(Math.max(most, PROTECTED + 2));
        assertThat(curve.points()).containsAll(thinned.points());
        assertThat(steps(thinned))
                .containsAll(
                        steps(curve).stream().filter(protectedSteps::contains).toList());
        if (!curve.isEmpty()) {
            assertThat(thinned.points().getLast()).isEqualTo(curve.points().getLast());
            assertThat(thinned.points().getFirst()).isEqualTo(curve.points().getFirst());
        }
    }

    @Property
    void changesNothingWhenThinnedAgain(
            @ForAll("curves") Curve curve,
            @ForAll("protectedSteps") Set<Long> protectedSteps,
            @ForAll @IntRange(min = 1, max = 64) int most) {
        var thinned = Thinning.thin(curve, protectedSteps, Math.max(most, PROTECTED + 2));

        assertThat(Thinning.thin(thinned, protectedSteps, Math.max(most, PROTECTED + 2)))
                .isEqualTo(thinned);
    }

    @Test
    void keepsPointsAtEqualDistances() {
        var thinned = Thinning.thin(curve(LongStream.rangeClosed(0, 100)), Set.of(33L), 16);

        assertThat(steps(thinned))
                .containsExactly(0L, 8L, 16L, 24L, 32L, 33L, 40L, 48L, 56L, 64L, 72L, 80L, 88L, 96L, 100L);
    }
}
