package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values are from 60 digit arithmetic (mpmath). */
class StandardNormalTest {
    private static final Percentage RELATIVE = Percentage.withPercentage(1e-11);

    @ParameterizedTest
    @CsvSource({
        "-26.0, 7.6577249314905683515e+293",
        "-5.0, 144009798674.66104041",
        "-1.0, 5.0089800807622834663",
        "-0.3, 1.4537492328427655512",
        "0.0, 1.0",
        "1e-10, 0.9999999998871620833",
        "0.1, 0.89645697996912663666",
        "0.46875, 0.63206968924955607816",
        "0.5, 0.61569034419292587487",
        "1.0, 0.42758357615580700441",
        "2.0, 0.25539567631050574387",
        "3.9, 0.14031418160068973568",
        "4.0, 0.13699945762506138989",
        "4.1, 0.13383411641865199373",
        "6.0, 0.092776567800538354389",
        "10.0, 0.056140992743822585858",
        "26.0, 0.021683584850562906616",
        "50.0, 0.0112815362653237725",
        "1000.0, 0.0005641893014533876542",
        "1e8, 5.6418958354775625874e-9",
        "1e300, 5.6418958354775625733e-301"
    })
    void scalesTheComplementaryErrorFunction(double x, double expected) {
        assertThat(ErrorFunction.erfcx(x)).isCloseTo(expected, RELATIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0, 2.302585092994045684",
        "3.0, 1.0987396653277077727",
        "0.0, -0.91893853320467274178",
        "-0.5, -1.6205162643873199193",
        "-0.9999, -2.4849306021991762998",
        "-1.0, -2.4851210257126413368",
        "-1.0001, -2.4853114564458833408",
        "-2.0, -4.7687835239171141569",
        "-5.0, -16.744301162660990143",
        "-10.0, -55.553122036122355927",
        "-37.0, -692.64296016327040574",
        "-50.0, -1258.7441828684608531",
        "-99.0, -4910.6094842154551178",
        "-101.0, -5110.6494735548640203",
        "-1000.0, -500014.73445209115845",
        "-10000.0, -50000019.339619307157",
        "-1000000.0, -500000000028.54995965",
        "-100000000.0, -5000000000000037.7603"
    })
    void takesTheLogarithmOfTheImprovementFarIntoTheTail(double z, double expected) {
        assertThat(StandardNormal.logImprovement(z)).isCloseTo(expected, RELATIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "5.0, -2.8665161296376359338e-7",
        "1.0, -0.17275377902344988953",
        "0.0, -0.69314718055994530942",
        "-1.0, -1.8410216450092635058",
        "-5.0, -15.064998393988725736",
        "-10.0, -53.231285150512470578",
        "-30.0, -454.32124395634319711",
        "-100.0, -5005.5242086942050886",
        "-10000.0, -50000010.129278915181",
        "-1e8, -5000000000000019.3396"
    })
    void takesTheLogarithmOfTheDistribution(double z, double expected) {
        assertThat(StandardNormal.logCumulative(z)).isCloseTo(expected, RELATIVE);
    }

    @ParameterizedTest
    @MethodSource("places")
    void slopesAreThoseOfTheFunctions(double z) {
        double h = 1e-5 * Math.max(1, Math.abs(z));

        assertThat(StandardNormal.logImprovementSlope(z))
                .isCloseTo(
                        (StandardNormal.logImprovement(z + h) - StandardNormal.logImprovement(z - h)) / (2 * h),
                        Percentage.withPercentage(1e-4));
        assertThat(StandardNormal.logCumulativeSlope(z))
                .isCloseTo(
                        (StandardNormal.logCumulative(z + h) - StandardNormal.logCumulative(z - h)) / (2 * h),
                        Offset.offset(1e-5 * Math.max(1, Math.abs(z))));
    }

    static DoubleStream places() {
        return DoubleStream.of(-1e4, -200, -99.5, -30, -5, -1.1, -0.5, 0, 0.7, 3);
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void quantilesInvertTheDistribution(double probability) {
        assertThat(StandardNormal.cumulative(StandardNormal.quantile(probability)))
                .isCloseTo(probability, Percentage.withPercentage(1e-7));
    }

    static DoubleStream probabilities() {
        return DoubleStream.of(1e-12, 1e-3, 0.2, 0.5, 0.77, 0.999);
    }
}
