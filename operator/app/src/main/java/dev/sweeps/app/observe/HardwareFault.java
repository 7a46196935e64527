package dev.sweeps.app.observe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * That a program failed because of the hardware or the network below it, as its last words tell. Only messages that no mistake in a
 * program can cause: a collective that times out, for instance, may well be the program's.
 *
 * @param reason in one CamelCase word
 * @param line of the log that tells
 */
record HardwareFault(String reason, String line) {
    private static final int LONGEST_LINE = 300;

    private record Sign(String reason, Pattern pattern) {
        private static Sign of(String reason, String pattern) {
            return new Sign(reason, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        }
    }

    /** From NVIDIA's catalogue of Xid errors, the errors of the CUDA runtime and those of NCCL (ncclSystemError, ncclRemoteError). */
    private static final List<Sign> SIGNS = List.of(
            Sign.of(
                    "GpuFault",
                    "\\bXid \\(PCI|uncorrectable (NVLINK|ECC)|ECC_UNCORRECTABLE|fallen off the bus|GPU is lost|GPU_IS_LOST"
                            + "|CUDA_ERROR_(DEVICE_UNAVAILABLE|SYSTEM_NOT_READY)"),
            Sign.of("NcclFault", "ncclSystemError|ncclRemoteError|NCCL\\b.*\\bunhandled system error"));

    /** Empty when the log says nothing of the kind. */
    static Optional<HardwareFault> in(String log) {
        return log.lines().map(String::strip).flatMap(line -> of(line).stream()).findFirst();
    }

    private static Optional<HardwareFault> of(String line) {
        return SIGNS.stream()
                .filter(sign -> sign.pattern().matcher(line).find())
                .findFirst()
                .map(sign ->
                        new HardwareFault(sign.reason(), line.substring(0, Math.min(LONGEST_LINE, line.length()))));
    }
}
