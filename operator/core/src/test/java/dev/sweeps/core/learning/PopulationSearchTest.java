package dev.sweeps.core.learning;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PopulationSearchTest {
    static final SearchSpace SPACE = space(
            "lr",
            def("distribution", "log_uniform_values", "min", 1e-5, "max", 1.0),
            "kind",
            def("values", List.of("a", "b")),
            "width",
            def("min", 1, "max", 64, "when", "kind == 'b'"));

    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);

    @Test
    void everyMemberBeginsFromNothing() {
        var search = search(4);
        var source = new PopulationSource(search, REWARD, List.of());

        for (int member = 0; member < 4; member++) {
            assertThat(ready(source.configuration(member)))
                    .returns(new Lineage(member, null), Proposal.Ready::lineage)
                    .returns("pbt: member %d begins with a draw".formatted(member), Proposal.Ready::chosenBy);
        }
        assertThat(source.configuration(4)).as("all are busy").isEqualTo(new Proposal.AfterNextEnd());
    }

    @Test
    void whoIsGoodContinuesWhatItHas() {
        var next = ready(search(4).next(REWARD, all(0.9, 0.2, 0.5, 0.6), 4));

        assertThat(next.parameters()).isEqualTo(parameters(0));
        assertThat(next.lineage()).isEqualTo(new Lineage(0, new Lineage.Origin(Trials.name(0), 2)));
        assertThat(next.chosenBy()).isEqualTo("pbt: member 0 continues s-00000 with its parameters");
    }

    @Test
    void whoIsBadTakesOverParametersAndCheckpointOfTheWinner() {
        var next = ready(search(4).next(REWARD, all(0.2, 0.9, 0.5, 0.6), 4));

        assertThat(next.lineage()).isEqualTo(new Lineage(0, new Lineage.Origin(Trials.name(1), 2)));
        assertThat(next.parameters()).isNotEqualTo(parameters(0));
        assertThat(next.chosenBy())
                .startsWith("pbt: member 0 takes over s-00001 (0.9; its own s-00000 had 0.2)")
                .contains("lr 0.002 -> ");
    }

    @Test
    void whoFailedTakesOverAndSaysSo() {
        var trials = List.of(
                first(0, TrialState.FAILED, null),
                first(1, TrialState.SUCCEEDED, 0.9),
                first(2, TrialState.RUNNING, null),
                first(3, TrialState.RUNNING, null));

        var next = ready(search(4).next(REWARD, trials, 4));

        assertThat(next.lineage()).isEqualTo(new Lineage(0, new Lineage.Origin(Trials.name(1), 2)));
        assertThat(next.chosenBy()).contains("(0.9; its own s-00000 failed)");
    }

    @Test
    void whereNothingSucceededOneBeginsAnew() {
        var trials = List.of(
                first(0, TrialState.MASKED, null),
                first(1, TrialState.RUNNING, null),
                first(2, TrialState.RUNNING, null),
                first(3, TrialState.RUNNING, null));

        var next = ready(search(4).next(REWARD, trials, 4));

        assertThat(next.lineage()).isEqualTo(new Lineage(0, null));
        assertThat(next.chosenBy())
                .isEqualTo("pbt: member 0 begins anew with a draw: s-00000 was masked, and there is no better one");
    }

    @Test
    void severalNumbersAndConstraintsAreRefused() {
        var tradeOff = new Objectives(
                List.of(
                        new Objective("accuracy", Goal.MAXIMIZE, null, null),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of());
        var bounded = new Objectives(REWARD.each(), List.of(new Constraint("latency", Constraint.Bound.AT_MOST, 3)));

        assertThat(problems(request(Map.of(), null, tradeOff)))
                .singleElement()
                .asString()
                .contains("by one number");
        assertThat(problems(request(Map.of(), null, bounded)))
                .singleElement()
                .asString()
                .contains("no constraints");
        assertThat(problems(request(Map.of(), 5, REWARD)))
                .singleElement()
                .asString()
                .startsWith("search.initialTrials: pbt begins with the first interval of each member");
        assertThat(problems(request(Map.of("population", 1), null, REWARD)))
                .singleElement()
                .asString()
                .startsWith("search.settings.population: is 1; give");
    }

    static PopulationSearch search(int population) {
        return SearchMethods.choose(request(Map.of("population", population), null, REWARD), SPACE)
                                instanceof MethodChoice.Chosen chosen
                        && chosen.method() instanceof SearchMethod.Population(PopulationSearch search)
                ? search
                : throwing();
    }

    private static PopulationSearch throwing() {
        throw new AssertionError("no population");
    }

    private static List<Problem> problems(SearchRequest request) {
        return SearchMethods.choose(request, SPACE) instanceof MethodChoice.Rejected(List<Problem> problems)
                ? problems
                : List.of();
    }

    private static SearchRequest request(
            Map<String, Object> settings, @Nullable Integer initialTrials, Objectives objectives) {
        return new SearchRequest(
                "pbt", 7, OptionalLong.of(100), initialTrials, null, null, settings, objectives, List.of());
    }

    private static List<TrialRecord> all(double... objectives) {
        return java.util.stream.IntStream.range(0, objectives.length)
                .mapToObj(member -> first(member, TrialState.SUCCEEDED, objectives[member]))
                .toList();
    }

    private static TrialRecord first(int member, TrialState state, @Nullable Double objective) {
        return Tried.trial(member, parameters(member), state, objective, new Lineage(member, null));
    }

    private static Map<String, Object> parameters(int member) {
        return Map.of("lr", 0.001 * (member + 1), "kind", "a");
    }

    private static Proposal.Ready ready(Proposal proposal) {
        return proposal instanceof Proposal.Ready found ? found : new Proposal.Ready(Map.of(), proposal.toString());
    }
}
