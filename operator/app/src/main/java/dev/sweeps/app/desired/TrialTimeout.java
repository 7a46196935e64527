package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.TrialsSpec;
import io.fabric8.kubernetes.api.model.Duration;
import java.text.ParseException;
import java.util.Optional;

/** {@code spec.trials.timeout}: the longest time that one attempt may run, waiting for a node not counted. */
final class TrialTimeout {
    private TrialTimeout() {}

    /** Whole seconds, at least one; empty when there is no limit or it cannot be read. */
    static Optional<Long> seconds(SweepSpec spec) {
        return text(spec).flatMap(TrialTimeout::seconds);
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
