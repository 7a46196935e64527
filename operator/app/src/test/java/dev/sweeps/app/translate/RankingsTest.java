package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.FrontTrial;
import dev.sweeps.api.Limits;
import dev.sweeps.api.ParetoStatus;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingsTest {
    private static final Instant END = Instant.parse("2026-03-01T08:00:00Z");

    private static final Objectives SMALL_AND_GOOD = new Objectives(
            List.of(
                    new Objective("accuracy", Goal.MAXIMIZE, null, null),
                    new Objective("size", Goal.MINIMIZE, null, null)),
            List.of(new Constraint("size", Constraint.Bound.AT_MOST, 100)));

    @Test
    void aTradeOffShowsAllValuesAndItsFront() {
        var rankings = rankings(SMALL_AND_GOOD, trial(0, 0.9, 30), trial(1, 0.8, 4), trial(2, 0.89, 10));

        assertThat(rankings.column()).isEqualTo("0.9, 30");
        assertThat(rankings.top().getFirst().feasible()).isTrue();
        assertThat(rankings.top().getFirst().metrics()).isEqualTo(Map.of("accuracy", 0.9, "size", 30.0));
        assertThat(rankings.pareto())
                .isEqualTo(
                        new ParetoStatus(3, "s-2", List.of(front(0, 0.9, 30), front(1, 0.8, 4), front(2, 0.89, 10))));
    }

    @Test
    void saysWhereTheBestTrialMissesAConstraint() {
        var rankings = rankings(SMALL_AND_GOOD, trial(0, 0.9, 300));

        assertThat(rankings.column()).isEqualTo("0.9, 300 (infeasible)");
        assertThat(rankings.top().getFirst().feasible()).isFalse();
        assertThat(rankings.pareto()).isNull();
    }

    @Test
    void aSingleObjectiveNeedsNoMetricsBesideIt() {
        var rankings = rankings(Objectives.of("accuracy", Goal.MAXIMIZE), trial(0, 0.25, 3));

        assertThat(rankings.column()).isEqualTo("0.25");
        assertThat(rankings.top()).singleElement().satisfies(best -> {
            assertThat(best.metrics()).isNull();
            assertThat(best.feasible()).isNull();
        });
    }

    @Test
    void aLargeFrontIsCutToWhatAStatusMayHold() {
        var trials = IntStream.range(1, 80)
                .mapToObj(index -> trial(index, index, index))
                .toArray(TrialRecord[]::new);

        assertThat(rankings(SMALL_AND_GOOD, trials).pareto()).satisfies(pareto -> {
            assertThat(pareto).isNotNull();
            assertThat(pareto.size()).isEqualTo(79);
            assertThat(pareto.trials()).hasSize(Limits.FRONT);
        });
    }

    private static Rankings rankings(Objectives objectives, TrialRecord... trials) {
        return new Rankings(objectives, Ranking.of(List.of(trials), objectives, 3), TrialRecord::checkpoint);
    }

    private static FrontTrial front(int index, double accuracy, double size) {
        return new FrontTrial("s-" + index, Map.of("accuracy", accuracy, "size", size));
    }

    private static TrialRecord trial(int index, double accuracy, double size) {
        return TrialDraft.of("s-" + index, index)
                .state(TrialState.SUCCEEDED)
                .result(accuracy, Map.of("accuracy", accuracy, "size", size))
                .times(END, END, END)
                .attempt(1)
                .build();
    }
}
