package dev.sweeps.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.schedule.RunningTrials;
import dev.sweeps.core.schedule.SweepPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedSourceTest {
    private record Question(List<Long> ordinals, long known) {}

    private final List<Question> asked = new ArrayList<>();

    @Test
    void whatItGaveIsKnownToTheNextSuggestion() {
        LearnedSource source = source(4, 1, List.of(Trials.succeeded(0, 0.5), Trials.running(1)));

        assertThat(source.configuration(2)).isEqualTo(new Proposal.Ready(Map.of("n", 2L), "counting"));
        assertThat(source.configuration(3)).isEqualTo(new Proposal.Ready(Map.of("n", 3L), "counting"));

        assertThat(asked).containsExactly(new Question(List.of(2L, 3L, 4L), 2), new Question(List.of(3L, 4L), 3));
    }

    @Test
    void furtherSamplesRepeatTheFirstOne() {
        LearnedSource source = source(4, 2, List.of(Trials.running(0)));

        assertThat(source.configuration(0))
                .isEqualTo(new Proposal.Ready(Map.of("lr", 0.1), "a further sample of trial 0"));
        assertThat(source.configuration(1)).isEqualTo(new Proposal.Ready(Map.of("n", 1L), "counting"));
        assertThat(source.configuration(1))
                .isEqualTo(new Proposal.Ready(Map.of("n", 1L), "a further sample of trial 2"));
        assertThat(asked).containsExactly(new Question(List.of(1L, 2L), 1));
    }

    @Test
    void asksForNoMoreThanThereAreSlots() {
        source(1, 1, List.of()).configuration(0);
        source(10_000, 1, List.of()).configuration(0);

        assertThat(asked).extracting(question -> question.ordinals().size()).containsExactly(1, 64);
    }

    private LearnedSource source(int parallel, int samples, List<TrialRecord> trials) {
        var policy = new SweepPolicy(
                Objectives.of("reward", Goal.MAXIMIZE),
                100L,
                parallel,
                samples,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                TrialRules.NONE,
                LiveRules.NONE,
                RunningTrials.CANCEL,
                3,
                false);
        return new LearnedSource(policy, trials, Optional.empty(), (ordinals, known) -> {
            asked.add(new Question(ordinals, known.size()));
            return new Proposal.Ready(Map.of("n", ordinals.getFirst()), "counting");
        });
    }
}
