package dev.sweeps.app.keep;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialOrigin;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.core.keep.KeepList;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sweep with files, its trials, and what is kept of them. */
final class Kept {
    static final KeeperImage IMAGE = new KeeperImage("example.com/sweep-operator:1.2", "IfNotPresent");

    private static final String SWEEP =
            """
            apiVersion: sweeps.dev/v1alpha1
            kind: Sweep
            metadata: {name: digits, namespace: team, uid: 5f0c1a52-7d1e-4c0b-9a53-0f3a1b2c4d5e}
            spec:
              objective: {metric: accuracy, goal: maximize}
              parameters:
                lr: {min: 0.1, max: 1.0}
              storage: {claim: data}
            """;

    private Kept() {}

    /** With further fields of the spec, indented by two. */
    static Sweep sweep(String more) {
        return Serialization.unmarshal(SWEEP + more, Sweep.class);
    }

    static PodTemplateSpec template(String yaml) {
        // What begins with a brace would be read as JSON.
        return Serialization.unmarshal("---\n" + yaml, PodTemplateSpec.class);
    }

    static PodTemplateSpec template() {
        return template("{spec: {containers: [{name: train, image: example.com/train:1}]}}");
    }

    /** A trial whose status is given in YAML's flow style. */
    static Trial trial(int index, String status) {
        return Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Trial
                metadata: {name: "digits-%05d", namespace: team}
                spec: {sweep: digits, index: %d, sample: 0, parameters: {lr: 0.5}}
                status: %s
                """
                        .formatted(index, index, status),
                Trial.class);
    }

    static Trial succeeded(int index, double objective) {
        return trial(
                index,
                "{state: Succeeded, attempt: 1, objective: %s, metrics: {accuracy: %s}, completionTime: '2026-01-01T00:00:00Z'}"
                        .formatted(objective, objective));
    }

    /** A trial of a member of a population, which may begin from an earlier trial. */
    static Trial interval(int index, int member, @Nullable Integer origin, String state) {
        var trial = trial(index, "{state: %s, attempt: 1, completionTime: '2026-01-01T00:00:00Z'}".formatted(state));
        var spec = trial.getSpec();
        trial.setSpec(new TrialSpec(
                spec.sweep(),
                index,
                0,
                spec.parameters(),
                "pbt",
                null,
                null,
                null,
                member,
                origin == null ? null : new TrialOrigin("digits-%05d".formatted(origin), 1)));
        return trial;
    }

    static KeepList list(Sweep sweep, List<Trial> trials, List<String> best) {
        return KeepLists.of(KeepPolicies.of(sweep, template()).orElseThrow(), trials, best, Set.of(), false, false);
    }
}
