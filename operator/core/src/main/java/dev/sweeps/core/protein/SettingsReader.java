package dev.sweeps.core.protein;

import dev.sweeps.core.optimizer.SettingsFields;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.value.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code search.settings} in the words of PufferLib, Metta and CARBS. */
public final class SettingsReader {
    /** What CARBS searches around a trial, where Protein's {@code global_search_scale} is 1. */
    private static final double CARBS_RADIUS = 0.3;

    private static final List<String> ACQUISITIONS = List.of("naive", "ei", "ucb");

    private final SearchSpace space;
    private final SettingsFields fields;

    private SettingsReader(Map<String, Object> given, SearchSpace space) {
        this.space = space;
        this.fields = new SettingsFields(given);
    }

    /**
     * Reads them.
     *
     * @param given by name
     * @param space in which {@code cost_param} must be
     * @param initialTrials the field of the sweep that says the same as {@code num_random_samples}; null if it is left out
     * @param maxTrialCost the field of the sweep that says the same as {@code max_suggestion_cost}; null if it is left out
     */
    public static SettingsReading read(
            Map<String, Object> given,
            SearchSpace space,
            @Nullable Integer initialTrials,
            @Nullable Double maxTrialCost) {
        SettingsReader reader = new SettingsReader(given, space);
        given.keySet().stream().sorted().forEach(reader::check);
        ProteinSettings settings = reader.settings(initialTrials, maxTrialCost);
        List<Problem> problems = reader.fields.problems();
        return problems.isEmpty()
                ? new SettingsReading.Ready(settings, idle(given))
                : new SettingsReading.Rejected(problems);
    }

    private static List<String> idle(Map<String, Object> given) {
        List<String> idle = new ArrayList<>();
        SettingsNames.IDLE.forEach((name, reason) -> {
            if (given.containsKey(name)) {
                idle.add(name + " changes nothing here: " + reason);
            }
        });
        return idle;
    }

    private void check(String name) {
        String place = SettingsNames.ELSEWHERE.get(name);
        if (place != null) {
            fields.problem(name, "is no setting of the search; say it in spec." + place);
        } else if (!SettingsNames.USED.contains(name) && !SettingsNames.IDLE.containsKey(name)) {
            List<String> known = Stream.of(
                            SettingsNames.USED, SettingsNames.IDLE.keySet(), SettingsNames.ELSEWHERE.keySet())
                    .flatMap(names -> names.stream())
                    .toList();
            fields.problem(
                    name,
                    "is unknown" + Spelling.hint(name, known) + "; those that change the search are "
                            + String.join(", ", SettingsNames.USED));
        }
    }

    private ProteinSettings settings(@Nullable Integer initialTrials, @Nullable Double maxTrialCost) {
        ProteinSettings defaults = ProteinSettings.DEFAULTS;
        checkOnce("num_random_samples", initialTrials, "initialTrials");
        checkOnce("max_suggestion_cost", maxTrialCost, "maxTrialCost");
        return new ProteinSettings(
                initialTrials == null
                        ? Math.max(1, fields.whole("num_random_samples", defaults.initialTrials(), 0))
                        : initialTrials,
                fields.flag("seed_with_search_center", defaults.centreFirst()),
                fields.whole("num_keep_top_obs", defaults.bestKept(), 0),
                candidates(defaults),
                searchScale(defaults),
                fields.number("expansion_rate", defaults.expansion(), rate -> rate >= 0, "a number of at least 0"),
                maxTrialCost == null ? positive("max_suggestion_cost", defaults.maxTrialCost()) : maxTrialCost,
                fields.flag("prune_pareto", defaults.pruned()),
                costParameter(),
                acquisition(defaults),
                fields.number("ucb_beta", defaults.optimism(), beta -> beta >= 0, "a number of at least 0"),
                fields.flag("randomize_acquisition", defaults.randomOptimism()));
    }

    private void checkOnce(String name, @Nullable Number field, String fieldName) {
        if (field != null && fields.has(name)) {
            fields.problem(name, "says the same as spec.search." + fieldName + "; keep one of them");
        }
    }

    private double positive(String name, double otherwise) {
        return fields.number(name, otherwise, number -> number > 0, "a number greater than 0");
    }

    private int candidates(ProteinSettings defaults) {
        int perDimension = fields.whole("num_candidates_for_suggestion_per_dim", 0, 0);
        return perDimension == 0
                ? fields.whole("suggestions_per_pareto", defaults.candidatesPerCentre(), 1)
                : Math.clamp((long) perDimension * space.dimension(), 1, 1_000_000);
    }

    private double searchScale(ProteinSettings defaults) {
        return fields.has("initial_search_radius")
                ? positive("initial_search_radius", CARBS_RADIUS) / CARBS_RADIUS
                : positive("global_search_scale", defaults.searchScale());
    }

    /** PufferLib writes section/name. */
    private String costParameter() {
        String name = fields.text("cost_param").orElse("").replace('/', '.');
        List<String> names =
                space.parameters().stream().map(parameter -> parameter.name()).toList();
        if (!name.isEmpty() && !names.contains(name)) {
            fields.problem(
                    "cost_param",
                    name + " is no parameter" + Spelling.hint(name, names)
                            + "; name one that raises the cost, or leave it out");
        }
        return name;
    }

    private Acquisition acquisition(ProteinSettings defaults) {
        String name =
                fields.text("acquisition_fn").orElse(defaults.acquisition().name());
        for (Acquisition acquisition : Acquisition.values()) {
            if (acquisition.name().equals(name.toUpperCase(Locale.ROOT))) {
                return acquisition;
            }
        }
        fields.problem(
                "acquisition_fn",
                "is " + name + Spelling.hint(name, ACQUISITIONS) + "; give one of " + String.join(", ", ACQUISITIONS));
        return defaults.acquisition();
    }
}
