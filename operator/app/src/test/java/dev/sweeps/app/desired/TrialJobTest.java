package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialJobTest {
    private static Job job(String spec, Map<String, Object> parameters) {
        Sweep sweep = Sweeps.sweep(spec);
        return switch (Sweeps.render(sweep, Sweeps.trial(sweep, parameters), 1)) {
            case JobRendering.Rendered(Job rendered) -> rendered;
            case JobRendering.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    @Test
    void refusesInsteadOfThrowing() {
        Sweep sweep = Sweeps.sweep("template: {spec: {hostPID: true}}");

        JobRendering rendering = Sweeps.render(sweep, Sweeps.trial(sweep, Map.of()), 1);

        assertThat(rendering).isInstanceOfSatisfying(JobRendering.Rejected.class, no -> assertThat(no.problems())
                .hasSize(1));
    }

    @Property
    void tellsTheAttemptFromTheName(@ForAll @IntRange(min = 1, max = 999_999_999) int attempt) {
        assertThat(TrialJob.attempt("digits-00042", TrialJob.name("digits-00042", attempt)))
                .contains(attempt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "digits-00042",
                "digits-00042-a",
                "digits-00042-a0",
                "digits-00042-a01",
                "digits-00042-a-1",
                "digits-00042-a1x",
                "digits-00042-a1234567890",
                "digits-000421-a1",
                "digits-00043-a1"
            })
    void knowsTheNamesOfOthers(String job) {
        assertThat(TrialJob.attempt("digits-00042", job)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 4096", "1, 3072", "2, 2457", "10, 945"})
    void tellsEveryStepHowMuchOfItsResultIsKept(int sidecars, int limit) {
        String others = IntStream.range(0, sidecars)
                .mapToObj(i -> "- {name: sidecar-%d, image: i}\n".formatted(i))
                .collect(Collectors.joining());
        PodSpec pod = job(
                        """
                        steps:
                          - {name: model-a}
                          - {name: model-b, when: use_lstm}
                          - {name: judge}
                        template:
                          spec:
                            containers:
                              - {name: train, image: i}
                        """
                                + others.indent(6),
                        Map.of("use_lstm", true))
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()))
                .filteredOn(TrialJob::isStep)
                .hasSize(3)
                .flatExtracting(Container::getEnv)
                .filteredOn(variable -> variable.getName().equals("SWEEP_RESULT_LIMIT"))
                .extracting(EnvVar::getValue)
                .containsOnly(Integer.toString(limit))
                .containsOnly(Integer.toString(ResultLimit.bytes(pod)));
    }

    @Test
    void makesAnyNumberOfJobsFromOnePreparation() {
        Sweep sweep = Sweeps.sweep(
                """
                steps:
                  - {name: model-a}
                  - {name: model-b, when: use_lstm}
                """
                        + Sweeps.TEMPLATE);
        PreparedTemplate prepared = PreparedTemplate.of(sweep.getSpec(), Sweeps.DEFAULTS);

        for (boolean useLstm : new boolean[] {true, false, true}) {
            Trial trial = Sweeps.trial(sweep, Map.of("use_lstm", useLstm));

            assertThat(TrialJob.render(prepared, sweep, trial, 1)).isEqualTo(Sweeps.render(sweep, trial, 1));
        }
    }

    @Test
    void makesThePodForADryRunFromTheJob() {
        Job job = job(Sweeps.TEMPLATE, Map.of("use_lstm", true));

        Pod pod = TrialJob.pod(job);

        assertThat(pod.getMetadata().getGenerateName()).isEqualTo("digits-00042-a1-");
        assertThat(pod.getMetadata().getNamespace()).isEqualTo("research");
        assertThat(pod.getMetadata().getLabels()).containsEntry(Keys.TRIAL, "digits-00042");
        assertThat(pod.getSpec()).isEqualTo(job.getSpec().getTemplate().getSpec());
    }

    @Test
    void refusesAConfigurationThatNoAnnotationHolds() {
        Sweep sweep = Sweeps.sweep(Sweeps.TEMPLATE + "overrides: {blob: " + "x".repeat(201 * 1024) + "}");

        JobRendering rendering = Sweeps.render(sweep, Sweeps.trial(sweep, Map.of()), 1);

        assertThat(rendering).isInstanceOfSatisfying(JobRendering.Rejected.class, no -> assertThat(no.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("over the limit of 200 KiB")));
    }

    @Test
    void refusesParametersThatNoEnvironmentHolds() {
        Sweep sweep = Sweeps.sweep(Sweeps.TEMPLATE);
        Map<String, Object> parameters = Map.of("use_lstm", "x".repeat(60 * 1024));

        JobRendering rendering = Sweeps.render(sweep, Sweeps.trial(sweep, parameters), 1);

        assertThat(rendering).isInstanceOfSatisfying(JobRendering.Rejected.class, no -> assertThat(no.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("over the limit of 100 KiB")));
    }

    @Test
    void givesTheSameSeedToEveryAttemptAndAnotherOneToEveryTrial() {
        Sweep sweep = Sweeps.sweep(Sweeps.TEMPLATE + "search: {seed: 7}");

        long distinct = java.util.stream.LongStream.range(0, 10_000)
                .mapToInt(index -> TrialSeed.of(sweep.getSpec(), index))
                .peek(seed -> assertThat(seed).isNotNegative())
                .distinct()
                .count();

        assertThat(distinct).isGreaterThan(9_990);
        assertThat(TrialSeed.of(sweep.getSpec(), 3)).isEqualTo(TrialSeed.of(sweep.getSpec(), 3));
    }

    @Test
    void keepsASidecarThatNeedsEscalationValid() {
        PodSpec pod = job(
                        """
                        template:
                          spec:
                            containers:
                              - {name: train, image: i, securityContext: {capabilities: {add: [SYS_ADMIN]}}}
                        """,
                        Map.of())
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(pod.getContainers().getFirst().getSecurityContext().getAllowPrivilegeEscalation())
                .isNull();
    }

    /** The way to the first container is taken off again once the program runs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{max: 1} |",
                "{max: 1, timeout: 90s} | 690",
                "{max: 1, timeout: 90s, startTimeout: 2m} | 210",
                "{max: 1, timeout: 90s, startTimeout: 0s} |",
                "{max: 1, timeout: 24855d, startTimeout: 1d} | 2147483647"
            })
    void addsTheTimeToStartToTheDeadlineOfThePod(String trials, Long seconds) {
        PodSpec pod = job("trials: " + trials + "\n" + Sweeps.TEMPLATE, Map.of())
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(pod.getActiveDeadlineSeconds()).isEqualTo(seconds);
    }

    @Property(tries = 200)
    void anyValueReachesTheProcessUnchanged(@ForAll String value) {
        Container container = job(
                        """
                        parameters: {x: {values: [anything]}}
                        template:
                          spec:
                            containers:
                              - {name: train, image: i, args: ["<${x}>", "${args}"], env: [{name: X, value: "${x}"}]}
                        """,
                        Map.of("x", value))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();

        assertThat(container.getArgs().stream().map(TrialJobTest::expandedByTheKubelet))
                .containsExactly("<" + value + ">", "--x=" + value);
        assertThat(container.getEnv())
                .filteredOn(variable ->
                        variable.getName().equals("X") || variable.getName().equals("SWEEP_PARAM_X"))
                .extracting(EnvVar::getValue)
                .extracting(TrialJobTest::expandedByTheKubelet)
                .containsExactly(value, value);
    }

    /** third_party/forked/golang/expansion of Kubernetes, without any variable. */
    private static String expandedByTheKubelet(String text) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean pair = text.startsWith("$$", i);
            assertThat(text.startsWith("$(", i)).as("a reference in %s", text).isFalse();
            expanded.append(text.charAt(i));
            i += pair ? 1 : 0;
        }
        return expanded.toString();
    }
}
