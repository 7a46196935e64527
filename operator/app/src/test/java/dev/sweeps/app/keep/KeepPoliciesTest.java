package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.core.keep.KeepPolicy;
import dev.sweeps.core.keep.Removal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepPoliciesTest {
    @Test
    void keepsThreeModelsUnlessToldOtherwise() {
        assertThat(KeepPolicies.of(Kept.sweep(""), Kept.template()))
                .contains(new KeepPolicy(3, Removal.CHECKPOINTS, Duration.ofMinutes(10), false, 0));
    }

    @ParameterizedTest
    @CsvSource({"All, NOTHING", "Outputs, CHECKPOINTS", "Best, FOLDERS"})
    void whatIsRemoved(String files, Removal removal) {
        var sweep = Kept.sweep("  keep: {topK: 0, files: %s, trashFor: 2d, dryRun: true}".formatted(files));

        assertThat(KeepPolicies.of(sweep, Kept.template()))
                .contains(new KeepPolicy(0, removal, Duration.ofDays(2), true, 0));
    }

    @Test
    void filesThatAreUnmanagedOrNotOnAClaimAreLeftAlone() {
        var unmanaged = Kept.sweep("  keep: {files: Unmanaged}");
        var without = Kept.sweep("");
        without.setSpec(withoutStorage());

        assertThat(KeepPolicies.of(unmanaged, Kept.template())).isEmpty();
        assertThat(KeepPolicies.of(without, Kept.template())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '{securityContext: {runAsUser: 7}, containers: [{name: a, image: i, securityContext: {runAsUser: 8}}]}', 8",
        "'', '{securityContext: {runAsUser: 7}, containers: [{name: a, image: i}]}', 7",
        "'  keep: {runAsUser: 9}', '{containers: [{name: a, image: i, securityContext: {runAsUser: 8}}]}', 9"
    })
    void filesAreTouchedAsTheUserThatOwnsThem(String keep, String pod, long owner) {
        assertThat(KeepPolicies.of(Kept.sweep(keep), Kept.template("{spec: " + pod + "}")))
                .map(KeepPolicy::owner)
                .contains(owner);
    }

    private static dev.sweeps.api.SweepSpec withoutStorage() {
        return io.fabric8.kubernetes.client.utils.Serialization.unmarshal(
                        "---\n{apiVersion: sweeps.dev/v1alpha1, kind: Sweep, spec: {objective: {metric: a, goal: maximize}, parameters: {}, template: {}}}",
                        Sweep.class)
                .getSpec();
    }
}
