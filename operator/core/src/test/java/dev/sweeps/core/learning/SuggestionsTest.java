package dev.sweeps.core.learning;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);
    private static final Objectives LOSS = Objectives.of("loss", Goal.MINIMIZE);

    private static final SearchSpace REAL = space(
            "x",
            def("distribution", "uniform", "min", 0, "max", 1),
            "y",
            def("distribution", "uniform", "min", 0, "max", 1));
    private static final SearchSpace SMALL = space("a", def("min", 1, "max", 3), "b", def("values", List.of("p", "q")));

    @ParameterizedTest
    @ValueSource(strings = {"gp", "cost", "protein", "tpe", "cmaes"})
    void aKillAfterEveryTrialChangesNothing(String algorithm) {
        List<Map<String, Object>> undisturbed = run(search(algorithm, REAL), 30, new Random(1), false);
        List<Map<String, Object>> killed = run(search(algorithm, REAL), 30, new Random(1), true);

        assertThat(killed).isEqualTo(undisturbed);
    }

    /** Four at once; each ends at random, and those that a killed operator meant to make are lost with it. */
    private static List<Map<String, Object>> run(LearnedSearch first, int count, Random random, boolean kill) {
        LearnedSearch search = first;
        List<TrialRecord> trials = new ArrayList<>();
        while (trials.size() < count) {
            long live = trials.stream().filter(TrialRecord::isLive).count();
            List<Long> free = LongStream.range(trials.size(), trials.size() + 4 - live)
                    .boxed()
                    .toList();
            if (kill) {
                search = search(search.name(), REAL);
                Suggestions.of(search, LOSS, shuffled(trials), free);
                search = search(search.name(), REAL);
            }
            Suggestions.of(search, LOSS, shuffled(trials), free)
                    .forEach((ordinal, proposal) -> trials.add(trial(ordinal, parameters(proposal), null)));
            List<TrialRecord> running =
                    trials.stream().filter(TrialRecord::isLive).toList();
            TrialRecord ending = running.get(random.nextInt(running.size()));
            double x = number(ending, "x");
            double y = number(ending, "y");
            trials.set(
                    (int) ending.index(),
                    trial(ending.index(), ending.parameters(), (x - 0.3) * (x - 0.3) + (y - 0.7) * (y - 0.7)));
        }
        return trials.stream().map(TrialRecord::parameters).toList();
    }

    private static double number(TrialRecord trial, String name) {
        return ((Number) Objects.requireNonNull(trial.parameters().get(name))).doubleValue();
    }

    /** The order in which a cache lists trials is nobody's. */
    private static List<TrialRecord> shuffled(List<TrialRecord> trials) {
        List<TrialRecord> shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, new Random(trials.size()));
        return shuffled;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp", "cost", "protein", "tpe", "cmaes"})
    void triesEveryConfigurationOfASmallSpaceOnceAndThenIsExhausted(String algorithm) {
        Map<Long, Proposal> proposals = Suggestions.of(
                search(algorithm, SMALL),
                LOSS,
                List.of(),
                LongStream.range(0, 10).boxed().toList());

        assertThat(proposals).hasSize(7);
        assertThat(proposals.get(6L)).isEqualTo(new Proposal.Exhausted());
        assertThat(LongStream.range(0, 6).mapToObj(i -> parameters(proposals.get(i))))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsAConfigurationAgainThatTheClusterWroteInItsOwnWay() {
        LearnedSearch search = search("gp", space("x", def("values", List.of(1.0, 2.5, 3.0))));
        List<TrialRecord> tried = List.of(trial(0, Map.of("x", 1L), 0.5), trial(1, Map.of("x", 3L), 0.5));

        assertThat(parameters(Suggestions.of(search, LOSS, tried, List.of(2L)).get(2L)))
                .isEqualTo(Map.of("x", 2.5));
        assertThat(Suggestions.fallback(search, tried, 2, "it was late"))
                .isEqualTo(new Proposal.Ready(Map.of("x", 2.5), "random: it was late"));

        LearnedSearch nested =
                search("gp", space("betas", def("values", List.of(List.of(1.0, 0.5), List.of(0.9, 0.5)))));
        List<TrialRecord> one = List.of(trial(0, Map.of("betas", List.of(1L, 0.5)), 0.5));
        assertThat(parameters(Suggestions.of(nested, LOSS, one, List.of(1L)).get(1L)))
                .isEqualTo(Map.of("betas", List.of(0.9, 0.5)));
    }

    @Test
    void lostAndCancelledTrialsAreNoObservations() {
        LearnedSearch search = search("gp", REAL);
        List<TrialRecord> observed = LongStream.range(0, 12)
                .mapToObj(i -> trial(i, Map.of("x", i / 12.0, "y", 0.5), (double) i))
                .toList();
        List<TrialRecord> withLost = new ArrayList<>(observed);
        withLost.add(Trials.cancelled(12));

        assertThat(Suggestions.of(search, LOSS, withLost, List.of(13L)))
                .isEqualTo(Suggestions.of(search, LOSS, observed, List.of(13L)));
    }

    @Test
    void insightNamesTheParameterThatMatters() {
        LearnedSearch search = search("gp", REAL);
        List<TrialRecord> trials = LongStream.range(0, 30)
                .mapToObj(i -> {
                    double x = i * 7 % 30 / 30.0;
                    return trial(i, Map.of("x", x, "y", i / 30.0), 1 - (x - 0.4) * (x - 0.4));
                })
                .toList();

        Insight insight = Insights.of(search, REWARD, trials).orElseThrow();

        assertThat(insight.importance().getFirst().parameter()).isEqualTo("x");
        assertThat(insight.importance().getFirst().share()).isGreaterThan(0.8);
        assertThat(insight.importance().getLast().share()).isLessThan(0.2);
        assertThat(insight.best()).isNotNull().satisfies(best -> assertThat(best.objective())
                .isBetween(0.9, 1.1));
        assertThat(Insights.of(search, REWARD, trials.subList(0, 7))).isEmpty();
    }

    /** One trial far from the optimum was lucky: it ranks first, but all around it say that it would not do so again. */
    @Test
    void whoLeadsIsNotWhoWasLucky() {
        LearnedSearch search = search("gp", REAL);
        List<TrialRecord> trials = withALuckyOne();

        Insight.Leader leader = leader(search, trials);

        TrialRecord leading = named(leader.trial(), trials);
        assertThat((Double) leading.parameters().get("x")).isBetween(0.25, 0.55);
        assertThat(leader.expectation().objective()).isBetween(0.9, 1.1);
    }

    @Test
    void runsTheLeaderAgainWhenAnotherWasLucky() {
        LearnedSearch search = search("gp", REAL);
        List<TrialRecord> trials = withALuckyOne();
        Insight.Leader leader = leader(search, trials);
        TrialRecord leading = named(leader.trial(), trials);

        Map<Long, Proposal> proposals = Suggestions.of(search, REWARD, trials, List.of(63L, 64L, 66L));

        assertThat(proposals.get(63L))
                .isEqualTo(new Proposal.Ready(
                        leading.parameters(),
                        "gp: trial " + leading.index()
                                + " again, of which more is expected than of the best result so far"));
        assertThat(parameters(proposals.get(64L))).isNotEqualTo(leading.parameters());
        // It runs now: not twice at once.
        assertThat(parameters(proposals.get(66L))).isNotEqualTo(leading.parameters());
    }

    private static Insight.Leader leader(LearnedSearch search, List<TrialRecord> trials) {
        return Objects.requireNonNull(
                Insights.of(search, REWARD, trials).orElseThrow().leader());
    }

    private static TrialRecord named(String name, List<TrialRecord> trials) {
        return trials.stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<TrialRecord> withALuckyOne() {
        List<TrialRecord> trials = new ArrayList<>(LongStream.range(0, 60)
                .mapToObj(i -> {
                    double x = (i * 7 % 60 + 0.5) / 60.0;
                    double noise = 0.1 * Math.sin(1e4 * (double) i);
                    return trial(i, Map.of("x", x, "y", (i + 0.5) / 60.0), 1 - 4 * (x - 0.4) * (x - 0.4) + noise);
                })
                .toList());
        trials.add(trial(60, Map.of("x", 0.7, "y", 0.5), 1.2));
        return trials;
    }

    private static Map<String, Object> parameters(@Nullable Proposal proposal) {
        return switch (proposal) {
            case Proposal.Ready ready -> ready.parameters();
            case null, default -> throw new AssertionError(proposal);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"protein", "gp", "cost"})
    void minimisingIsMaximisingTheOpposite(String algorithm) {
        assertThat(run(algorithm, Goal.MAXIMIZE, -1)).isEqualTo(run(algorithm, Goal.MINIMIZE, 1));
    }

    private static List<Map<String, Object>> run(String algorithm, Goal goal, int sign) {
        LearnedSearch search = search(algorithm, REAL);
        List<TrialRecord> trials = new ArrayList<>();
        for (long ordinal = 0; ordinal < 16; ordinal++) {
            Map<String, Object> parameters =
                    parameters(Suggestions.of(search, Objectives.of("reward", goal), trials, List.of(ordinal))
                            .get(ordinal));
            trials.add(trial(ordinal, parameters, sign * (Double) Objects.requireNonNull(parameters.get("x"))));
        }
        return trials.stream().map(TrialRecord::parameters).toList();
    }

    private static TrialRecord trial(long index, Map<String, Object> parameters, @Nullable Double objective) {
        return Tried.trial(index, parameters, objective == null ? TrialState.RUNNING : TrialState.SUCCEEDED, objective);
    }

    private static LearnedSearch search(String algorithm, SearchSpace space) {
        var request =
                new SearchRequest(algorithm, 7, OptionalLong.of(100), null, null, null, Map.of(), REWARD, List.of());
        return SearchMethods.choose(request, space) instanceof MethodChoice.Chosen chosen
                        && chosen.method() instanceof SearchMethod.Learned learned
                ? learned.search()
                : fail(algorithm);
    }

    private static LearnedSearch fail(String algorithm) {
        throw new AssertionError(algorithm + " is not learned");
    }
}
