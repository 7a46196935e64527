package dev.sweeps.core.protein;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final SearchSpace SPACE = space(
            "train.total_timesteps",
            def("distribution", "log_normal", "min", 1e6, "max", 1e8),
            "train.gamma",
            def("min", 0, "max", 1));

    @Test
    void nothingGivesTheDefaults() {
        assertThat(ready(Map.of())).isEqualTo(new SettingsReading.Ready(ProteinSettings.DEFAULTS, List.of()));
    }

    @Test
    void readsTheSettingsOfPufferLib() {
        SettingsReading.Ready ready = ready(Map.of(
                "max_suggestion_cost", 3600,
                "resample_frequency", 0,
                "num_random_samples", 10,
                "num_keep_top_obs", 5,
                "global_search_scale", 1,
                "suggestions_per_pareto", 256,
                "expansion_rate", 0.1,
                "use_gpu", true,
                "cost_param", "train/total_timesteps",
                "prune_pareto", true));

        assertThat(ready.settings())
                .isEqualTo(new ProteinSettings(
                        10, false, 5, 256, 1, 0.1, 3600, true, "train.total_timesteps", Acquisition.EI, 2, false));
        assertThat(ready.idle())
                .containsExactly(
                        "resample_frequency changes nothing here: no configuration is repeated but by trials.samples",
                        "use_gpu changes nothing here: suggestions need no GPU");
    }

    @Test
    void readsTheSettingsOfMetta() {
        SettingsReading.Ready ready = ready(Map.ofEntries(
                Map.entry("max_suggestion_cost", 10800),
                Map.entry("global_search_scale", 1),
                Map.entry("random_suggestions", 15),
                Map.entry("suggestions_per_pareto", 256),
                Map.entry("resample_frequency", 10),
                Map.entry("num_random_samples", 0),
                Map.entry("seed_with_search_center", true),
                Map.entry("expansion_rate", 0.25),
                Map.entry("acquisition_fn", "naive"),
                Map.entry("ucb_beta", 2),
                Map.entry("randomize_acquisition", false)));

        assertThat(ready.settings())
                .isEqualTo(new ProteinSettings(1, true, 5, 256, 1, 0.25, 10800, true, "", Acquisition.NAIVE, 2, false));
        assertThat(ready.idle()).hasSize(2);
    }

    @Test
    void readsTheSettingsOfCarbs() {
        SettingsReading.Ready ready = ready(Map.of(
                "num_random_samples",
                4,
                "initial_search_radius",
                0.3,
                "exploration_bias",
                1.0,
                "num_candidates_for_suggestion_per_dim",
                100,
                "resample_frequency",
                5,
                "max_suggestion_cost",
                600,
                "min_pareto_cost_fraction",
                0.2,
                "outstanding_suggestion_estimator",
                "THOMPSON",
                "is_wandb_logging_enabled",
                false));

        assertThat(ready.settings())
                .isEqualTo(new ProteinSettings(4, false, 5, 200, 1, 0.1, 600, true, "", Acquisition.EI, 2, false));
        assertThat(ready.idle()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            expansion_rat         | 1      | search.settings.expansion_rat: is unknown; did you mean expansion_rate?
            max_suggestion_cost   | -1     | search.settings.max_suggestion_cost: is -1.0; give a number greater than 0
            num_random_samples    | 1.5    | search.settings.num_random_samples: is 1.5; give a whole number
            metric                | 1      | search.settings.metric: is no setting of the search; say it in spec.objective.metric
            prune_pareto          | 1      | search.settings.prune_pareto: is 1.0; give true or false
            """)
    void saysWhatToDoAboutEachMistake(String name, double value, String said) {
        assertThat(SettingsReader.read(Map.of(name, value), SPACE, null, null))
                .isInstanceOfSatisfying(SettingsReading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(Problem::toString)
                        .singleElement()
                        .asString()
                        .startsWith(said));
    }

    @Test
    void namesTheParametersThatACostMayBe() {
        assertThat(SettingsReader.read(Map.of("cost_param", "train/total_timestep"), SPACE, null, null))
                .isEqualTo(new SettingsReading.Rejected(List.of(new Problem(
                        "search.settings.cost_param",
                        "train.total_timestep is no parameter; did you mean train.total_timesteps?; name one that raises"
                                + " the cost, or leave it out"))));
    }

    @Test
    void namesTheAcquisitionsThereAre() {
        assertThat(SettingsReader.read(Map.of("acquisition_fn", "ie"), SPACE, null, null))
                .isEqualTo(new SettingsReading.Rejected(
                        List.of(new Problem("search.settings.acquisition_fn", "is ie; give one of naive, ei, ucb"))));
    }

    @Test
    void refusesToBeToldTheSameTwice() {
        assertThat(SettingsReader.read(Map.of("num_random_samples", 4, "max_suggestion_cost", 10), SPACE, 5, 20.0))
                .isInstanceOfSatisfying(SettingsReading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(Problem::path)
                        .containsExactly("search.settings.num_random_samples", "search.settings.max_suggestion_cost"));
    }

    private static SettingsReading.Ready ready(Map<String, Object> given) {
        return switch (SettingsReader.read(given, SPACE, null, null)) {
            case SettingsReading.Ready ready -> ready;
            case SettingsReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
