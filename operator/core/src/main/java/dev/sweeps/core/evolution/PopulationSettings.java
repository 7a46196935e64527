package dev.sweeps.core.evolution;

import dev.sweeps.core.optimizer.SettingsFields;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.value.Spelling;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code search.settings} of population based training.
 *
 * @param rules with the default in place of what is wrong
 * @param problems empty when nothing is
 */
public record PopulationSettings(PopulationRules rules, List<Problem> problems) {
    private static final List<String> NAMES = List.of("population", "quantile", "resample", "up", "down");

    /** What Ray and Syne Tune call them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "population_size", "is called population here",
            "num_samples", "is called population here",
            "quantile_fraction", "is called quantile here",
            "resample_probability", "is called resample here",
            "perturbation_factors", "is written as up and down here",
            "perturbation_interval", "is no setting: an interval is what the program trains in one trial",
            "hyperparam_mutations", "is no setting: what varies is in spec.parameters");

    private static final int MOST = 10_000;

    public PopulationSettings {
        problems = List.copyOf(problems);
    }

    /** Reads them, by name. */
    public static PopulationSettings read(Map<String, Object> given) {
        SettingsFields fields = new SettingsFields(given);
        given.keySet().stream()
                .sorted()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> fields.problem(name, whyNot(name)));
        PopulationRules otherwise = PopulationRules.DEFAULTS;
        PopulationRules rules = new PopulationRules(
                (int) fields.number(
                        "population",
                        otherwise.size(),
                        size -> size == Math.rint(size) && size >= PopulationRules.FEWEST && size <= MOST,
                        "a whole number from " + PopulationRules.FEWEST + " to " + MOST),
                fields.number(
                        "quantile",
                        otherwise.quantile(),
                        share -> share > 0 && share <= 0.5,
                        "a number above 0 and up to 0.5"),
                fields.number(
                        "resample", otherwise.resample(), share -> share >= 0 && share <= 1, "a number from 0 to 1"),
                fields.number("up", otherwise.up(), factor -> factor > 1, "a number above 1"),
                fields.number(
                        "down", otherwise.down(), factor -> factor > 0 && factor < 1, "a number above 0 and below 1"));
        return new PopulationSettings(rules, fields.problems());
    }

    private static String whyNot(String name) {
        String known = ELSEWHERE.get(name);
        return known != null
                ? known
                : "is unknown" + Spelling.hint(name, NAMES) + "; known are " + String.join(", ", NAMES);
    }
}
