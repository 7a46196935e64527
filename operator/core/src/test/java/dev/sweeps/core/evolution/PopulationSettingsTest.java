package dev.sweeps.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationSettingsTest {
    @Test
    void nothingGivesTheDefaults() {
        assertThat(PopulationSettings.read(Map.of()))
                .isEqualTo(new PopulationSettings(new PopulationRules(8, 0.25, 0.25, 1.2, 0.8), List.of()));
    }

    @Test
    void readsAllOfThem() {
        var given = Map.<String, Object>of("population", 20, "quantile", 0.2, "resample", 0, "up", 1.5, "down", 0.5);

        assertThat(PopulationSettings.read(given))
                .isEqualTo(new PopulationSettings(new PopulationRules(20, 0.2, 0, 1.5, 0.5), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    population           | 3    | population: is 3.0; give a whole number from 4 to 10000
                    population           | 4.5  | population: is 4.5; give a whole number from 4 to 10000
                    quantile             | 0    | quantile: is 0.0; give a number above 0 and up to 0.5
                    quantile             | 0.6  | quantile: is 0.6; give a number above 0 and up to 0.5
                    resample             | 1.1  | resample: is 1.1; give a number from 0 to 1
                    up                   | 1    | up: is 1.0; give a number above 1
                    down                 | 1    | down: is 1.0; give a number above 0 and below 1
                    resampel             | 0.5  | resampel: is unknown; did you mean resample?; known are population, quantile, resample, up, down
                    quantile_fraction    | 0.5  | quantile_fraction: is called quantile here
                    perturbation_interval | 4   | perturbation_interval: is no setting: an interval is what the program trains in one trial
                    """)
    void saysWhatIsWrong(String name, double value, String problem) {
        assertThat(PopulationSettings.read(Map.of(name, value)).problems())
                .extracting(Problem::toString)
                .containsExactly("search.settings." + problem);
    }
}
