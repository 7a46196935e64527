package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.SearchStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sweeps that start from an earlier one. One trial runs at a time, so that all runs have one history. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class WarmStartIT {
    private static final int TRIALS = 12;

    private static final String EARLIER =
            """
            search: {algorithm: sobol, seed: 5}
            trials: {max: 20, parallel: 10}
            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "50"}}}
            """;

    private static final String WARM =
            """
            search: {algorithm: gp, seed: 7, warmStartFrom: [{sweep: earlier}]}
            trials: {max: %d, parallel: 1}
            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "50"}}}
            """
                    .formatted(TRIALS);

    @Test
    void suggestsTheSameWhateverBecomesOfTheOperatorAndOfTheEarlierSweep(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "same")) {
            operator.start();
            lab.create("earlier", EARLIER);
            Sweep earlier = lab.awaitState("earlier", SweepState.COMPLETE);
            Map<String, Object> best =
                    lab.trial(Claims.best(earlier).trial()).getSpec().parameters();
            lab.create("undisturbed", WARM);
            lab.awaitState("undisturbed", SweepState.COMPLETE);

            lab.create("disturbed", WARM);
            lab.awaitSweep("disturbed", sweep -> assertThat(ended(lab)).isGreaterThanOrEqualTo(4));
            operator.killHard();
            lab.client()
                    .resources(Sweep.class)
                    .inNamespace(lab.namespace())
                    .withName("earlier")
                    .delete();
            operator.launch();
            lab.awaitState("disturbed", SweepState.COMPLETE);

            assertThat(parameters(lab, "disturbed")).isEqualTo(parameters(lab, "undisturbed"));
            assertThat(parameters(lab, "disturbed")).first().isEqualTo(best);
            assertThat(lab.trials("disturbed"))
                    .extracting(trial -> trial.getSpec().chosenBy())
                    .startsWith("gp: the best configuration of sweep earlier")
                    .last()
                    .isEqualTo("gp, warm from earlier");
            assertThat(search(lab, "disturbed").warmStart())
                    .isNotNull()
                    .satisfies(warm -> assertThat(warm.sources()).containsExactly("earlier"))
                    .satisfies(warm -> assertThat(warm.trials()).isEqualTo(20))
                    .satisfies(warm -> assertThat(warm.digest())
                            .isEqualTo(Objects.requireNonNull(
                                            search(lab, "undisturbed").warmStart())
                                    .digest()));
        }
    }

    @Test
    void waitsForASweepThatIsMissingAndSaysSo(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "missing")) {
            operator.start();
            lab.create("eager", WARM);

            Sweep stalled = lab.awaitState("eager", SweepState.STALLED);

            assertThat(stalled.getStatus().reason()).startsWith("WarmStartSourceMissing");
            assertThat(lab.trials("eager")).isEmpty();
            lab.create("earlier", EARLIER);
            lab.awaitState("eager", SweepState.COMPLETE);
            assertThat(lab.trials("eager")).hasSize(TRIALS);
        }
    }

    @Test
    void startsFromATableOfTrialsThatWereRunElsewhere(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "table")) {
            operator.start();
            lab.create(
                    "tabled",
                    WARM.replace("{sweep: earlier}", "{configMap: {name: results, key: trials.csv}, mode: Points}"));
            Sweep stalled = lab.awaitState("tabled", SweepState.STALLED);
            assertThat(stalled.getStatus().reason()).startsWith("WarmStartSourceMissing");

            lab.client()
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("results")
                            .withNamespace(lab.namespace())
                            .endMetadata()
                            .addToData(
                                    "trials.csv", "x,y,loss,by\n0.5,0.5,0.9,hand\n0.25,0.75,0.1,hand\n0.1,0.1,,hand\n")
                            .build())
                    .create();
            lab.awaitState("tabled", SweepState.COMPLETE);

            assertThat(parameters(lab, "tabled")).first().isEqualTo(Map.of("x", 0.25, "y", 0.75));
            assertThat(lab.trials("tabled"))
                    .extracting(trial -> trial.getSpec().chosenBy())
                    .startsWith("gp: the best configuration of table results/trials.csv")
                    .last()
                    .isEqualTo("gp, warm from results/trials.csv");
            assertThat(search(lab, "tabled").warmStart())
                    .isNotNull()
                    .satisfies(warm -> assertThat(warm.sources()).containsExactly("results/trials.csv"))
                    .satisfies(warm -> assertThat(warm.trials()).isEqualTo(3));
        }
    }

    private static long ended(Lab lab) {
        return lab.trials("disturbed").stream()
                .filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED)
                .count();
    }

    private static SearchStatus search(Lab lab, String name) {
        return Objects.requireNonNull(lab.sweep(name).getStatus().search());
    }

    private static List<Map<String, Object>> parameters(Lab lab, String sweep) {
        return lab.trials(sweep).stream()
                .map(Trial::getSpec)
                .map(spec -> spec.parameters())
                .toList();
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(
                rights, "WarmStartIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()));
    }
}
