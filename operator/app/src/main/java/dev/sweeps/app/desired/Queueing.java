package dev.sweeps.app.desired;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Kueue decides when a Job may start. A Sweep that names a queue hands its labels for Kueue on to its Jobs, which are made suspended;
 * Kueue resumes them when they are admitted, and suspends them again when it takes their place away.
 */
public final class Queueing {
    private static final String PREFIX = "kueue.x-k8s.io/";
    private static final String QUEUE = PREFIX + "queue-name";

    private Queueing() {}

    /** Name of the queue that a Sweep or a Job waits in. */
    public static Optional<String> queue(HasMetadata object) {
        return Optional.ofNullable(labels(object).get(QUEUE)).filter(name -> !name.isEmpty());
    }

    /** The labels for Kueue on a Job of {@code sweep}: its queue, its priority class and what else Kueue reads; none without a queue. */
    static Map<String, String> jobLabels(Sweep sweep) {
        Map<String, String> labels = new TreeMap<>();
        if (queue(sweep).isPresent()) {
            labels(sweep).forEach((name, value) -> {
                if (name.startsWith(PREFIX)) {
                    labels.put(name, value);
                }
            });
        }
        return labels;
    }

    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }
}
