package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.core.cache.CachePolicy;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmUpJobTest {
    private static final String TEMPLATE =
            """
            storage: {claim: data}
            template:
              spec:
                initContainers:
                  - {name: fetch, image: example.com/fetch:1}
                containers:
                  - name: train
                    image: example.com/train:1
                    command: [python3, train.py]
                    resources:
                      requests: {cpu: 1}
                      limits: {memory: 1Gi, nvidia.com/gpu: 2}
                  - {name: beside, image: example.com/beside:1}
            cache:
              configuration: [trainer.lr]
            """;

    private static final Map<String, Object> PARAMETERS = Map.of("trainer.lr", 0.5, "use_lstm", true);

    @Test
    void runsTheProgramWithoutGpusAndWithoutWhatRunsBesideIt() {
        var job = job(Sweeps.sweep(TEMPLATE + "  build: {}\n"));

        var pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers()).singleElement().satisfies(builder -> {
            assertThat(builder.getCommand()).containsExactly("python3", "train.py");
            assertThat(builder.getResources().getLimits()).containsOnlyKeys("memory");
            assertThat(builder.getResources().getRequests()).containsOnlyKeys("cpu");
            assertThat(environment(builder))
                    .containsEntry("SWEEP_CACHE_WARM_UP", "1")
                    .containsEntry("SWEEP_CACHE_DIR", TrialPaths.CACHE);
        });
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("fetch");
        assertThat(GpuRequest.of(pod)).isZero();
    }

    @Test
    void keepsItsFilesInThePodAndItsEntriesOnTheClaim() {
        var pod = job(Sweeps.sweep(TEMPLATE + "  build: {}\n"))
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(pod.getVolumes()).anySatisfy(volume -> {
            assertThat(volume.getName()).isEqualTo(TrialVolumes.OUTPUT);
            assertThat(volume.getEmptyDir()).isNotNull();
        });
        assertThat(pod.getContainers().getFirst().getVolumeMounts()).anySatisfy(mount -> {
            assertThat(mount.getMountPath()).isEqualTo(TrialPaths.CACHE);
            assertThat(mount.getSubPath()).isEqualTo("sweeps/research/_batch_cache");
        });
        assertThat(pod.getContainers().getFirst().getVolumeMounts()).anySatisfy(mount -> {
            assertThat(mount.getMountPath()).isEqualTo(TrialPaths.OUTPUT);
            assertThat(mount.getName()).isEqualTo(TrialVolumes.OUTPUT);
            assertThat(mount.getSubPath()).isNull();
        });
    }

    @Test
    void takesTheBuildersOwnCommandTimeAndRetries() {
        var job = job(Sweeps.sweep(
                TEMPLATE + "  build: {command: [python3, build.py], args: [all], timeout: 10m, retries: 3}\n"));

        var pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers().getFirst().getCommand()).containsExactly("python3", "build.py");
        assertThat(pod.getContainers().getFirst().getArgs()).containsExactly("all");
        assertThat(pod.getActiveDeadlineSeconds()).isEqualTo(600);
        assertThat(job.getSpec().getBackoffLimit()).isEqualTo(3);
    }

    @Test
    void isNobodysTrial() {
        var job = job(Sweeps.sweep(TEMPLATE + "  build: {}\n"));

        assertThat(job.getMetadata().getLabels()).containsKey(Keys.CACHE_KEY).doesNotContainKey(Keys.TRIAL);
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels()).doesNotContainKeys(Keys.TRIAL, Keys.ATTEMPT);
        assertThat(job.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("Sweep"));
    }

    @Test
    void itsNameFollowsFromPlaceAndKeyAlone() {
        var one = policy(Sweeps.sweep(TEMPLATE + "  build: {}\n"));
        var other = policy(Sweeps.sweep(TEMPLATE + "  build: {timeout: 5m}\n"));
        var elsewhere = policy(Sweeps.sweep(TEMPLATE.replace("claim: data", "claim: other")));
        var discarded = policy(Sweeps.sweep(TEMPLATE + "  discard: [{before: \"2026-01-01T00:00:00Z\"}]\n"));

        var key = one.key(PARAMETERS);
        assertThat(WarmUpJob.name(one, key))
                .isEqualTo(WarmUpJob.name(other, key))
                .isNotEqualTo(WarmUpJob.name(one, one.key(Map.of("trainer.lr", 0.25))))
                .isNotEqualTo(WarmUpJob.name(elsewhere, key))
                .isNotEqualTo(WarmUpJob.name(discarded, key));
    }

    @Test
    void aBuilderBesideStepsNeedsACommand() {
        var sweep = Sweeps.sweep(TEMPLATE + "  build: {}\nsteps: [{name: one, command: [a]}]\n");

        assertThat(TemplateProblems.of(sweep.getSpec(), Sweeps.DEFAULTS))
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("cache.build.command"));
    }

    private static Map<String, String> environment(Container container) {
        return container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(java.util.stream.Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static CachePolicy policy(Sweep sweep) {
        return CachePolicies.of(sweep).orElseThrow();
    }

    private static Job job(Sweep sweep) {
        var policy = policy(sweep);
        var prepared = PreparedTemplate.of(sweep.getSpec(), Sweeps.DEFAULTS);
        return switch (WarmUpJob.render(prepared, sweep, policy, policy.key(PARAMETERS), PARAMETERS)) {
            case JobRendering.Rendered(var job) -> job;
            case JobRendering.Rejected no -> throw new AssertionError(no.problems());
        };
    }
}
