package dev.sweeps.keeper.report;

import dev.sweeps.keeper.file.FileFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what is done, line by line, and counts it. */
public final class Ledger {
    private final boolean dryRun;
    private final Clock clock;
    private final Consumer<String> out;
    private @Nullable Journal journal;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<String> unwritten = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private List<Integer> checkpoints = List.of();
    private @Nullable Instant nextDelete;
    private boolean again;

    /** Without a journal, until one is given. */
    public Ledger(boolean dryRun, Clock clock, Consumer<String> out) {
        this.dryRun = dryRun;
        this.clock = clock;
        this.out = out;
    }

    /** What was done before there was a journal comes first. */
    public void writeTo(Journal opened) {
        this.journal = opened;
        unwritten.forEach(opened::add);
        unwritten.clear();
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
        if (!dryRun) {
            write("%s keeper %s %s".formatted(now(), verb.phrase(false), what));
        }
        return !dryRun;
    }

    private void write(String line) {
        if (journal == null) {
            unwritten.add(line);
        } else {
            journal.add(line);
        }
    }

    /** A line that is no deed. */
    public void say(String line) {
        out.accept("keeper " + line);
    }

    public void count(Count what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** Something did not work; a sentence. The rest goes on. The same sentence again is no other problem. */
    public void problem(String sentence) {
        if (problems.add(sentence)) {
            say("problem: " + sentence);
        }
    }

    /** Something was refused; the sentence says what. If it may work a while later, the pass is to be made again. */
    public void problem(String sentence, FileFailure why) {
        problem(sentence);
        again |= why.mayPass();
    }

    /** What this pass is for is not done: it is to be made again. */
    public void again() {
        again = true;
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
        return new Report(
                counts,
                nextDelete,
                checkpoints,
                problems.stream().limit(Report.MOST_PROBLEMS).toList(),
                problems.size(),
                again,
                dryRun);
    }
}
