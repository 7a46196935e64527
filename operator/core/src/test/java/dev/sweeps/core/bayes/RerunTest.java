package dev.sweeps.core.bayes;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.optimizer.Choice;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RerunTest {
    private static final UnitCube LINE = UnitCube.of(space("x", def("distribution", "uniform", "min", 0, "max", 1)));
    private static final Point LEADER = new Point(new double[] {0.5});
    private static final Point LUCKY = new Point(new double[] {0.9});
    private static final Observation LUCK = Observation.of(LUCKY, 0.1, 1);
    private static final Observation FIRST_RUN = Observation.of(LEADER, 0.2, 1);

    /** Twenty others, all worse, then these. */
    private static List<Observation> after(Observation... last) {
        Stream<Observation> others =
                IntStream.range(0, 20).mapToObj(i -> Observation.of(new Point(new double[] {i / 50.0}), 1 + i, 1));
        return Stream.concat(others, Stream.of(last)).toList();
    }

    private static boolean wanted(List<Observation> observations) {
        return wanted(observations, List.of(), 30);
    }

    private static boolean wanted(List<Observation> observations, List<Point> pending, long ordinal) {
        return new Rerun(new Study(LINE, 1, observations, pending), ordinal).isWanted(LEADER);
    }

    @Test
    void wantsTheLeaderAgainWhileAnotherHasTheLowestLoss() {
        assertThat(wanted(after(LUCK, FIRST_RUN))).isTrue();
        assertThat(wanted(after(FIRST_RUN))).isFalse();
        assertThat(wanted(after(LUCK, FIRST_RUN, Observation.of(LEADER, 0.05, 1))))
                .isFalse();
    }

    @Test
    void neverRunsAPointTwiceAtOnce() {
        assertThat(wanted(after(LUCK, FIRST_RUN), List.of(LEADER), 30)).isFalse();
        assertThat(wanted(after(LUCK, FIRST_RUN), List.of(LUCKY), 30)).isTrue();
    }

    @Test
    void leavesTwoOfThreeSuggestionsForNewPoints() {
        assertThat(IntStream.range(30, 36).filter(ordinal -> wanted(after(LUCK, FIRST_RUN), List.of(), ordinal)))
                .containsExactly(30, 33);
        assertThat(wanted(after(LUCK, FIRST_RUN).subList(4, 22))).isFalse();
    }

    @Test
    void endsWhenAPointHasHadItsRuns() {
        Observation again = Observation.of(LEADER, 0.3, 1);
        Observation more = Observation.of(LEADER, 0.25, 1);

        assertThat(wanted(after(LUCK, FIRST_RUN, again, more, again, more))).isTrue();
        assertThat(wanted(after(LUCK, FIRST_RUN, again, more, again, more, again)))
                .isFalse();
    }

    @Test
    void endsWhenRepetitionsChangeNothing() {
        Observation other = Observation.of(new Point(new double[] {0.7}), 0.4, 1);

        assertThat(wanted(after(LUCK, FIRST_RUN, FIRST_RUN))).isTrue();
        assertThat(wanted(after(LUCK, FIRST_RUN, FIRST_RUN, other, other))).isFalse();
    }

    @Test
    void leavesPointsAloneThatFailedOrWereStopped() {
        Observation failure = Observation.of(LEADER, Double.NaN, 1);
        Observation stopped = new Observation(LEADER, Observation.Kind.STOPPED, List.of(0.2), List.of(), 1, 5);

        assertThat(wanted(after(LUCK, FIRST_RUN, failure))).isFalse();
        assertThat(wanted(after(LUCK, stopped))).isFalse();
        assertThat(wanted(after(LUCK))).isFalse();
    }

    @Test
    void aTradeOffHasNoLowestLoss() {
        Observation one = new Observation(LEADER, Observation.Kind.COMPLETED, List.of(0.2, 0.2), List.of(), 1, 0);
        Observation other = new Observation(LUCKY, Observation.Kind.COMPLETED, List.of(0.1, 0.3), List.of(), 1, 0);

        assertThat(wanted(IntStream.range(0, 20)
                        .mapToObj(i -> i % 2 == 0 ? one : other)
                        .toList()))
                .isFalse();
    }

    /** A bowl with noise: the points run again lie nearer to its bottom than the others that look as good. */
    @Test
    void theSearchRunsPointsAgainWhereLossesAreNoisy() {
        List<Observation> observations = new ArrayList<>();
        List<Point> again = new ArrayList<>();
        for (int ordinal = 0; ordinal < 60; ordinal++) {
            Choice choice = new GpOptimizer().choose(new Study(LINE, 4, observations, List.of()), ordinal);
            if (choice.again()) {
                again.add(choice.point());
                assertThat(observations.stream().map(Observation::point)).contains(choice.point());
            }
            double x = choice.point().u()[0] - 0.4;
            observations.add(Observation.of(choice.point(), x * x + 0.1 * HashStream.uniform(11, ordinal, 0), 1));
        }

        assertThat(again).hasSizeBetween(1, 14);
        assertThat(again).allSatisfy(point -> assertThat(point.u()[0]).isBetween(0.1, 0.7));
    }
}
