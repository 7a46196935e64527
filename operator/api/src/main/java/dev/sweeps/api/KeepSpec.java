package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What stays when trials have finished. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeepSpec(
        @JsonPropertyDescription(
                        "Number of best trials listed in status.top, whose models are kept in best_models on the "
                                + "storage volume. Default 3, at most 100; 0 keeps none.")
                @Default("3")
                @Min(0)
                @Max(Limits.TOP)
                @Nullable
                Integer topK,
        @JsonPropertyDescription("Which Jobs, and with them their Pods and logs, stay after the result of a trial is "
                        + "stored: All, Failed (default) or None.")
                @Default("Failed")
                @Nullable
                KeptJobs jobs,
        @JsonPropertyDescription(
                        "What stays on the storage volume of trials outside the best topK, as soon as they are out: All "
                                + "(nothing is removed), Outputs (default: their checkpoints go, the rest stays), Best (their "
                                + "folders go) or Unmanaged (the operator leaves the volume alone: no copies of the best "
                                + "models and no reports either).")
                @Default("Outputs")
                @Nullable
                KeptFiles files,
        @JsonPropertyDescription(
                        "How long removed files lie in the trash, .trash in the folder of the sweep, before they "
                                + "are deleted, such as 30s, 10m or 2d. Default 10m; 0s deletes them at once.")
                @Default("10m")
                @Size(max = 32)
                @Nullable
                String trashFor,
        @JsonPropertyDescription("While true nothing on the volume is touched: status.files says what would be done. "
                        + "Default false.")
                @Default("false")
                @Nullable
                Boolean dryRun,
        @JsonPropertyDescription(
                        "User id that owns the files of the trials. Default: the one that the template runs as; "
                                + "without one there, 0, as most images do.")
                @Min(0)
                @Nullable
                Long runAsUser,
        @JsonPropertyDescription("What becomes of the folder of the sweep when the Sweep is deleted: Keep (default) or "
                        + "Delete, by the Job <sweep>-farewell-…, which lies suspended until then.")
                @Default("Keep")
                @Nullable
                FilesOnDelete onDelete) {}
