package dev.sweeps.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PopulationTest {
    @Test
    void theMembersBeginInTheirOrder() {
        assertThat(Population.of(List.of()).next(4)).hasValue(0);
        assertThat(Population.of(List.of(of(0, Trials.running(0)), of(2, Trials.running(1))))
                        .next(4))
                .hasValue(1);
    }

    @Test
    void theNextIntervalIsOfTheOneWhoIsTheFarthestBehindAndNotOfOneWhoRuns() {
        var population = Population.of(List.of(
                of(0, Trials.succeeded(0, 0.5)),
                of(1, Trials.running(1)),
                of(2, Trials.succeeded(2, 0.5)),
                of(0, Trials.succeeded(3, 0.5))));

        assertThat(population.next(3)).hasValue(2);
        assertThat(population.next(4)).hasValue(3);
        assertThat(Population.of(List.of(of(0, Trials.running(0)))).next(1)).isEqualTo(OptionalInt.empty());
    }

    @Test
    void aTrialThatSaysNothingIsMadeAgain() {
        var population = Population.of(List.of(
                of(0, Trials.succeeded(0, 0.5)),
                of(1, Trials.succeeded(1, 0.5)),
                of(0, Trials.failed(2, TrialRecord.TOO_MANY_DISRUPTIONS)),
                of(1, Trials.failed(3))));

        assertThat(population.latest(0).orElseThrow().index()).isZero();
        assertThat(population.latest(1).orElseThrow().index())
                .as("a failure counts")
                .isEqualTo(3);
        assertThat(population.next(2)).as("is behind").hasValue(0);
    }

    @Test
    void whatIsNeededIsTheLatestOfEveryoneAndWhatOpenTrialsGoOnFrom() {
        var population = Population.of(List.of(
                of(0, Trials.succeeded(0, 0.5)),
                of(1, Trials.succeeded(1, 0.5)),
                of(2, Trials.succeeded(2, 0.5)),
                of(0, Trials.succeeded(3, 0.5), 0L),
                of(1, Trials.running(4), 0L),
                of(2, Trials.succeeded(5, 0.5), 1L)));

        assertThat(population.needed())
                .containsExactlyInAnyOrder(Trials.name(0), Trials.name(1), Trials.name(3), Trials.name(5));
    }

    @Test
    void trialsOfOtherSweepsNeedNothing() {
        assertThat(Population.of(List.of(Trials.succeeded(0, 0.5), Trials.running(1)))
                        .needed())
                .isEmpty();
    }

    private static TrialRecord of(int member, TrialRecord trial) {
        return of(member, trial, null);
    }

    private static TrialRecord of(int member, TrialRecord trial, @Nullable Long origin) {
        var continues = origin == null ? null : new Lineage.Origin(Trials.name(origin), 1);
        return Trials.of(trial, new Lineage(member, continues));
    }
}
