package dev.sweeps.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DomainPropertyTest {
    @Property
    void drawsLieWithinTheBoundsAndAreFinite(@ForAll("continuous") Continuous domain, @ForAll("shares") double u) {
        assertThat(domain.at(u)).isFinite().isBetween(domain.lower(), domain.upper());
    }

    @Property
    void drawsNeverFallWhenTheShareGrows(
            @ForAll("continuous") Continuous domain, @ForAll("shares") double u, @ForAll("shares") double v) {
        double lower = domain.at(Math.min(u, v));
        double upper = domain.at(Math.max(u, v));

        assertThat(upper).isGreaterThanOrEqualTo(lower - 1e-12 * Math.abs(lower));
    }

    @Property
    void aDrawIsAFunctionOfItsShare(@ForAll("continuous") Continuous domain, @ForAll("shares") double u) {
        assertThat(domain.quantile(u)).isEqualTo(domain.quantile(u));
    }

    @Property
    void quantizedDrawsAreMultiplesOfTheStep(
            @ForAll("continuous") Continuous base, @ForAll("steps") double step, @ForAll("shares") double u) {
        if (Quantized.lowest(base, step) > Quantized.highest(base, step)) {
            return;
        }

        Object drawn = new Quantized(base, step).quantile(u);

        BigDecimal value = new BigDecimal(drawn.toString());
        BigDecimal multiples = value.divide(new BigDecimal(Double.toString(step)), MathContext.DECIMAL64);
        assertThat(multiples.doubleValue()).isEqualTo(Math.rint(multiples.doubleValue()));
        if (base.lower() < base.upper()) {
            assertThat(value.doubleValue()).isBetween(base.lower(), base.upper());
        }
    }

    @Property
    void gridPointsOfAFiniteDomainAreWhatItDraws(
            @ForAll @IntRange(min = -50, max = 50) int min,
            @ForAll @IntRange(max = 60) int width,
            @ForAll("shares") double u) {
        dev.sweeps.core.space.IntRange range = new dev.sweeps.core.space.IntRange(min, min + width, Centre.NONE);
        Axis axis = range.axis(OptionalInt.empty()).orElseThrow();

        long drawn = (Long) range.quantile(u);

        assertThat(axis.point(drawn - min)).isEqualTo(drawn);
        assertThat(axis.size()).isEqualTo(width + 1);
    }

    @Property
    void aCountOfPointsIsDistinctAndWithinTheBounds(
            @ForAll("continuous") Continuous domain, @ForAll @IntRange(min = 1, max = 50) int count) {
        Axis axis = domain.axis(OptionalInt.of(count)).orElseThrow();

        assertThat(axis.size()).isBetween(1L, (long) count);
        for (long i = 0; i < axis.size(); i++) {
            assertThat((Double) axis.point(i)).isBetween(domain.lower(), domain.upper());
        }
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.doubles().between(0, 1).ofScale(16);
    }

    @Provide
    Arbitrary<Double> steps() {
        return Arbitraries.of(1.0, 0.1, 0.25, 0.3, 7.0, 1e-3);
    }

    @Provide
    Arbitrary<Continuous> continuous() {
        Arbitrary<Double> bound = Arbitraries.doubles().between(-1e9, 1e9).ofScale(9);
        Arbitrary<Double> positive = Arbitraries.doubles().between(1e-9, 1e9).ofScale(9);
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 0.999).ofScale(9);
        Arbitrary<Double> shape =
                Arbitraries.doubles().between(Beta.SMALLEST, 1_000).ofScale(9);
        Arbitrary<Double> small = Arbitraries.doubles().between(0, 10).ofScale(9);
        return Arbitraries.oneOf(
                Combinators.combine(bound, bound)
                        .as((a, b) -> new Uniform(Math.min(a, b), Math.max(a, b), Centre.NONE)),
                Combinators.combine(positive, positive)
                        .as((a, b) -> new LogUniform(Math.min(a, b), Math.max(a, b), Centre.NONE)),
                Combinators.combine(share, share)
                        .as((a, b) -> new LogComplement(Math.min(a, b), Math.max(a, b), Centre.NONE)),
                Combinators.combine(bound, small).as(Normal::new),
                Combinators.combine(small, small).as(LogNormal::new),
                Combinators.combine(shape, shape).as(Beta::new));
    }
}
