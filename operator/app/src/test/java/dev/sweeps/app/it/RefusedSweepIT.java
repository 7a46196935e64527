package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.app.cluster.Command;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sweeps that cannot be run as they are written. Each is refused when it is applied, or stalls, with words that say what
 * to do; nothing is started for it; and the operator goes on with the others.
 */
@NeedsCluster(Profile.FAKE)
class RefusedSweepIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    static Stream<Arguments> spaces() {
        return Stream.of(
                Arguments.of(
                        "an unknown distribution",
                        "{x: {distribution: normalish}}",
                        List.of("distribution", "uniform")),
                Arguments.of("min above max", "{x: {min: 2, max: 1}}", List.of("x", "min", "max")),
                Arguments.of(
                        "a log scale from zero",
                        "{x: {distribution: log_uniform_values, min: 0, max: 1}}",
                        List.of("x", "min", "0")),
                Arguments.of(
                        "no values to choose from",
                        "{x: {distribution: null, min: null, max: null, values: []}}",
                        List.of("values")),
                Arguments.of(
                        "conditions in a circle",
                        "{x: {when: \"y > 0.5\"}, y: {when: \"x > 0.5\"}}",
                        List.of("when", "x", "y")),
                Arguments.of("a condition on nothing", "{x: {when: \"nosuch > 1\"}}", List.of("x", "when", "nosuch")),
                Arguments.of("a condition that is no expression", "{x: {when: \"y >\"}}", List.of("x", "when")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    void refusesASpaceWith(String what, String parameters, List<String> words, Lab lab) {
        assertThat(refusal(lab, "refused", "{parameters: %s}".formatted(parameters)))
                .contains(words);

        nothingStartedAndOthersRun(lab, "refused");
    }

    @Test
    void refusesAGridOverARangeWithoutCount(Lab lab) {
        assertThat(refusal(lab, "endless", "{search: {algorithm: grid}}")).contains("x", "count");

        nothingStartedAndOthersRun(lab, "endless");
    }

    @Test
    void runsTheFirstTrialsOfAnImmenseGrid(Lab lab) {
        StringBuilder axes = new StringBuilder();
        for (int axis = 0; axis < 18; axis++) {
            axes.append("  a%02d: {values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}%n".formatted(axis));
        }
        lab.create(
                "immense", "search: {algorithm: grid}\ntrials: {max: 3}\nparameters:\n  x: null\n  y: null\n" + axes);

        Sweep sweep = lab.awaitState("immense", SweepState.COMPLETE);

        assertThat(lab.trials("immense")).hasSize(3);
        assertThat(Objects.requireNonNull(sweep.getStatus().search()).size()).contains("1000000000000000000");
    }

    @Test
    void refusesANameThatLeavesNoRoomForItsChildren(Lab lab) {
        String name = "a-name-with-exactly-fifty-three-characters-in-it-abcd";

        assertThat(refusal(lab, name, "{}")).contains("name", "46");
    }

    @Test
    void saysWhereOverridesOfTheProgramBelong(Lab lab, @TempDir Path folder) throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("misplaced.yaml"),
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Sweep
                metadata: {name: misplaced}
                spec:
                  objective: {metric: loss, goal: minimize}
                  parameters: {x: {min: 0, max: 1.5}}
                  trainer: {total_timesteps: 50000}
                  template: {spec: {containers: [{name: train, image: fake}]}}
                """);

        Command apply = Command.kubectl(
                lab.cluster(),
                Lab.LIMIT,
                List.of("apply", "--namespace=" + lab.namespace(), "-f", manifest.toString()));

        assertThat(apply.status()).isNotZero();
        assertThat(apply.stderr()).contains("trainer");
    }

    @Test
    void refusesHostAccess(Lab lab) {
        assertThat(refusal(lab, "host", "{template: {spec: {hostNetwork: true}}}"))
                .contains("hostNetwork");
        assertThat(refusal(lab, "path", "{template: {spec: {volumes: [{name: root, hostPath: {path: /}}]}}}"))
                .contains("hostPath");

        nothingStartedAndOthersRun(lab, "host");
    }

    @Test
    void refusesAnUnknownPlaceholder(Lab lab) {
        String template = "{template: {spec: {containers: [{name: train, image: fake, command: [\"${nosuch}\"]}]}}}";

        assertThat(refusal(lab, "placeholder", template)).contains("nosuch");

        nothingStartedAndOthersRun(lab, "placeholder");
    }

    @Test
    void takesUpACorrectedSpec(Lab lab) {
        assertThat(refusal(lab, "corrected", "{template: {spec: {hostNetwork: true}}}"))
                .contains("hostNetwork");

        lab.change("corrected", "{template: {spec: {hostNetwork: null}}}");

        Sweep sweep = lab.awaitState("corrected", SweepState.COMPLETE);
        assertThat(Claims.isTrue(sweep, "Stalled")).isFalse();
    }

    /** The words with which the API server refuses the Sweep, or else those of its condition Stalled. */
    private static String refusal(Lab lab, String name, String changes) {
        try {
            lab.create(name, changes);
        } catch (KubernetesClientException refused) {
            assertThat(refused.getCode()).isBetween(400, 422);
            return String.valueOf(refused.getMessage());
        }
        Sweep stalled = lab.awaitState(name, SweepState.STALLED);
        assertThat(KStatus.of(stalled)).isEqualTo(KStatus.FAILED);
        return Claims.condition(stalled, "Stalled").orElseThrow().getMessage();
    }

    private static void nothingStartedAndOthersRun(Lab lab, String refused) {
        lab.create("healthy", "{trials: {max: 1}}");
        lab.awaitState("healthy", SweepState.COMPLETE);
        assertThat(lab.trials(refused)).isEmpty();
        assertThat(lab.jobs(refused)).isEmpty();
    }
}
