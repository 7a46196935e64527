package dev.sweeps.keeper.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what is done, line by line, and counts it. */
public final class Ledger {
    private final boolean dryRun;
    private final Clock clock;
    private final Consumer<String> out;
    private @Nullable Journal journal;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<String> problems = new ArrayList<>();
    private List<Integer> checkpoints = List.of();
    private @Nullable Instant nextDelete;
    private long problemCount;

    /** Without a journal, until one is given. */
    public Ledger(boolean dryRun, Clock clock, Consumer<String> out) {
        this.dryRun = dryRun;
        this.clock = clock;
        this.out = out;
    }

    public void writeTo(Journal opened) {
        this.journal = opened;
    }

    public boolean dryRun() {
        return dryRun;
    }

    /** The time, in whole seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** To be called before a thing is done; whether it is to be done: not in a dry run. */
    public boolean begin(Verb verb, String what) {
        say(verb.phrase(dryRun) + " " + what);
        if (!dryRun && journal != null) {
            journal.add("%s keeper %s %s".formatted(now(), verb.phrase(false), what));
        }
        return !dryRun;
    }

    /** A line that is no deed. */
    public void say(String line) {
        out.accept("keeper " + line);
    }

    public void count(Count what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** Something did not work; a sentence. The rest goes on. */
    public void problem(String sentence) {
        say("problem: " + sentence);
        problemCount++;
        if (problems.size() < Report.MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }

    /** The ranks whose folder has a checkpoint. */
    public void checkpoints(List<Integer> ranks) {
        checkpoints = List.copyOf(ranks);
    }

    /** Something in the trash is due then; the earliest counts. */
    public void due(Instant when) {
        nextDelete = nextDelete == null || when.isBefore(nextDelete) ? when : nextDelete;
    }

    public Report report() {
        return new Report(counts, nextDelete, checkpoints, problems, problemCount, dryRun);
    }
}
