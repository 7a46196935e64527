package dev.sweeps.core.attempt;

import dev.sweeps.core.history.NotStarted;
import org.jspecify.annotations.Nullable;

/**
 * How the program failed.
 *
 * @param exitCode of the step that failed, when it had one
 * @param step name of the step that failed
 * @param detail the cluster's own words; empty when there are none
 * @param memory bytes that the container was allowed which ran out of them; absent where it had no limit
 */
public record ProgramFailure(
        Kind kind, @Nullable Integer exitCode, @Nullable String step, String detail, @Nullable Long memory) {

    /** One in which memory has no part. */
    public ProgramFailure(Kind kind, @Nullable Integer exitCode, @Nullable String step, String detail) {
        this(kind, exitCode, step, detail, null);
    }

    /** Failures that are the program's own; each may be tried again. */
    public enum Kind {
        PROGRAM_FAILED("ProgramFailed"),
        OUT_OF_MEMORY("OutOfMemory"),
        DEADLINE_EXCEEDED("DeadlineExceeded"),
        /** Its Pod's deadline came first; not the program's own failure, but no loss to the infrastructure either. */
        NEVER_STARTED(NotStarted.START_TIMEOUT);

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        /** The reason of a trial that ends by it. */
        public String reason() {
            return reason;
        }
    }

    /** A sentence: {@code step "model-a" ran out of memory (exit code 137)}. */
    public String text() {
        var what =
                switch (kind) {
                    case PROGRAM_FAILED -> "failed";
                    case OUT_OF_MEMORY ->
                        "ran out of memory" + (memory == null ? "" : " with " + MemoryText.of(memory));
                    case DEADLINE_EXCEEDED -> "ran longer than the timeout of the trial";
                    case NEVER_STARTED -> "had not started when its pod's time was over";
                };
        var who = step == null ? "the program" : "step \"" + step + "\"";
        var code = exitCode == null ? "" : " (exit code " + exitCode + ")";
        return who + " " + what + code + (detail.isEmpty() ? "" : ": " + detail);
    }
}
