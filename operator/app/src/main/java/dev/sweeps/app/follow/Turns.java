package dev.sweeps.app.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who is followed when there are more running trials than streams: whoever has waited longest takes the place of whoever has been
 * followed longest. Nothing is lost by waiting, for a log is read on from where it was left. Only some change places at a time: every
 * stream begins with the handshakes of two connections, and hundreds of them at once would hold up everything else.
 *
 * @param most streams at the same time
 */
record Turns(int most) {
    /** How long a stream is left open while others wait. */
    static final Duration TURN = Duration.ofSeconds(5);

    /** The part of the streams that may change hands at a time. */
    private static final int PARTS = 10;

    /** Streams that are opened at a time. */
    static final int OPENINGS = 100;

    /**
     * A trial to be followed.
     *
     * @param open whether it is
     * @param since when its stream was opened, or closed the last time
     * @param notBefore when it may be opened, for one that broke
     */
    record Seat(String trial, boolean open, Instant since, Instant notBefore) {}

    /** What to do, by the names of the trials. */
    record Change(List<String> close, List<String> open) {}

    Change next(List<Seat> seats, Instant now) {
        var byTime = Comparator.comparing(Seat::since).thenComparing(Seat::trial);
        var open = seats.stream().filter(Seat::open).sorted(byTime).toList();
        var waiting = seats.stream()
                .filter(seat -> !seat.open() && !now.isBefore(seat.notBefore()))
                .sorted(byTime)
                .toList();
        var free = Math.max(0, most - open.size());
        var movable = Math.max(0, Math.min(OPENINGS - free, 1 + most / PARTS));
        var close = open.stream()
                .filter(seat -> !now.isBefore(seat.since().plus(TURN)))
                .limit(Math.clamp(waiting.size() - (long) free, 0, movable))
                .map(Seat::trial)
                .toList();
        return new Change(
                close,
                waiting.stream()
                        .limit(Math.min(OPENINGS, (long) free + close.size()))
                        .map(Seat::trial)
                        .toList());
    }
}
