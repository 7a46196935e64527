package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import dev.sweeps.keeper.list.CheckpointPath;
import dev.sweeps.keeper.list.Kept;
import dev.sweeps.keeper.list.Released;
import dev.sweeps.keeper.list.Removal;
import dev.sweeps.keeper.report.Count;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Moves what trials wrote and nobody needs to the trash. Of a kept trial the attempt that counts is never touched. */
final class Release {
    private final Work work;
    private final Directory trials;

    private Release(Work work, Directory trials) {
        this.work = work;
        this.trials = trials;
    }

    static void run(Work work) {
        if (work.list().removal() == Removal.NOTHING) {
            return;
        }
        try (Directory trials = work.sweep().find(SweepFolder.TRIALS).orElse(null)) {
            if (trials != null) {
                new Release(work, trials).run();
            }
        } catch (FileFailure e) {
            work.ledger().problem("trials: " + e.sentence(), e);
        }
    }

    private void run() {
        for (Released each : work.list().released()) {
            if (work.list().removal() == Removal.FOLDERS) {
                folder(each.trial());
            } else {
                checkpoints(each.trial(), each.attempts(), each.checkpoint(), _ -> true);
            }
        }
        for (Kept each : work.list().kept()) {
            checkpoints(each.trial(), each.attempts(), each.checkpoint(), attempt -> attempt != each.attempt());
        }
    }

    private void folder(String trial) {
        String path = "trials/" + trial;
        try {
            count(work.trash().takeOrDelete(trials, Name.of(trial), trial, path));
        } catch (FileFailure e) {
            work.ledger().problem(path + ": " + e.sentence(), e);
        }
    }

    private void checkpoints(String trial, int attempts, @Nullable CheckpointPath reported, IntPredicate released) {
        if (attempts == 1 && !released.test(1)) {
            return; // As most kept trials are.
        }
        try (Directory folder = trials.find(Name.of(trial)).orElse(null)) {
            if (folder != null) {
                for (int attempt = 1; attempt <= attempts; attempt++) {
                    if (released.test(attempt)) {
                        attempt(folder, trial, attempt, reported);
                    }
                }
            }
        } catch (FileFailure e) {
            work.ledger().problem("trials/%s: %s".formatted(trial, e.sentence()), e);
        }
    }

    private void attempt(Directory folder, String trial, int attempt, @Nullable CheckpointPath reported) {
        Set<CheckpointPath> paths = new LinkedHashSet<>();
        if (reported != null && !reported.isIn(CheckpointPath.USUAL)) {
            paths.add(reported);
        }
        paths.add(CheckpointPath.USUAL);
        for (CheckpointPath path : paths) {
            String shown = "trials/%s/a%d/%s".formatted(trial, attempt, path);
            List<Name> way = new ArrayList<>(List.of(SweepFolder.attempt(attempt)));
            way.addAll(path.folders());
            try (Directory at = folder.find(way).orElse(null)) {
                if (at != null) {
                    String label = "%s-a%d-%s".formatted(trial, attempt, path.last());
                    linked(at, path.last(), label, shown);
                    count(work.trash().takeOrDelete(at, path.last(), label, shown));
                }
            } catch (FileFailure e) {
                work.ledger().problem(shown + ": " + e.sentence(), e);
            }
        }
    }

    /** The checkpoint that a link names goes before the link, or nobody would know it any more. */
    private void linked(Directory at, Name name, String label, String shown) throws FileFailure {
        if (at.stat(name).filter(Stat::isLink).isEmpty()) {
            return;
        }
        try (LinkedEntry entry = LinkedEntry.of(at, name).orElse(null)) {
            if (entry != null) {
                count(work.trash()
                        .takeOrDelete(entry.folder(), entry.name(), label, "%s (%s)".formatted(shown, entry.name())));
            }
        }
    }

    private void count(boolean taken) {
        work.ledger().count(Count.RELEASED, taken ? 1 : 0);
    }
}
