package dev.sweeps.core.learning;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierTableTest {
    private static final UnitCube CUBE = UnitCube.of(space(
            "model.lr", def("distribution", "uniform", "min", 0.0, "max", 1.0),
            "batch", def("values", List.of(32L, 64L)),
            "lstm", def("values", List.of(true, false)),
            "kind", def("values", List.of("a,b", "say \"c\""))));
    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);

    @Test
    void aLineIsATrial() {
        EarlierSweep taken = of(
                List.of("note", "model.lr", "batch", "lstm", "kind", "reward", "gpuSeconds"),
                List.of("first", "0.25", "64.0", "True", "a,b", "3", "120"),
                List.of("two\nlines", "0.5", "32", "false", "say \"c\"", "4", "60.4"));

        assertThat(taken.refusal()).isNull();
        assertThat(taken.trials())
                .extracting(EarlierTrial::parameters)
                .containsExactly(
                        Map.of("model.lr", 0.25, "batch", 64L, "lstm", true, "kind", "a,b"),
                        Map.of("model.lr", 0.5, "batch", 32L, "lstm", false, "kind", "say \"c\""));
        assertThat(taken.observations()).extracting(Observation::loss).containsExactly(-3.0, -4.0);
        assertThat(taken.observations()).extracting(Observation::cost).containsExactly(120.0, 60.0);
    }

    @Test
    void withoutANumberItHasFailed() {
        EarlierSweep taken = of(
                List.of("model.lr", "reward", "batch", "lstm", "kind"),
                List.of("0.1", "", "32", "true", "a,b"),
                List.of("0.2", "NaN", "32", "true", "a,b"),
                List.of("0.3", "1", "32", "true", "a,b"),
                List.of("0.4"));

        assertThat(taken.observations())
                .extracting(Observation::kind)
                .containsExactly(
                        Observation.Kind.FAILED,
                        Observation.Kind.FAILED,
                        Observation.Kind.COMPLETED,
                        Observation.Kind.FAILED);
    }

    @Test
    void aValueThatTheSpaceDoesNotHaveLeavesTheTrialOut() {
        EarlierSweep taken = of(
                List.of("model.lr", "batch", "reward"),
                List.of("0.1", "32", "1"),
                List.of("7", "32", "2"),
                List.of("high", "32", "3"),
                List.of("0.2", "48", "4"));

        assertThat(taken.observations()).extracting(Observation::loss).containsExactly(-1.0);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(of(List.of("model.lr"), List.of("0.1")).refusal())
                .isEqualTo("nothing is taken from table results/trials.csv: its first line has no column reward");
        assertThat(of().refusal()).endsWith("its first line has no column reward");
        assertThat(of(List.of("model.lr", "reward")).refusal()).endsWith("none of its trials has succeeded yet");
        assertThat(of(List.of("lr", "reward"), List.of("0.1", "2")).refusal())
                .endsWith("it varies none of the parameters of this sweep");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static EarlierSweep of(List<String>... lines) {
        return EarlierTable.of("results/trials.csv", WarmStartMode.RANKING, List.of(lines), CUBE, REWARD, 1000);
    }
}
