package dev.sweeps.core.learning;

import static dev.sweeps.core.learning.Tried.trial;
import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmStartTest {
    private static final Objectives LOSS = Objectives.of("loss", Goal.MINIMIZE);
    private static final SearchSpace SPACE = space(
            "x", def("distribution", "uniform", "min", 0, "max", 1),
            "y", def("distribution", "uniform", "min", 0, "max", 1));

    private static double loss(double x, double y) {
        return (x - 0.3) * (x - 0.3) + (y - 0.7) * (y - 0.7);
    }

    private static double loss(Map<String, Object> parameters) {
        return loss(number(parameters.get("x")), number(parameters.get("y")));
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    /** A sweep over the same space, of a bowl that is moved a little. */
    private static EarlierSweep earlier(String name, WarmStartMode mode, double moved) {
        List<TrialRecord> trials = IntStream.range(0, 30)
                .mapToObj(i -> trial(
                        i,
                        Map.of("x", i * 0.618 % 1, "y", i * 0.414 % 1),
                        50 + 9 * loss(i * 0.618 % 1 - moved, i * 0.414 % 1)))
                .toList();
        return EarlierSweeps.of(name, mode, LOSS, trials, search("gp", mode).cube(), LOSS, 1000);
    }

    @ParameterizedTest
    @CsvSource({"gp, RANKING", "gp, POINTS", "cost, RANKING", "cost, POINTS", "tpe, POINTS"})
    void aKillAfterEveryTrialChangesNothing(String algorithm, WarmStartMode mode) {
        List<Proposal.Ready> undisturbed = run(algorithm, mode, false);

        assertThat(run(algorithm, mode, true)).isEqualTo(undisturbed);
        assertThat(new HashSet<>(undisturbed)).hasSize(undisturbed.size());
    }

    @Test
    void beginsWithTheBestOfEachSweepAndSaysSo() {
        List<Proposal.Ready> proposals = run("gp", WarmStartMode.RANKING, false);

        assertThat(proposals.subList(0, 2))
                .extracting(Proposal.Ready::chosenBy)
                .containsExactly("gp: the best configuration of sweep one", "gp: the best configuration of sweep two");
        assertThat(proposals.getFirst().parameters())
                .isEqualTo(best(earlier("one", WarmStartMode.RANKING, 0)).parameters());
        assertThat(proposals.subList(2, proposals.size()))
                .extracting(Proposal.Ready::chosenBy)
                .containsOnly("gp, warm from one, two");
    }

    private static EarlierTrial best(EarlierSweep sweep) {
        return sweep.trials().stream()
                .min((a, b) ->
                        Double.compare(a.observation().loss(), b.observation().loss()))
                .orElseThrow();
    }

    /** Points count as this sweep's own: with enough of them nothing is left to chance. */
    @Test
    void learnsFromPointsAtOnce() {
        List<Proposal.Ready> proposals = run("tpe", WarmStartMode.POINTS, false);

        assertThat(proposals.subList(2, 8))
                .allSatisfy(proposal -> assertThat(loss(proposal.parameters())).isLessThan(0.25));
    }

    @Test
    void aRefusedSweepChangesNothingButIsNamedNowhere() {
        EarlierSweep refused =
                new EarlierSweep("other", WarmStartMode.RANKING, List.of(), "it is after something else");
        LearnedSearch search = search("gp", WarmStartMode.RANKING).warmedBy(new WarmStart(List.of(refused)));

        assertThat(Suggestions.of(search, LOSS, List.of(), List.of(0L)))
                .isEqualTo(Suggestions.of(search("gp", WarmStartMode.RANKING), LOSS, List.of(), List.of(0L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "random", "sobol", "halton", "cmaes", "nsga2", "protein", "pbt"})
    void isForSearchesThatCanUseIt(String algorithm) {
        assertThat(problem(algorithm, WarmStartMode.POINTS, LOSS))
                .isEqualTo("search.warmStartFrom: " + algorithm + " takes nothing from earlier sweeps; name algorithm:"
                        + " gp, cost or tpe, or leave warmStartFrom out");
    }

    @Test
    void rankingIsForOneLossAndAModelOfIt() {
        assertThat(problem("tpe", WarmStartMode.RANKING, LOSS)).contains("write mode: Points for each sweep");
        assertThat(problem("gp", WarmStartMode.RANKING, tradeOff())).contains("by one objective only");
        assertThat(choose("gp", WarmStartMode.POINTS, tradeOff())).isInstanceOf(MethodChoice.Chosen.class);
    }

    @Test
    void autoIsASearchThatCanUseIt() {
        assertThat(choose("auto", WarmStartMode.RANKING, LOSS))
                .isInstanceOfSatisfying(MethodChoice.Chosen.class, chosen -> assertThat(chosen.reason())
                        .isEqualTo("gp: it takes from earlier sweeps how they rank configurations"));
        assertThat(choose("auto", WarmStartMode.POINTS, tradeOff()))
                .isInstanceOfSatisfying(MethodChoice.Chosen.class, chosen -> assertThat(chosen.name())
                        .isEqualTo("gp"));
    }

    private static Objectives tradeOff() {
        return new Objectives(
                List.of(new Objective("a", Goal.MAXIMIZE, null, null), new Objective("b", Goal.MINIMIZE, null, null)),
                List.of());
    }

    /** Three at once, of which the oldest ends; the search is made anew before every trial, or never. */
    private static List<Proposal.Ready> run(String algorithm, WarmStartMode mode, boolean kill) {
        LearnedSearch search = warm(algorithm, mode);
        List<TrialRecord> trials = new ArrayList<>();
        List<Proposal.Ready> proposals = new ArrayList<>();
        for (long ordinal = 0; ordinal < 14; ordinal++) {
            if (kill) {
                search = warm(algorithm, mode);
            }
            var ready = (Proposal.Ready) Objects.requireNonNull(
                    Suggestions.of(search, LOSS, trials, List.of(ordinal)).get(ordinal));
            proposals.add(ready);
            trials.add(trial(ordinal, ready.parameters(), null));
            if (ordinal >= 2) {
                Map<String, Object> oldest = proposals.get((int) ordinal - 2).parameters();
                trials.set((int) ordinal - 2, trial(ordinal - 2, oldest, loss(oldest)));
            }
        }
        return proposals;
    }

    private static LearnedSearch warm(String algorithm, WarmStartMode mode) {
        return search(algorithm, mode)
                .warmedBy(new WarmStart(List.of(earlier("one", mode, 0), earlier("two", mode, 0.2))));
    }

    private static LearnedSearch search(String algorithm, WarmStartMode mode) {
        return choose(algorithm, mode, LOSS) instanceof MethodChoice.Chosen chosen
                        && chosen.method() instanceof SearchMethod.Learned learned
                ? learned.search()
                : fail(algorithm);
    }

    private static LearnedSearch fail(String algorithm) {
        throw new AssertionError(algorithm + " is not learned");
    }

    private static String problem(String algorithm, WarmStartMode mode, Objectives objectives) {
        return switch (choose(algorithm, mode, objectives)) {
            case MethodChoice.Rejected rejected ->
                rejected.problems().stream().map(Problem::toString).findFirst().orElseThrow();
            case MethodChoice.Chosen chosen -> throw new AssertionError(chosen);
        };
    }

    private static MethodChoice choose(String algorithm, WarmStartMode mode, Objectives objectives) {
        return SearchMethods.choose(
                new SearchRequest(
                        algorithm, 7, OptionalLong.of(100), null, null, null, Map.of(), objectives, List.of(mode)),
                SPACE);
    }
}
