package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trials that cannot start: they say what they wait for in the cluster's own words, and go on when it is there. */
@NeedsCluster(Profile.FAKE)
class WaitingTrialIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    @Test
    void saysThatAnImageCannotBePulled(Lab lab) {
        lab.create(
                "image", "{trials: {max: 1}, template: {metadata: {annotations: {fake.sweeps.dev/outcome: image}}}}");

        waits(lab, "image-00000", "ImagePullBackOff", "fake");
        othersRun(lab);
    }

    @Test
    void saysThatNoNodeHasEnoughGpus(Lab lab) {
        lab.create(
                "greedy",
                """
                trials: {max: 1}
                template:
                  spec:
                    containers: [{name: train, image: fake, resources: {limits: {nvidia.com/gpu: "99"}}}]
                """);

        waits(lab, "greedy-00000", "Unschedulable", "nvidia.com/gpu");
        othersRun(lab);
    }

    @Test
    void saysThatAClaimIsMissing(Lab lab) {
        lab.create("claim", "{trials: {max: 1}, storage: {claim: nosuch}}");

        lab.awaitSweep("claim", sweep -> assertThat(everything(lab, sweep)).contains("nosuch"));
        othersRun(lab);
    }

    @Test
    void waitsForQuotaAndGoesOnWhenThereIsSome(Lab lab) {
        var quota = new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("gpus")
                .endMetadata()
                .withNewSpec()
                .addToHard("requests.nvidia.com/gpu", new Quantity("0"))
                .endSpec()
                .build();
        lab.client().resource(quota).inNamespace(lab.namespace()).create();
        lab.create("quota", "{trials: {max: 1}}");
        lab.awaitSweep("quota", sweep -> assertThat(everything(lab, sweep)).contains("exceeded quota"));

        lab.client().resource(quota).inNamespace(lab.namespace()).delete();

        lab.awaitState("quota", SweepState.COMPLETE);
    }

    @Test
    void saysWhyPodSecurityRefuses(Lab lab) {
        lab.client().namespaces().withName(lab.namespace()).edit(namespace -> new NamespaceBuilder(namespace)
                .editMetadata()
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build());

        lab.create("secured", "{trials: {max: 1}, template: {spec: {securityContext: {runAsUser: 0}}}}");

        lab.awaitSweep("secured", sweep -> assertThat(everything(lab, sweep)).contains("violates PodSecurity"));
    }

    @Test
    void saysThatAServiceAccountIsMissingAndGoesOnWhenItIsThere(Lab lab) {
        lab.create("account", "{trials: {max: 1}, template: {spec: {serviceAccountName: trainer}}}");
        lab.awaitSweep("account", sweep -> assertThat(everything(lab, sweep))
                .contains("serviceaccount \"trainer\" not found"));

        lab.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("trainer")
                        .endMetadata()
                        .build())
                .inNamespace(lab.namespace())
                .create();

        lab.awaitState("account", SweepState.COMPLETE);
    }

    private static void waits(Lab lab, String trial, String reason, String words) {
        lab.awaitTrial(trial, t -> {
            assertThat(Claims.stateOf(t)).isEqualTo(TrialState.PENDING);
            assertThat(t.getStatus()).isNotNull();
            assertThat(t.getStatus().reason()).isEqualTo(reason);
            assertThat(t.getStatus().message()).contains(words);
        });
    }

    /** All that a user sees of the Sweep and its Trials. */
    private static String everything(Lab lab, Sweep sweep) {
        StringBuilder text = new StringBuilder().append(sweep.getStatus());
        lab.trials(sweep.getMetadata().getName()).forEach(trial -> text.append(trial.getStatus()));
        return text.toString();
    }

    private static void othersRun(Lab lab) {
        lab.create("healthy", "{trials: {max: 1}}");
        lab.awaitState("healthy", SweepState.COMPLETE);
    }
}
