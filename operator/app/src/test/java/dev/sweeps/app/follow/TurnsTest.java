package dev.sweeps.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.follow.Turns.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LONG_AGO = BEGIN.minusSeconds(60);

    @Test
    void opensWhoeverHasWaitedLongestFirst() {
        var change = new Turns(1)
                .next(
                        List.of(
                                new Seat("late", false, BEGIN.minusSeconds(1), LONG_AGO),
                                new Seat("early", false, BEGIN.minusSeconds(9), LONG_AGO)),
                        BEGIN);

        assertThat(change).isEqualTo(new Turns.Change(List.of(), List.of("early")));
    }

    @Test
    void leavesStreamsAloneWhenNobodyWaits() {
        var change = new Turns(1).next(List.of(new Seat("a", true, LONG_AGO, LONG_AGO)), BEGIN);

        assertThat(change).isEqualTo(new Turns.Change(List.of(), List.of()));
    }

    @Test
    void waitsBeforeAStreamThatBrokeIsOpenedAgain() {
        var broken = new Seat("a", false, LONG_AGO, BEGIN.plusSeconds(3));

        assertThat(new Turns(1).next(List.of(broken), BEGIN).open()).isEmpty();
        assertThat(new Turns(1).next(List.of(broken), BEGIN.plusSeconds(3)).open())
                .containsExactly("a");
    }

    @Test
    void movesOnlyAPartOfTheStreamsAtATime() {
        List<Seat> seats = new ArrayList<>();
        for (var i = 0; i < 50; i++) {
            seats.add(new Seat("open" + i, true, LONG_AGO, LONG_AGO));
            seats.add(new Seat("waiting" + i, false, LONG_AGO, LONG_AGO));
        }

        var change = new Turns(50).next(seats, BEGIN);

        assertThat(change.close()).hasSize(6).allMatch(trial -> trial.startsWith("open"));
        assertThat(change.open()).hasSize(6).allMatch(trial -> trial.startsWith("waiting"));
    }

    @Test
    void opensABoundedNumberOfStreamsAtATime() {
        List<Seat> seats = new ArrayList<>();
        for (var i = 0; i < 500; i++) {
            seats.add(new Seat("t" + i, false, LONG_AGO, LONG_AGO));
        }

        assertThat(new Turns(500).next(seats, BEGIN).open()).hasSize(Turns.OPENINGS);
    }

    @Test
    void givesEveryTrialItsTurn() {
        var turns = new Turns(5);
        Map<String, Seat> seats = new TreeMap<>();
        for (var i = 0; i < 12; i++) {
            seats.put("t" + i, new Seat("t" + i, false, BEGIN, BEGIN));
        }
        Map<String, Integer> followed = new HashMap<>();
        for (var second = 0; second < 120; second++) {
            var now = BEGIN.plusSeconds(second);
            var change = turns.next(new ArrayList<>(seats.values()), now);
            change.close().forEach(trial -> seats.put(trial, new Seat(trial, false, now, BEGIN)));
            change.open().forEach(trial -> seats.put(trial, new Seat(trial, true, now, BEGIN)));
            assertThat(seats.values().stream().filter(Seat::open)).hasSizeLessThanOrEqualTo(5);
            seats.values().stream().filter(Seat::open).forEach(seat -> followed.merge(seat.trial(), 1, Integer::sum));
        }

        assertThat(followed).hasSize(12);
        assertThat(followed.values()).allSatisfy(seconds -> assertThat(Duration.ofSeconds(seconds))
                .isBetween(Turns.TURN.multipliedBy(8), Turns.TURN.multipliedBy(12)));
    }
}
