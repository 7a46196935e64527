package dev.sweeps.core.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepListTest {
    private static final KeepPolicy BEST_TWO =
            new KeepPolicy(2, Removal.CHECKPOINTS, Duration.ofMinutes(10), false, 1000);

    private final List<TrialFiles> finished = List.of(files("a"), files("b"), files("c"), files("d"));

    @Test
    void keepsTheBestInTheirOrderAndReleasesTheOthers() {
        var list = KeepList.of(BEST_TWO, finished, List.of("c", "a", "d"), Set.of(), false, false);

        assertThat(list.kept()).containsExactly(files("c"), files("a"));
        assertThat(list.released()).containsExactly(files("b"), files("d"));
    }

    @Test
    void aRankedTrialThatIsNotAmongTheFinishedOnesIsNotTouched() {
        var list = KeepList.of(BEST_TWO, finished, List.of("unknown", "a"), Set.of(), false, false);

        assertThat(list.kept()).containsExactly(files("a"));
        assertThat(list.released()).extracting(TrialFiles::trial).containsExactly("b", "c", "d");
    }

    @Test
    void whatOthersGoOnFromIsReleasedAtTheEndOnly() {
        var running = KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of("b", "c"), false, false);
        var over = KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of("b"), false, true);

        assertThat(running.kept()).containsExactly(files("c"), files("a"));
        assertThat(running.released()).containsExactly(files("d"));
        assertThat(over.released()).containsExactly(files("b"), files("d"));
    }

    @Test
    void noModelIsKeptOfNone() {
        var none = new KeepPolicy(0, Removal.FOLDERS, Duration.ZERO, false, 0);

        var list = KeepList.of(none, finished, List.of("a"), Set.of(), false, false);

        assertThat(list.kept()).isEmpty();
        assertThat(list.released()).isEqualTo(finished);
    }

    @Test
    void aTrialThatNeverRanHasNoFolder() {
        var list =
                KeepList.of(BEST_TWO, List.of(new TrialFiles("a", 0, "checkpoint")), List.of(), Set.of(), false, false);

        assertThat(list.released()).isEmpty();
        assertThat(list.isEmpty()).isTrue();
    }

    @Test
    void whereATrialMayComeBackNothingIsReleasedBeforeTheEnd() {
        var running = KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of(), true, false);
        var over = KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of(), true, true);

        assertThat(running.released()).isEmpty();
        assertThat(running.kept()).containsExactly(files("c"), files("a"));
        assertThat(over.released()).containsExactly(files("b"), files("d"));
    }

    @Test
    void theDigestTellsWhatIsAskedFor() {
        var list = KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of(), false, false);

        assertThat(List.of(
                        KeepList.of(BEST_TWO, finished, List.of("a", "c"), Set.of(), false, false),
                        KeepList.of(BEST_TWO, finished, List.of("c"), Set.of(), false, false),
                        KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of(), false, true),
                        KeepList.of(
                                new KeepPolicy(2, Removal.CHECKPOINTS, Duration.ofMinutes(10), true, 1000),
                                finished,
                                List.of("c", "a"),
                                Set.of(),
                                false,
                                false),
                        KeepList.of(BEST_TWO, finished.subList(0, 3), List.of("c", "a"), Set.of(), false, false)))
                .extracting(KeepList::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(list.digest());
        assertThat(KeepList.of(BEST_TWO, finished, List.of("c", "a"), Set.of(), false, false)
                        .digest())
                .isEqualTo(list.digest())
                .hasSize(16);
    }

    /** As trials finish one by one in any order, a trial of the final best is never on a list of released ones. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatEndsAmongTheBestWasNeverReleased(long seed) {
        var chance = new Random(seed);
        var order = new ArrayList<>(
                IntStream.range(0, 60).mapToObj("t%02d"::formatted).toList());
        Collections.shuffle(order, chance);
        var policy = new KeepPolicy(1 + chance.nextInt(5), Removal.FOLDERS, Duration.ZERO, false, 0);
        var best = order.stream().sorted().limit(policy.topK()).toList();

        for (int done = 1; done <= order.size(); done++) {
            var now = order.subList(0, done);
            var list = KeepList.of(
                    policy,
                    now.stream().map(KeepListTest::files).toList(),
                    now.stream().sorted().toList(),
                    Set.of(),
                    false,
                    done == order.size());

            assertThat(list.released()).extracting(TrialFiles::trial).doesNotContainAnyElementsOf(best);
            assertThat(list.kept()).hasSize(Math.min(done, policy.topK()));
            assertThat(list.kept().size() + list.released().size()).isEqualTo(done);
        }
    }

    private static TrialFiles files(String trial) {
        return new TrialFiles(trial, 1, "checkpoint");
    }
}
