package dev.sweeps.app.follow;

import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The running trials whose logs are read, at most so many at the same time as there are streams. Nothing here is state: whoever
 * starts anew begins with what the Trials say.
 */
public final class Followers {
    private final Map<String, Follower> byTrial = new ConcurrentHashMap<>();
    private final LogSource source;
    private final Executor readers;
    private final Turns turns;
    private final LogCounts counts;
    private final Clock clock;

    Followers(LogSource source, Executor readers, int most, LogCounts counts, Clock clock) {
        this.source = source;
        this.readers = readers;
        this.turns = new Turns(most);
        this.counts = counts;
        this.clock = clock;
    }

    /** Follows a run from now on, if it is not followed already; what was read so far. To be repeated as long as it is wanted, with what is to be seen now. */
    public Reading follow(Followed followed, Supplier<Reports> reports, Watch watch) {
        return byTrial.compute(followed.uid(), (_, known) -> {
                    if (known != null && known.followed().isSameRun(followed)) {
                        known.wanted(watch);
                        return known;
                    }
                    if (known != null) {
                        known.close();
                    }
                    var from = known != null && known.reading().isBeyond(followed.stored())
                            ? followed.goingOnFrom(known.reading().told())
                            : followed;
                    return new Follower(from, reports.get(), watch, readers, counts, clock);
                })
                .reading();
    }

    /** What was read of a trial that is followed. */
    public Optional<Reading> reading(String uid) {
        return Optional.ofNullable(byTrial.get(uid)).map(Follower::reading);
    }

    public void leave(String uid) {
        var follower = byTrial.remove(uid);
        if (follower != null) {
            follower.close();
        }
    }

    /** Opens and closes streams; to be called every now and then. */
    void turn() {
        byTrial.values().forEach(Follower::closeWhenSilent);
        byTrial.values().stream()
                .filter(Follower::isForgotten)
                .map(follower -> follower.followed().uid())
                .forEach(this::leave);
        var seats = byTrial.values().stream().map(Follower::seat).toList();
        var change = turns.next(seats, clock.instant());
        change.close()
                .forEach(uid -> byTrial.computeIfPresent(uid, (_, follower) -> {
                    follower.close();
                    return follower;
                }));
        change.open()
                .forEach(uid -> byTrial.computeIfPresent(uid, (_, follower) -> {
                    follower.open(source);
                    return follower;
                }));
    }

    /** Trials whose logs are read at this moment. */
    int open() {
        return (int) byTrial.values().stream()
                .filter(follower -> follower.seat().open())
                .count();
    }

    /** How long a report that decides nothing waits for others to be stored with it. */
    public Duration collecting() {
        return Reading.collecting(byTrial.size());
    }

    int size() {
        return byTrial.size();
    }

    void close() {
        byTrial.values().forEach(Follower::close);
        byTrial.clear();
    }
}
