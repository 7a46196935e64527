package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueingTest {
    private static Job job(Map<String, String> labels) {
        Sweep sweep = Sweeps.sweep("template: {spec: {containers: [{name: train, image: i}]}}");
        sweep.getMetadata().setLabels(labels);
        return switch (Sweeps.render(sweep, Sweeps.trial(sweep, Map.of()), 1)) {
            case JobRendering.Rendered(Job rendered) -> rendered;
            case JobRendering.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    @Test
    void leavesTheStartOfAJobToTheQueueOfItsSweep() {
        Job job = job(Map.of(
                "kueue.x-k8s.io/queue-name", "team-a", "kueue.x-k8s.io/priority-class", "low", "owner", "somebody"));

        assertThat(job.getSpec().getSuspend()).isTrue();
        assertThat(job.getMetadata().getLabels())
                .containsEntry("kueue.x-k8s.io/queue-name", "team-a")
                .containsEntry("kueue.x-k8s.io/priority-class", "low")
                .doesNotContainKey("owner");
    }

    @Test
    void startsAJobAtOnceWithoutAQueue() {
        Job job = job(Map.of("kueue.x-k8s.io/priority-class", "low"));

        assertThat(job.getSpec().getSuspend()).isNull();
        assertThat(job.getMetadata().getLabels()).doesNotContainKey("kueue.x-k8s.io/priority-class");
    }
}
