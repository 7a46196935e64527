package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.Kept;
import dev.sweeps.keeper.report.Count;
import dev.sweeps.keeper.report.Verb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link Promotion} would do. */
final class PromotionForecast implements Placing {
    private final Work work;
    private final @Nullable Directory bestModels;

    /** Without {@code bestModels} there are none yet. */
    PromotionForecast(Work work, @Nullable Directory bestModels) {
        this.work = work;
        this.bestModels = bestModels;
    }

    @Override
    public boolean place(Kept kept, Optional<Standing> chosen, Optional<Source> source) throws FileFailure {
        Name place = RankName.of(kept.rank(), kept.trial());
        if (chosen.isEmpty() || bestModels == null) {
            work.ledger().begin(Verb.PROMOTE, Placing.words(kept, place, source));
            vacate(place);
            work.ledger().count(Count.PROMOTED, 1);
            return source.isPresent();
        }
        Standing standing = chosen.get();
        if (!standing.name().equals(place)) {
            vacate(place);
            work.ledger().begin(Verb.MOVE, "best_models/%s to best_models/%s".formatted(standing.name(), place));
        }
        label(kept, place, standing, bestModels);
        return standing.checkpoint();
    }

    private void vacate(Name place) throws FileFailure {
        if (bestModels != null && work.trash().take(bestModels, place, place.text(), "best_models/" + place)) {
            work.ledger().count(Count.DEMOTED, 1);
        }
    }

    private void label(Kept kept, Name place, Standing standing, Directory shelf) throws FileFailure {
        Label label = standing.label();
        if (label == null) {
            return;
        }
        try (Directory folder = shelf.folder(standing.name())) {
            if (!Contents.are(folder, Label.FILE, label.text(work.list(), kept))) {
                work.ledger().begin(Verb.REWRITE, "best_models/%s/%s".formatted(place, Label.FILE));
            }
        }
    }
}
