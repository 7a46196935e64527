package dev.sweeps.core.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassTimesTest {
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BEGAN = END.minusSeconds(3600);
    private static final KeepPolicy POLICY = new KeepPolicy(3, Removal.CHECKPOINTS, Duration.ofMinutes(10), false, 0);

    private final KeepList running = list(false, "a");
    private final KeepList over = list(true, "a");

    @Test
    void theFirstPassOfASweepThatRunsTakesInWhatFinishedAtItsBeginning() {
        assertThat(PassTimes.due(record(null, null, 0, null), list(false))).isEmpty();
        assertThat(PassTimes.due(record(null, null, 0, null), running)).contains(BEGAN.plus(PassTimes.SPACING));
    }

    @Test
    void aSweepThatIsOverGetsItsReportsWithoutAnyTrial() {
        assertThat(PassTimes.due(record(null, null, 0, null), list(true))).contains(Instant.EPOCH);
    }

    @Test
    void nothingIsDueWhileNothingChanges() {
        assertThat(PassTimes.due(record(running.digest(), END, 0, null), running))
                .isEmpty();
    }

    @Test
    void passesOfARunningSweepAreSpacedAndTheLastOneIsNot() {
        assertThat(PassTimes.due(record("other", END, 0, null), running)).contains(END.plus(PassTimes.SPACING));
        assertThat(PassTimes.due(record("other", END, 0, null), over)).contains(END);
    }

    @Test
    void theTrashIsEmptiedWhenItsTimeHasCome() {
        var due = END.plusSeconds(600);

        assertThat(PassTimes.due(record(over.digest(), END, 0, due), over)).contains(due);
        assertThat(PassTimes.due(record(over.digest(), END, 0, END.minusSeconds(5)), over))
                .contains(END);
    }

    @Test
    void afterFailuresItWaitsLongerEachTimeAndHalfAnHourAtMost() {
        assertThat(List.of(1, 2, 3, 7, 15))
                .map(failures -> Duration.between(
                        END,
                        PassTimes.due(record(null, END, failures, null), running)
                                .orElseThrow()))
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30));
    }

    @Test
    void afterFailuresItDoesNotWaitLongerThanForTheTrash() {
        assertThat(PassTimes.due(record(null, END, 9, END.plusSeconds(600)), over))
                .contains(END.plusSeconds(600));
        assertThat(PassTimes.due(record(null, END, 9, END.minusSeconds(5)), over))
                .contains(END.plus(PassTimes.SPACING));
    }

    @Test
    void ofASweepThatIsOverItGivesUpInTheEnd() {
        var often = record(null, END, PassTimes.MOST_FAILURES, null);

        assertThat(PassTimes.due(often, over)).isEmpty();
        assertThat(PassTimes.due(often, running)).isPresent();
    }

    private static KeepList list(boolean last, String... released) {
        return new KeepList(
                POLICY,
                List.of(),
                List.of(released).stream()
                        .map(name -> new TrialFiles(name, 1, "checkpoint"))
                        .toList(),
                last);
    }

    private static PassRecord record(
            @Nullable String applied, @Nullable Instant end, int failures, @Nullable Instant nextDelete) {
        return new PassRecord(BEGAN, applied, end, failures, nextDelete);
    }
}
