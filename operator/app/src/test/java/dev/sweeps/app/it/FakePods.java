package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Map;

/** Pods on fake nodes: they do what their annotations say, and a test may say so while they hang. */
final class FakePods {
    private FakePods() {}

    /** The one pod of the Job, once it runs. */
    static Pod running(Lab lab, String job) {
        var pods = lab.client().pods().inNamespace(lab.namespace()).withLabel("job-name", job);
        await("a running pod of " + job).atMost(Lab.LIMIT).untilAsserted(() -> assertThat(
                        pods.list().getItems())
                .singleElement()
                .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running")));
        return pods.list().getItems().getFirst();
    }

    /** Ends a hanging pod well. */
    static void succeed(Lab lab, Pod hanging) {
        tell(lab, hanging, Map.of("fake.sweeps.dev/outcome", "succeed"));
    }

    /** Ends a hanging pod well, with this termination message. */
    static void succeed(Lab lab, Pod hanging, String message) {
        tell(lab, hanging, Map.of("fake.sweeps.dev/outcome", "succeed", "fake.sweeps.dev/message", message));
    }

    private static void tell(Lab lab, Pod hanging, Map<String, String> annotations) {
        lab.client().pods().resource(hanging).edit(pod -> new PodBuilder(pod)
                .editMetadata()
                .addToAnnotations(annotations)
                .endMetadata()
                .build());
    }
}
