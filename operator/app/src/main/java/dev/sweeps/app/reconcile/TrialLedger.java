package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.history.Rung;
import dev.sweeps.core.history.TrialRecord;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of a sweep as the planner sees them: what the watched cache shows, translated once per version, and the trials
 * just made that the cache does not show yet. Holds nothing that cannot be read again from the API server.
 */
@ApplicationScoped
public class TrialLedger implements PerSweep {
    /** After this time the API server is asked for a trial that the cache still does not show: it may have been deleted by hand. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private record Row(String version, TrialRecord record) {}

    /** @param knownAt when it was made, or the API server showed it last */
    private record Fresh(Instant knownAt, TrialRecord record) {
        boolean isOverdue(Instant now) {
            return knownAt.plus(PATIENCE).isBefore(now);
        }
    }

    private static final class Book {
        private volatile Map<String, Row> rows = new HashMap<>();
        private final Map<String, Fresh> fresh = new ConcurrentHashMap<>();
        /** The rungs of trials by name. */
        private final Map<String, Rung> continued = new ConcurrentHashMap<>();

        private long confirmedMissing;

        private int size() {
            return rows.size() + fresh.size();
        }
    }

    private final Map<String, Book> books = new ConcurrentHashMap<>();

    TrialLedger(MeterRegistry registry) {
        registry.gauge("sweep.known.trials", books, TrialLedger::size);
    }

    private static double size(Map<String, Book> books) {
        return books.values().stream().mapToInt(Book::size).sum();
    }

    /**
     * All trials of {@code sweep}; passes of one sweep never overlap, so its book has one reader and writer.
     *
     * @param server the trials of the sweep from the API server itself, asked for when the cache is far behind: what was made is
     *     believed in until it is said to be gone, or a member of a population, say, would be trained twice
     */
    List<TrialRecord> records(Sweep sweep, Stream<Trial> cached, Supplier<List<Trial>> server, Instant now) {
        var uid = sweep.getMetadata().getUid();
        var book = books.computeIfAbsent(uid, ignored -> new Book());
        var rows = new HashMap<String, Row>();
        cached.forEach(trial -> {
            var name = trial.getMetadata().getName();
            var version = trial.getMetadata().getResourceVersion();
            var known = book.rows.get(name);
            rows.put(
                    name,
                    known != null && known.version().equals(version)
                            ? known
                            : new Row(version, TrialRecords.of(trial)));
        });
        book.rows = rows;
        book.fresh.keySet().removeAll(rows.keySet());
        if (book.fresh.values().stream().anyMatch(fresh -> fresh.isOverdue(now))) {
            ask(book, server, now);
        }
        book.continued.entrySet().removeIf(entry -> {
            var row = rows.get(entry.getKey());
            return row == null || !entry.getValue().equals(row.record().rung());
        });
        return Stream.concat(
                        rows.values().stream()
                                .map(Row::record)
                                .map(trial -> book.continued.containsKey(trial.name()) ? trial.continued() : trial),
                        book.fresh.values().stream().map(Fresh::record))
                .toList();
    }

    private static void ask(Book book, Supplier<List<Trial>> server, Instant now) {
        var there = server.get().stream()
                .filter(trial -> book.fresh.containsKey(trial.getMetadata().getName()))
                .collect(Collectors.toMap(
                        trial -> trial.getMetadata().getName(), trial -> new Fresh(now, TrialRecords.of(trial))));
        book.fresh.keySet().retainAll(there.keySet());
        book.fresh.putAll(there);
    }

    /** Notes a trial that was just made. */
    void made(Sweep sweep, Trial trial, Instant now) {
        note(sweep, trial, now);
    }

    /** Notes a trial that stood there when it was to be made; what it is like the API server is asked in the next pass. */
    void found(Sweep sweep, Trial desired) {
        note(sweep, desired, Instant.EPOCH);
    }

    private void note(Sweep sweep, Trial trial, Instant knownAt) {
        var book = books.computeIfAbsent(sweep.getMetadata().getUid(), ignored -> new Book());
        book.fresh.put(trial.getMetadata().getName(), new Fresh(knownAt, TrialRecords.of(trial)));
    }

    /** Notes a paused trial that has just been told to go on: until the cache shows that, it must not lose its place to another. */
    void continued(Sweep sweep, String trial) {
        var book = books.computeIfAbsent(sweep.getMetadata().getUid(), ignored -> new Book());
        var row = book.rows.get(trial);
        if (row != null && row.record().isPaused() && row.record().rung() != null) {
            book.continued.put(trial, row.record().rung());
        }
    }

    /** How many trials the API server itself has said to be gone: an index is never used again, so this holds for good. */
    long confirmedMissing(Sweep sweep) {
        var book = books.get(sweep.getMetadata().getUid());
        return book == null ? 0 : book.confirmedMissing;
    }

    void confirm(Sweep sweep, long missing) {
        books.computeIfAbsent(sweep.getMetadata().getUid(), ignored -> new Book()).confirmedMissing = missing;
    }

    @Override
    public void forget(String uid) {
        books.remove(uid);
    }

    static boolean ownedBy(HasMetadata owned, String uid) {
        return owned.getMetadata().getOwnerReferences().stream().anyMatch(owner -> uid.equals(owner.getUid()));
    }
}
