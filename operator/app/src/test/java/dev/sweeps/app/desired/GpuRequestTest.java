package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuRequestTest {
    private static PodSpec pod(String yaml) {
        return Serialization.unmarshal(yaml, PodSpec.class);
    }

    @ParameterizedTest
    @CsvSource({
        "nvidia.com/gpu,2",
        "nvidia.com/mig-1g.5gb,2",
        "nvidia.com/gpu.shared,2",
        "amd.com/gpu,2",
        "gpu.intel.com/i915,2",
        "example.com/gpu,2",
        "nvidia.com/gpumem,0",
        "nvidia.com/gpucores,0",
        "gpu.intel.com/memory.max,0",
        "cpu,0",
        "memory,0",
        "rdma/hca,0"
    })
    void countsWhatIsAGpu(String resource, long gpus) {
        assertThat(GpuRequest.of(pod("containers: [{name: a, resources: {limits: {" + resource + ": 2}}}]")))
                .isEqualTo(gpus);
    }

    @Test
    void countsAsTheSchedulerDoes() {
        PodSpec pod = pod(
                """
                initContainers:
                  - {name: a, resources: {limits: {nvidia.com/gpu: 4}}}
                  - {name: b, resources: {limits: {nvidia.com/gpu: 1}}}
                containers:
                  - {name: c, resources: {limits: {nvidia.com/gpu: 1, amd.com/gpu: 1}}}
                  - {name: d, resources: {limits: {nvidia.com/gpu: 2}}}
                """);

        assertThat(GpuRequest.of(pod)).isEqualTo(5);
    }

    @Test
    void isZeroForAPodWithoutResources() {
        assertThat(GpuRequest.of(new PodSpec())).isZero();
    }
}
