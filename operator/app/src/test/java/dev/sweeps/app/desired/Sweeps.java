package dev.sweeps.app.desired;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Sweeps as users write them. */
final class Sweeps {
    static final TrialDefaults DEFAULTS = new TrialDefaults(false, false);

    /** A template that is right. */
    static final String TEMPLATE =
            """
            template:
              spec:
                containers:
                  - {name: train, image: example.com/train:1}
            """;

    private static final String HEAD =
            """
            apiVersion: sweeps.dev/v1alpha1
            kind: Sweep
            metadata: {name: digits, namespace: research, uid: u1}
            """;
    private static final String OBJECTIVE = """
            objective: {metric: reward, goal: maximize}
            """;
    private static final String PARAMETERS =
            """
            parameters:
              trainer.lr: {min: 0.1, max: 1}
              use_lstm: {values: [true, false]}
            """;

    private Sweeps() {}

    /** A sweep over {@code trainer.lr} and {@code use_lstm}, with further fields of its spec as YAML. */
    static Sweep sweep(String spec) {
        String parameters = spec.contains("parameters:") ? "" : PARAMETERS;
        return Serialization.unmarshal(HEAD + "spec:\n" + (OBJECTIVE + parameters + spec).indent(2), Sweep.class);
    }

    static JobRendering render(Sweep sweep, Trial trial, int attempt) {
        return TrialJob.render(PreparedTemplate.of(sweep.getSpec(), DEFAULTS), sweep, trial, attempt);
    }

    static Trial trial(Sweep sweep, Map<String, Object> parameters) {
        return DesiredTrial.of(sweep, 42, 0, parameters, "random", null, null);
    }
}
