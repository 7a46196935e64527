package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.Kept;
import dev.sweeps.keeper.report.Count;
import dev.sweeps.keeper.report.Verb;
import dev.sweeps.keeper.tree.TreeCopy;
import dev.sweeps.keeper.tree.TreeRemoval;
import java.util.Optional;

/**
 * Gives one kept trial its folder of best models. The checkpoint in the folder of the trial stays where it is, and a folder that
 * stands is only replaced when the new one is complete, so that at no moment both are missing.
 */
final class Promotion implements Placing {
    private final Work work;
    private final Directory bestModels;
    private final Directory staging;

    Promotion(Work work, Directory bestModels, Directory staging) {
        this.work = work;
        this.bestModels = bestModels;
        this.staging = staging;
    }

    @Override
    public boolean place(Kept kept, Optional<Standing> chosen, Optional<Source> source) throws FileFailure {
        Name place = RankName.of(kept.rank(), kept.trial());
        if (chosen.isEmpty()) {
            make(kept, place, source);
            return source.isPresent();
        }
        Standing standing = chosen.get();
        if (!standing.name().equals(place)) {
            rename(standing.name(), place);
        }
        label(kept, place, standing);
        return standing.checkpoint();
    }

    private void make(Kept kept, Name place, Optional<Source> source) throws FileFailure {
        work.ledger().begin(Verb.PROMOTE, Placing.words(kept, place, source));
        try {
            build(kept, place, source);
            vacate(place);
            staging.rename(place, bestModels, place);
        } catch (FileFailure e) {
            // Half a copy would fill a volume that is full already; what is left of it the next pass clears.
            TreeRemoval.remove(staging, place);
            throw e;
        }
        bestModels.sync();
        work.ledger().count(Count.PROMOTED, 1);
    }

    private void build(Kept kept, Name place, Optional<Source> source) throws FileFailure {
        staging.makeFolder(place);
        try (Directory folder = staging.folder(place)) {
            if (source.isPresent()) {
                Source from = source.get();
                TreeCopy.copy(from.folder(), from.name(), folder, from.shown(), leftOut -> work.ledger()
                        .problem("best_models/%s: %s".formatted(place, leftOut)));
            }
            Label label = Label.of(work.list(), kept, source.isPresent());
            Contents.create(folder, Label.FILE, label.text(work.list(), kept));
            folder.sync();
        }
    }

    private void rename(Name from, Name place) throws FileFailure {
        vacate(place);
        work.ledger().begin(Verb.MOVE, "best_models/%s to best_models/%s".formatted(from, place));
        bestModels.rename(from, bestModels, place);
        bestModels.sync();
    }

    private void vacate(Name place) throws FileFailure {
        if (work.trash().take(bestModels, place, place.text(), "best_models/" + place)) {
            work.ledger().count(Count.DEMOTED, 1);
        }
    }

    private void label(Kept kept, Name place, Standing standing) throws FileFailure {
        Label label = standing.label();
        if (label == null) {
            return; // Only what has a label is chosen.
        }
        byte[] text = label.text(work.list(), kept);
        try (Directory folder = bestModels.folder(place)) {
            if (!Contents.are(folder, Label.FILE, text)) {
                work.ledger().begin(Verb.REWRITE, "best_models/%s/%s".formatted(place, Label.FILE));
                Contents.replace(folder, Label.FILE, text, staging, Name.of(place + ".json"));
            }
        }
    }
}
