package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a sweep on the storage volume, as the keeper's last pass left them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilesStatus(
        @JsonPropertyDescription("Folder on the claim: best_models, trials, sweep_results.json, sweep_summary.yaml, "
                        + "sweep_manager.log.")
                @Required
                @Size(max = Limits.PATH)
                String folder,
        @JsonPropertyDescription("How many passes the keeper has ended, well or not; the next Job is named after it.")
                @Required
                @Min(0)
                long passes,
        @JsonPropertyDescription("When the last pass ended, RFC 3339.") @Size(max = Limits.TIME) @Nullable
                String lastPassTime,
        @JsonPropertyDescription(
                        "Digest of the list that the last successful pass applied: of what is kept and what is "
                                + "removed.")
                @Size(max = 64)
                @Nullable
                String applied,
        @JsonPropertyDescription("The best trials that have a checkpoint on the volume.")
                @Size(max = Limits.TOP)
                @Nullable
                List<@Size(max = Limits.NAME) String> checkpoints,
        @JsonPropertyDescription(
                        "Folders and checkpoints that all passes moved to the trash, or deleted where it had no space.")
                @Min(0)
                long released,
        @JsonPropertyDescription("Things deleted from the trash by all passes.") @Min(0) long deleted,
        @JsonPropertyDescription("Bytes that deleting them has freed.") @Min(0) long bytesFreed,
        @JsonPropertyDescription("Bytes in the trash.") @Min(0) long bytesInTrash,
        @JsonPropertyDescription("When the next thing in the trash is due to be deleted, RFC 3339; absent when it is "
                        + "empty.")
                @Size(max = Limits.TIME)
                @Nullable
                String nextDelete,
        @JsonPropertyDescription("Passes in a row that failed; the next one waits the longer, half an hour at most.")
                @Min(0)
                int failures,
        @JsonPropertyDescription(
                        "What went wrong in the last pass, or what it would do in a dry run; absent when all is "
                                + "well.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String message,
        @JsonPropertyDescription("True when nothing is left to be done: the sweep is over, its list is applied and its "
                        + "trash is empty. kubectl wait can wait for it.")
                boolean settled) {
    public FilesStatus {
        checkpoints = Bounded.list(checkpoints);
        released = Math.max(0, released);
        deleted = Math.max(0, deleted);
        bytesFreed = Math.max(0, bytesFreed);
        bytesInTrash = Math.max(0, bytesInTrash);
        message = Bounded.head(message, Limits.SENTENCE);
    }
}
