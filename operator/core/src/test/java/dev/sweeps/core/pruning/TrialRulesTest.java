package dev.sweeps.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sweep sees: reports that came several at a time, causes with their numbers, rules put together. */
class TrialRulesTest {
    @Test
    void aTrialThatIsOvertakenBeforeItsNextRungEnds() {
        var ended = new Cohorts().running(0.5, 0.5).running(0.4).running(0.6).ended(new Asha(1, 3, 0));

        assertThat(ended).extracting(TrialRules.Ended::trial).containsExactly("t0", "t2");
        assertThat(ended.getFirst().cause())
                .isEqualTo(new Cause(
                        "asha",
                        1,
                        0.5,
                        0.4,
                        3,
                        "asha: 0.5 at rung 1 is worse than 0.4: of 3 trials that came there the best 1 go on"));
    }

    @Test
    void nobodyIsOvertakenBeforeEnoughTrialsHaveFinished() {
        var rule = new Asha(1, 3, 0, 2, false);
        var cohort = new Cohorts().complete(0.4, 0.3).running(0.5, 0.5).running(Double.NaN);

        assertThat(cohort.ended(rule)).extracting(TrialRules.Ended::trial).containsExactly("t2");
        assertThat(cohort.complete(0.45, 0.2).ended(rule))
                .extracting(TrialRules.Ended::trial)
                .containsExactly("t1", "t2");
    }

    @Test
    void bracketsBeginWhenEnoughTrialsOfWhicheverBracketHaveFinished() {
        var rule = new Hyperband(1, 9, 3, 0, 1);
        assertThat(IntStream.range(0, 4).map(index -> new Brackets(rule).of("s", index)))
                .as("brackets of the trials")
                .containsExactly(0, 1, 0, 0);

        var before = new Cohorts().running(0.5, 0.5).running(0.3).running(0.4).running(Double.NaN);
        var after = new Cohorts().running(0.5, 0.5).complete(0.3).running(0.4).running(Double.NaN);

        assertThat(before.ended(rule)).extracting(TrialRules.Ended::trial).containsExactly("t3");
        assertThat(after.ended(rule)).extracting(TrialRules.Ended::trial).containsExactly("t0", "t3");
    }

    @Test
    void whatATrialReportsAfterItsStopCountsForNoFurtherRung() {
        var cohort = new Cohorts().stopped(1, 0.9, 0.1).running(0.5, 0.5);

        assertThat(cohort.ended(new Asha(2, 2, 0))).isEmpty();
        assertThat(new Cohorts().running(0.9, 0.1).running(0.5, 0.5).ended(new Asha(2, 2, 0)))
                .extracting(TrialRules.Ended::trial)
                .containsExactly("t1");
    }

    @Test
    void oneNaNStopsItsOwnTrialOnly() {
        var ended = new Cohorts()
                .complete(0.5, 0.4)
                .running(0.5, Double.NaN)
                .running(0.4, 0.3)
                .ended(new Threshold(null, null, Intervals.EVERY), Percentile.median(1, Intervals.EVERY, 1));

        assertThat(ended).extracting(TrialRules.Ended::trial).containsExactly("t1");
    }

    @Test
    void aValueOutOfBoundsCountsAlsoWhenBetterOnesFollow() {
        var ended = new Cohorts().running(0.5, 7, 0.4).ended(new Threshold(null, 5.0, Intervals.EVERY));

        assertThat(ended.getFirst().cause().step()).isEqualTo(2);
    }

    @Test
    void allRulesHaveToAgreeWhenTheUserSaysSo() {
        var rules = List.<TrialRule>of(new Patience(1, 0), new Threshold(null, 0.55, Intervals.EVERY));
        var all = new TrialRules(TrialRules.Mode.ALL, rules);

        assertThat(all.ended(new Cohorts().running(0.3, 0.5, 0.5).cohort())).isEmpty();
        assertThat(all.ended(new Cohorts().running(0.3, 0.6, 0.6).cohort())
                        .getFirst()
                        .cause()
                        .rule())
                .isEqualTo("patience+threshold");
    }

    @Test
    void onlyRunningTrialsAreJudged() {
        assertThat(new Cohorts().complete(0.9).stopped(1, 0.9).ended(new Threshold(null, 0.1, Intervals.EVERY)))
                .isEmpty();
    }

    @Test
    void aPlateauSparesTheLeaders() {
        var cohort = new Cohorts().running(0.1, 0.1, 0.1).running(0.5, 0.5, 0.5).running(1.0, 0.6, 0.2);

        assertThat(cohort.ended(new Plateau(2, 0.1, 1)))
                .extracting(TrialRules.Ended::trial)
                .containsExactly("t1");
    }

    @Test
    void theCostLineStopsWhatIsPoorForItsLength() {
        var cohort = new Cohorts();
        for (var length = 1; length <= 8; length++) {
            var values = new double[length];
            Arrays.setAll(values, i -> 1 - 0.3 * Math.log(i + 1.0));
            cohort.complete(values);
        }
        cohort.running(1.0, 1.0, 1.0, 1.0).running(1.0, 0.7, 0.6, 0.5);

        var ended = cohort.ended(new CostQuantile(0.3, 5, 0.3));

        assertThat(ended).extracting(TrialRules.Ended::trial).containsExactly("t8");
        assertThat(ended.getFirst().cause().peers()).isEqualTo(8);
    }

    @Test
    void thinningKeepsWhatTheRulesNeedAndIsBounded() {
        var values = new double[100_000];
        Arrays.setAll(values, i -> Math.abs(i - 777));
        var plan = new WatchPlan(
                "loss",
                Goal.MINIMIZE,
                List.of(new Asha(1, 3, 0), Percentile.median(5, Intervals.EVERY, 1), new Patience(10, 0)));

        var steps = plan.protectedSteps(Cohorts.curve(values));

        assertThat(steps).hasSizeLessThan(300).contains(1L, 3L, 9L, 59049L, 778L, 100_000L, 99_990L);
    }
}
