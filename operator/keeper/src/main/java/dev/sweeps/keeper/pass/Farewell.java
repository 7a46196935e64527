package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.FolderLock;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.report.Count;
import dev.sweeps.keeper.report.Ledger;
import dev.sweeps.keeper.report.Verb;
import dev.sweeps.keeper.tree.TreeRemoval;
import dev.sweeps.keeper.tree.TreeSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Removes the files of a sweep that is deleted, at once and for good: what the keeper and the trials wrote, nothing else. What is
 * not known stays and is said, and so do the folders that it lies in.
 */
public final class Farewell {
    private static final List<Name> REPORTS =
            List.of(Name.of("sweep_results.json"), Name.of("sweep_summary.yaml"), SweepFolder.MANAGER_LOG);

    private final KeepList list;
    private final Ledger ledger;
    private final Pattern trial;

    private Farewell(KeepList list, Ledger ledger) {
        this.list = list;
        this.ledger = ledger;
        this.trial = Pattern.compile(Pattern.quote(list.sweep()) + "-[0-9]{5,}");
    }

    /**
     * Removes them.
     *
     * @param parent where the folder of the sweep lies, under the name of the sweep
     */
    public static void run(Directory parent, KeepList list, Ledger ledger) throws CannotRun {
        Name name = Name.of(list.sweep());
        try (Directory sweep = parent.find(name).orElse(null)) {
            if (sweep == null) {
                ledger.say("finds no folder " + name);
                return;
            }
            new Farewell(list, ledger).remove(sweep);
            if (!list.dryRun()) {
                removeIfEmpty(parent, name);
            }
        } catch (FileFailure e) {
            throw new CannotRun("the folder %s cannot be removed: %s".formatted(name, e.sentence()));
        }
    }

    private void remove(Directory sweep) throws FileFailure, CannotRun {
        try (FolderLock _ =
                list.dryRun() ? null : Workplace.lockOfEarlierPass(sweep).orElse(null)) {
            Set<Name> reports = new HashSet<>(REPORTS);
            list.files().keySet().forEach(file -> reports.add(Name.of(file)));
            Set<Name> ours = Set.of(SweepFolder.TRIALS, SweepFolder.BEST_MODELS, SweepFolder.TRASH, SweepFolder.KEEPER);
            for (Name name : sweep.names()) {
                if (reports.contains(name)) {
                    delete(sweep, name, "");
                } else if (!ours.contains(name)) {
                    stays(name.text());
                }
            }
            contents(sweep, SweepFolder.BEST_MODELS, name -> name.text().startsWith(RankName.PREFIX));
            contents(sweep, SweepFolder.TRIALS, name -> trial.matcher(name.text())
                    .matches());
            delete(sweep, SweepFolder.TRASH, "");
            // The last one: it has the lock.
            delete(sweep, SweepFolder.KEEPER, "");
        }
    }

    private void contents(Directory sweep, Name name, Predicate<Name> known) {
        try (Directory folder = sweep.find(name).orElse(null)) {
            if (folder == null) {
                return;
            }
            for (Name each : folder.names()) {
                if (known.test(each)) {
                    delete(folder, each, name + "/");
                } else {
                    stays(name + "/" + each);
                }
            }
            if (!list.dryRun()) {
                removeIfEmpty(sweep, name);
            }
        } catch (FileFailure e) {
            ledger.problem("%s: %s".formatted(name, e.sentence()));
        }
    }

    private void delete(Directory folder, Name name, String prefix) throws FileFailure {
        if (folder.stat(name).isEmpty()) {
            return;
        }
        if (ledger.begin(Verb.DELETE, prefix + name)) {
            TreeRemoval.Outcome outcome = TreeRemoval.remove(folder, name);
            ledger.count(Count.BYTES_FREED, outcome.freed());
            ledger.count(Count.DELETED, outcome.failure().isEmpty() ? 1 : 0);
            outcome.failure().ifPresent(e -> ledger.problem(prefix + name + ": " + e.sentence()));
        } else {
            TreeSize size = new TreeSize();
            size.add(folder, name);
            ledger.count(Count.BYTES_FREED, size.bytes());
            ledger.count(Count.DELETED, 1);
        }
    }

    private void stays(String path) {
        ledger.problem(path + " is not known and stays");
    }

    private static void removeIfEmpty(Directory folder, Name name) throws FileFailure {
        try {
            folder.removeFolder(name);
        } catch (FileFailure e) {
            if (!e.is(Errno.NOT_EMPTY) && !e.is(Errno.EXISTS)) {
                throw e;
            }
        }
    }
}
