package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.AttemptObservation.Failed;
import dev.sweeps.core.attempt.AttemptObservation.Lost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareFaultTest {
    private static AttemptObservation observe(String pod, String log) {
        return AttemptObserver.of(Observed.sweep(null), (_, _, _) -> new LogReading.Read<>(log))
                .observe(1, Observed.job("fresh"), List.of(Observed.pod(pod)), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GpuFault | NVRM: Xid (PCI:0000:3b:00): 79, pid=1234, GPU has fallen off the bus.",
                "GpuFault | RuntimeError: CUDA error: uncorrectable ECC error encountered",
                "GpuFault | failed call to cuInit: CUDA_ERROR_ECC_UNCORRECTABLE",
                "NcclFault | torch.distributed.DistBackendError: NCCL error in: x.cpp:1970, unhandled system error, NCCL version 2.20.5",
                "NcclFault | ncclRemoteError: A call failed possibly due to a network error or a remote process exiting prematurely."
            })
    void repeatsATrialWhoseHardwareFailed(String reason, String line) {
        AttemptObservation seen = observe("program-failed", "step 3\n  " + line + "\nTraceback\n");

        assertThat(seen).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.reason()).isEqualTo(reason);
            assertThat(lost.message()).isEqualTo(line);
            assertThat(lost.over()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueError: Xid must be positive",
                "RuntimeError: CUDA error: device-side assert triggered",
                "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of 139.80 GiB",
                "torch.AcceleratorError: CUDA error: invalid device ordinal",
                "RuntimeError: No CUDA GPUs are available",
                "cupy_backends.cuda.api.driver.CUDADriverError: CUDA_ERROR_ILLEGAL_ADDRESS: an illegal memory access was encountered",
                "torch.distributed.DistBackendError: NCCL error in: /pytorch/torch/csrc/distributed/c10d/NCCLUtils.cpp:93, invalid usage",
                "ncclInvalidUsage: This usually reflects invalid usage of NCCL library.",
                "Duplicate GPU detected : rank 0 and rank 1 both on CUDA device 60",
                "RuntimeError: [/pytorch/third_party/gloo/gloo/transport/tcp/pair.cc:547] Connection closed by peer [127.0.0.1]:14517",
                "jax.errors.JaxRuntimeError: RESOURCE_EXHAUSTED: Out of memory while trying to allocate 20.02GiB with allocator GPU_0_bfc",
                "Watchdog caught collective operation timeout: NCCL ALLREDUCE"
            })
    void blamesTheProgramForEverythingElse(String line) {
        assertThat(observe("program-failed", line)).isInstanceOf(Failed.class);
    }

    @Test
    void leavesAPodThatGoesOnBesideItsProgramToItsEnd() {
        assertThat(observe("failed-beside-sidecar", "GPU is lost")).isInstanceOf(Failed.class);
    }

    @Test
    void blamesTheProgramForTheMemoryThatItUsed() {
        assertThat(observe("out-of-memory", "GPU is lost")).isInstanceOf(Failed.class);
    }
}
