package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A trial whose pod is taken away is not the program's failure: it runs again with the same parameters, for free. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class DisruptionIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final String NODE = "fake-0007";

    private static final String HANGING =
            """
            trials: {max: 1, retries: 0}
            template:
              metadata: {annotations: {fake.sweeps.dev/outcome: hang}}
              spec:
                nodeSelector: {kubernetes.io/hostname: fake-0007}
                containers: [{name: train, image: fake, resources: {limits: {nvidia.com/gpu: "8"}}}]
            """;

    @Test
    void runsAgainAfterAnEviction(Lab lab) {
        lab.create("evicted", HANGING);
        Pod pod = FakePods.running(lab, "evicted-00000-a1");

        assertThat(lab.client().pods().resource(pod).evict()).isTrue();

        endsWell(lab, "evicted", "evicted-00000-a2");
    }

    @Test
    void runsAgainAfterAPreemption(Lab lab) {
        lab.create("preempted", HANGING);
        Pod pod = FakePods.running(lab, "preempted-00000-a1");
        String priority = lab.namespace() + "-first";
        lab.client()
                .resource(new PriorityClassBuilder()
                        .withNewMetadata()
                        .withName(priority)
                        .endMetadata()
                        .withValue(1000)
                        .build())
                .create();

        // The API server reads priority classes from a cache of its own, which may not have a new one yet.
        Pod important = await("a pod of the new priority")
                .atMost(Lab.LIMIT)
                .ignoreExceptionsMatching(
                        refused -> String.valueOf(refused.getMessage()).contains("no PriorityClass with name"))
                .until(
                        () -> lab.client()
                                .resource(important(priority))
                                .inNamespace(lab.namespace())
                                .create(),
                        Objects::nonNull);
        await("the pod is preempted")
                .atMost(Lab.LIMIT)
                .until(() -> lab.client().pods().resource(pod).get() == null);
        lab.client().pods().resource(important).delete();
        lab.client().scheduling().v1().priorityClasses().withName(priority).delete();

        endsWell(lab, "preempted", "preempted-00000-a2");
    }

    @Test
    void runsAgainAfterTheLossOfItsNode(Lab lab) {
        lab.create("lost", HANGING);
        Pod pod = FakePods.running(lab, "lost-00000-a1");

        // What the node controller does when a node has not been heard of for a while.
        lab.client().nodes().withName(NODE).edit(node -> new NodeBuilder(node)
                .editSpec()
                .addNewTaint("NoExecute", "test.sweeps.dev/lost", null, null)
                .endSpec()
                .build());
        try {
            await("the pod is taken away")
                    .atMost(Lab.LIMIT)
                    .until(() -> lab.client().pods().resource(pod).get() == null);
        } finally {
            lab.client().nodes().withName(NODE).edit(node -> new NodeBuilder(node)
                    .editSpec()
                    .removeMatchingFromTaints(taint -> "test.sweeps.dev/lost".equals(taint.getKey()))
                    .endSpec()
                    .build());
        }

        endsWell(lab, "lost", "lost-00000-a2");
    }

    @Test
    void runsAgainAfterItsPodVanished(Lab lab) {
        lab.create("vanished", HANGING);
        Pod pod = FakePods.running(lab, "vanished-00000-a1");

        lab.client().pods().resource(pod).withGracePeriod(0).delete();

        endsWell(lab, "vanished", "vanished-00000-a2");
    }

    private static void endsWell(Lab lab, String sweep, String secondJob) {
        Trial first = lab.trial(sweep + "-00000");
        FakePods.succeed(lab, FakePods.running(lab, secondJob));

        lab.awaitState(sweep, SweepState.COMPLETE);

        Trial trial = lab.trial(sweep + "-00000");
        assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(trial.getStatus().attempt()).isEqualTo(2);
        assertThat(trial.getStatus().disruptions()).isEqualTo(1);
        assertThat(trial.getStatus().retriesUsed()).isZero();
        assertThat(trial.getSpec()).isEqualTo(first.getSpec());
        Claims.objectivesAreThoseOfTheParameters(java.util.List.of(trial));
    }

    private static Pod important(String priority) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("important")
                .addToAnnotations("fake.sweeps.dev/outcome", "hang")
                .endMetadata()
                .withNewSpec()
                .withPriorityClassName(priority)
                .withNodeSelector(Map.of("kubernetes.io/hostname", NODE))
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("main")
                .withImage("fake")
                .withNewResources()
                .addToLimits("nvidia.com/gpu", new Quantity("8"))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }
}
