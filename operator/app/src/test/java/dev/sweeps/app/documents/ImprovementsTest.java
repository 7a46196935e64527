package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Improvements beside the ranking of the trials that had finished by then, which is worked out anew each time. */
class ImprovementsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<Constraint> SMALL = List.of(new Constraint("size", Constraint.Bound.AT_MOST, 4));

    private static final Objectives ONE = Objectives.of("accuracy", Goal.MAXIMIZE);
    private static final Objectives CONSTRAINED =
            new Objectives(List.of(new Objective("accuracy", Goal.MINIMIZE, null, null)), SMALL);
    private static final Objectives SUM = new Objectives(
            List.of(
                    new Objective("accuracy", Goal.MAXIMIZE, 2.0, null),
                    new Objective("size", Goal.MINIMIZE, 0.5, null)),
            SMALL);
    private static final Objectives TRADED_OFF = new Objectives(
            List.of(
                    new Objective("accuracy", Goal.MAXIMIZE, null, null),
                    new Objective("size", Goal.MINIMIZE, null, null)),
            List.of(new Constraint("latency", Constraint.Bound.AT_MOST, 5)));

    private record Measured(TrialState state, double accuracy, double size, double latency) {}

    @Property
    void anImprovementIsFirstAmongThoseThatHadFinished(@ForAll("measured") List<Measured> all) {
        for (Objectives objectives : List.of(ONE, CONSTRAINED, SUM)) {
            List<TrialRecord> trials = trials(all, objectives);

            List<TrialRecord> improvements = Improvements.of(trials, objectives);

            List<TrialRecord> firsts = new ArrayList<>();
            for (int i = 0; i < trials.size(); i++) {
                List<TrialRecord> top =
                        Ranking.of(trials.subList(0, i + 1), objectives, 1).top();
                if (top.contains(trials.get(i))) {
                    firsts.add(trials.get(i));
                }
            }
            assertThat(improvements).isEqualTo(firsts);
        }
    }

    @Property
    void ofATradeOffItIsOnTheFrontOfThoseThatHadFinished(@ForAll("measured") List<Measured> all) {
        List<TrialRecord> trials = trials(all, TRADED_OFF);

        List<TrialRecord> improvements = Improvements.of(trials, TRADED_OFF).stream()
                .filter(TRADED_OFF::isFeasible)
                .toList();

        List<TrialRecord> joined = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            TrialRecord trial = trials.get(i);
            var front = Ranking.of(trials.subList(0, i + 1), TRADED_OFF, 1).front();
            boolean isNew = trials.subList(0, i).stream()
                    .filter(earlier -> TRADED_OFF.isRanked(earlier) && TRADED_OFF.isFeasible(earlier))
                    .noneMatch(earlier -> TRADED_OFF.losses(earlier).equals(TRADED_OFF.losses(trial)));
            if (front != null && front.trials().contains(trial) && isNew) {
                joined.add(trial);
            }
        }
        assertThat(improvements).isEqualTo(joined);
    }

    private static List<TrialRecord> trials(List<Measured> all, Objectives objectives) {
        return IntStream.range(0, all.size())
                .mapToObj(index -> trial(index, all.get(index), objectives))
                .toList();
    }

    private static TrialRecord trial(int index, Measured measured, Objectives objectives) {
        Map<String, Double> metrics =
                Map.of("accuracy", measured.accuracy(), "size", measured.size(), "latency", measured.latency());
        return TrialDraft.of("s-" + index, index)
                .state(measured.state())
                .result(objectives.value(metrics), metrics)
                .times(START, START, START.plusSeconds(index / 2))
                .attempt(1)
                .build();
    }

    @Provide
    Arbitrary<List<Measured>> measured() {
        Arbitrary<Double> few = Arbitraries.integers().between(0, 8).map(Integer::doubleValue);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(TrialState.SUCCEEDED)),
                                Tuple.of(1, Arbitraries.just(TrialState.FAILED))),
                        few,
                        few,
                        few)
                .as(Measured::new)
                .list()
                .ofMaxSize(30);
    }
}
