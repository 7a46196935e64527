package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.TrialsSpec;
import io.fabric8.kubernetes.api.model.Duration;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code spec.trials.timeout}: the longest time that one attempt may run, waiting for a node, image or volume not counted. */
final class TrialTimeout {
    private TrialTimeout() {}

    /** Whole seconds, at least one; empty when there is no limit or it cannot be read. */
    static Optional<Long> seconds(SweepSpec spec) {
        return text(spec).flatMap(TrialTimeout::seconds);
    }

    /**
     * The deadline of a pod that has not started, in seconds from when a kubelet takes it on; null when it has none. The kubelet counts
     * the way to the first container too: that time is added, and taken off again once the program runs. Where the way may take for
     * ever there is no deadline until then.
     *
     * @param own that of the template
     */
    static @Nullable Long ofPod(SweepSpec spec, @Nullable Long own) {
        Optional<Long> running = seconds(spec);
        if (running.isEmpty()) {
            return own;
        }
        String start = Optional.ofNullable(spec.trials())
                .map(TrialsSpec::startTimeout)
                .orElse(TrialsSpec.DEFAULT_START_TIMEOUT);
        return seconds(start)
                .map(starting -> Math.min(Integer.MAX_VALUE, running.get() + starting))
                .orElse(null);
    }

    static Optional<String> text(SweepSpec spec) {
        return Optional.ofNullable(spec.trials()).map(TrialsSpec::timeout);
    }

    /** Of any text that is a duration. */
    static Optional<Long> seconds(String text) {
        try {
            long seconds = Duration.parse(text).getDuration().toSeconds();
            return seconds >= 1 && seconds <= Integer.MAX_VALUE ? Optional.of(seconds) : Optional.empty();
        } catch (ParseException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
