package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator reports; its size does not grow with the number of trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about.") @Min(0) @Nullable
                Long observedGeneration,
        @JsonPropertyDescription(
                        "One word for the conditions: Pending, Running, Suspended, Stalled (the spec cannot be "
                                + "run as it is; correct it), Complete or Failed. The last two are final.")
                @SelectableField
                @Nullable
                SweepState state,
        @JsonPropertyDescription(
                        "Why the sweep is in this state: a CamelCase word such as AllTrialsFinished, TargetReached, "
                                + "SearchExhausted, DurationSpent, NotLearning, MaskedTrials, TooManyFailures or InvalidSpec, and the "
                                + "beginning of its explanation; the conditions have all of it.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String reason,
        @JsonPropertyDescription(
                        "Progressing, Complete, Failed, Suspended and Stalled, each with a reason and a sentence "
                                + "that says what to do. kubectl wait can wait for them.")
                @Size(max = 16)
                @Nullable
                List<Condition> conditions,
        @JsonPropertyDescription("When the sweep was taken up, RFC 3339.") @Size(max = Limits.TIME) @Nullable
                String startTime,
        @JsonPropertyDescription("When the sweep became Complete or Failed, RFC 3339.")
                @Size(max = Limits.TIME)
                @Nullable
                String completionTime,
        @JsonPropertyDescription("Time from startTime to now, or to completionTime: in minutes, in hours when over 60 "
                        + "minutes. Example: 42.3 min.")
                @Size(max = Limits.TIME)
                @Nullable
                String elapsed,
        @JsonPropertyDescription("The same in seconds.") @Min(0) @Nullable Long elapsedSeconds,
        @JsonPropertyDescription("Estimated time until the sweep ends, in the form of elapsed. Example: 1.7 h.")
                @Size(max = Limits.TIME)
                @Nullable
                String eta,
        @JsonPropertyDescription("How many trials are in which state.") @Nullable TrialCounts trials,
        @JsonPropertyDescription("The best trial so far, the first of top. Of objectives that are traded off it is the "
                        + "best in the first one; a compromise is named in pareto.knee.")
                @Nullable
                RankedTrial best,
        @JsonPropertyDescription(
                        "The keep.topK best trials, best first: those that keep the constraints, then the nearest "
                                + "to keeping them. Objectives that are traded off: by Pareto front, within a front its ends, "
                                + "then the trials with the most room around them (crowding distance).")
                @Size(max = Limits.TOP)
                @Nullable
                List<RankedTrial> top,
        @JsonPropertyDescription("The Pareto front of objectives that are traded off.") @Nullable ParetoStatus pareto,
        @JsonPropertyDescription("GPU time of all attempts.") @Nullable GpuSeconds gpuSeconds,
        @JsonPropertyDescription("The batch cache, of a sweep that has one.") @Nullable CacheStatus cache,
        @JsonPropertyDescription("The files on the storage volume, of a sweep that has one.") @Nullable
                FilesStatus files,
        @JsonPropertyDescription("The algorithm at work and why it was chosen.") @Nullable SearchStatus search,
        @JsonPropertyDescription("The texts that kubectl get sweeps shows.") @Nullable SummaryColumns summary,
        @JsonPropertyDescription(
                        "Index of the next trial. Written before that trial is made, so that an index is never "
                                + "used twice; above 0 the parts of the spec on which trials depend cannot change any more.")
                @Min(0)
                @Nullable
                Long nextIndex,
        @JsonPropertyDescription(
                        "How the sweep ends; set when that is decided, while trials that still run are ended or drained.")
                @Nullable
                Conclusion conclusion,
        @JsonPropertyDescription("Nodes that new attempts keep away from (trials.avoidNodes), the worst first.")
                @Size(max = Limits.NODES)
                @Nullable
                List<AvoidedNodeStatus> avoidedNodes) {
    public SweepStatus {
        reason = Bounded.head(reason, Limits.SENTENCE);
        conditions = Bounded.list(conditions);
        top = Bounded.list(top);
        avoidedNodes = Bounded.list(avoidedNodes);
        elapsedSeconds = Bounded.natural(elapsedSeconds);
    }
}
