package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.Kept;
import dev.sweeps.keeper.report.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The folders of the best trials: first all that are kept get theirs, then those go that are not among them any more. */
final class BestModels {
    private final Work work;
    private final @Nullable Directory shelf;
    private final Placing placing;
    private final Set<Name> staying = new HashSet<>();
    private final List<Integer> checkpoints = new ArrayList<>();
    private final List<String> withoutSpace = new ArrayList<>();

    private BestModels(Work work, @Nullable Directory shelf, Placing placing) {
        this.work = work;
        this.shelf = shelf;
        this.placing = placing;
    }

    /**
     * Both steps; without a workplace it is a dry run. Can be done again.
     *
     * @return what found no space on the volume, in sentences
     */
    static List<String> arrange(Work work, @Nullable Workplace workplace) {
        boolean make = workplace != null && !work.list().kept().isEmpty();
        try (Directory shelf = make
                ? work.sweep().folderOrNew(SweepFolder.BEST_MODELS)
                : work.sweep().find(SweepFolder.BEST_MODELS).orElse(null)) {
            Placing placing = shelf != null && workplace != null
                    ? new Promotion(work, shelf, workplace.staging())
                    : new PromotionForecast(work, shelf);
            BestModels models = new BestModels(work, shelf, placing);
            models.arrange();
            return models.withoutSpace;
        } catch (FileFailure e) {
            String sentence = "best_models: " + e.sentence();
            if (e.isForLackOfSpace()) {
                return List.of(sentence);
            }
            work.ledger().problem(sentence, e);
            return List.of();
        }
    }

    private void arrange() throws FileFailure {
        Map<String, List<Name>> standing = standing();
        work.list().kept().stream()
                .sorted(Comparator.comparing(Kept::rank))
                .forEach(kept -> promote(kept, standing.getOrDefault(kept.trial(), List.of())));
        work.ledger().checkpoints(checkpoints);
        if (shelf != null) {
            for (List<Name> names : standing.values()) {
                names.stream().filter(name -> !staying.contains(name)).forEach(name -> demote(shelf, name));
            }
        }
    }

    /** By trial; of trials that are not on the list nothing is known, and nothing is touched. */
    private Map<String, List<Name>> standing() throws FileFailure {
        Set<String> known = work.list().trials().collect(Collectors.toSet());
        Map<String, List<Name>> standing = new LinkedHashMap<>();
        if (shelf == null) {
            return standing;
        }
        for (Name name : shelf.names()) {
            RankName.trial(name).filter(known::contains).ifPresent(trial -> standing.computeIfAbsent(
                            trial, _ -> new ArrayList<>())
                    .add(name));
        }
        return standing;
    }

    private void promote(Kept kept, List<Name> names) {
        Name place = RankName.of(kept.rank(), kept.trial());
        staying.add(place);
        try (Source source = Source.of(work.sweep(), kept, work.ledger()).orElse(null)) {
            boolean has = source != null;
            try {
                Optional<Standing> chosen = choose(kept, place, names, source != null);
                chosen.map(Standing::name).ifPresent(staying::add);
                has = placing.place(kept, chosen, Optional.ofNullable(source));
            } finally {
                if (has) { // With its trial, where it could not be promoted.
                    checkpoints.add(kept.rank());
                }
            }
        } catch (FileFailure e) {
            // Whatever there is of this trial may be what is left of its model.
            staying.addAll(names);
            String sentence = "%s cannot be promoted to rank %d: %s".formatted(kept.trial(), kept.rank(), e.sentence());
            if (e.isForLackOfSpace()) {
                withoutSpace.add(sentence);
            } else {
                work.ledger().problem(sentence, e);
            }
        }
    }

    private Optional<Standing> choose(Kept kept, Name place, List<Name> names, boolean obtainable) throws FileFailure {
        if (shelf == null) {
            return Optional.empty();
        }
        List<Standing> serving = new ArrayList<>();
        for (Name name : names) {
            Standing standing = Standing.read(shelf, name);
            if (standing.serves(work.list(), kept, obtainable)) {
                serving.add(standing);
            }
        }
        return serving.stream()
                .min(Comparator.comparing((Standing standing) -> !standing.checkpoint())
                        .thenComparing(standing -> !standing.name().equals(place)));
    }

    private void demote(Directory folder, Name name) {
        try {
            if (work.trash().takeOrDelete(folder, name, name.text(), "best_models/" + name)) {
                work.ledger().count(Count.DEMOTED, 1);
            }
        } catch (FileFailure e) {
            work.ledger().problem("best_models/%s: %s".formatted(name, e.sentence()), e);
        }
    }
}
