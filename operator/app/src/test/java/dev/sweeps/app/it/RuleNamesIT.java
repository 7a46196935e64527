package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Rules of the user that are called like rules of the operator. */
@NeedsCluster(Profile.FAKE)
// One kills the operator.
@Execution(ExecutionMode.SAME_THREAD)
class RuleNamesIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String RULE =
            "earlyStop: {notLearning: {enabled: false}, rules: [{name: %s, when: metrics.nan > 1, verdict: Broken}]}\n";

    @Test
    void aTakenNameIsRefusedUntilItIsChanged(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "RuleNamesIT-refused")) {
            operator.start();
            lab.create("named", "trials: {max: 1}\n" + RULE.formatted("median"));

            var stalled = awaitState(lab, "named", SweepState.STALLED);
            assertThat(Claims.condition(stalled, "Stalled").orElseThrow().getMessage())
                    .contains("spec.earlyStop.rules[0].name", "Median", "my-median", "asha, brackets");
            assertThat(lab.trials("named")).isEmpty();

            lab.change("named", RULE.formatted("my-median"));
            awaitState(lab, "named", SweepState.COMPLETE);
        }
    }

    /**
     * As after an upgrade: the operator that starts finds a sweep that runs with a name that is taken by now. The API server would
     * refuse such a name, so it is told for a moment that the sweep has not begun.
     */
    @Test
    void aSweepThatHasBegunGoesOnWithItsNames(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "RuleNamesIT-begun")) {
            operator.start();
            lab.create(
                    "begun",
                    RULE.formatted("free")
                            + "trials: {max: 2, parallel: 1, retries: 0}\n"
                            + "template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}\n");
            awaitTrial(lab, 0, TrialState.RUNNING);

            operator.killHard();
            setNextIndex(lab, 0);
            lab.change("begun", RULE.formatted("median"));
            setNextIndex(lab, 1);
            assertThatThrownBy(() -> lab.change("begun", RULE.formatted("asha")))
                    .hasMessageContaining("a new rule cannot be called like");
            lab.change("begun", "trials: {max: 2}\n" + RULE.formatted("median"));
            operator.start();

            decide(lab, 0, "{\"loss\": 0.5, \"nan\": 3}");
            var broken = awaitTrial(lab, 0, TrialState.FAILED);
            assertThat(broken.getStatus().reason()).isEqualTo("Median");

            awaitTrial(lab, 1, TrialState.RUNNING);
            decide(lab, 1, "{\"loss\": 0.5, \"nan\": 0}");
            assertThat(Claims.counts(awaitState(lab, "begun", SweepState.COMPLETE))
                            .failed())
                    .isEqualTo(1);
        }
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(rights, name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()));
    }

    private static void setNextIndex(Lab lab, int index) {
        lab.client()
                .resources(Sweep.class)
                .inNamespace(lab.namespace())
                .withName("begun")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": {\"nextIndex\": " + index + "}}");
    }

    private static Sweep awaitState(Lab lab, String sweep, SweepState state) {
        await(sweep)
                .atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(lab.sweep(sweep).getStatus()).isNotNull().returns(state, SweepStatus::state));
        return lab.sweep(sweep);
    }

    private static Trial awaitTrial(Lab lab, int index, TrialState state) {
        await(name(index)).atMost(LIMIT).untilAsserted(() -> assertThat(lab.trials("begun"))
                .filteredOn(trial -> trial.getMetadata().getName().equals(name(index)))
                .singleElement()
                .satisfies(trial -> assertThat(Claims.stateOf(trial)).isEqualTo(state)));
        return lab.trial(name(index));
    }

    /** Lets the program of a trial that hangs end with this result. */
    private static void decide(Lab lab, int index, String message) {
        lab.client()
                .pods()
                .inNamespace(lab.namespace())
                .withLabel("job-name", name(index) + "-a1")
                .resources()
                .forEach(pod -> pod.edit(running -> new PodBuilder(running)
                        .editMetadata()
                        .addToAnnotations("fake.sweeps.dev/message", message)
                        .addToAnnotations("fake.sweeps.dev/outcome", "succeed")
                        .endMetadata()
                        .build()));
    }

    private static String name(int index) {
        return "begun-0000" + index;
    }
}
