package dev.sweeps.core.attempt;

import dev.sweeps.core.history.CacheUse;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a trial says, and all that the planner remembers of it.
 *
 * @param attempt number of the last attempt that was seen; 0 before the first
 * @param streak the lost attempts since it last got further; absent when none was lost
 * @param memory of the next attempts, once one has run out of it and the sweep raises it
 * @param nodeFailures attempts that came to nothing through their nodes, the last ones
 * @param objective present in state SUCCEEDED only
 * @param metrics finite ones
 * @param startedAt when the first step of the first attempt started
 * @param completedAt when the trial ended, in whole seconds
 * @param queueSeconds from the creation of the Pod to its first step, over all attempts that ended
 * @param runSeconds from the first step to the end, over all attempts that ended
 * @param gpuSecondsUsed GPUs times the seconds from binding to a node to the end, over all attempts that ended
 * @param gpuSecondsWaiting GPUs times the seconds from creation to binding, over all attempts that ended
 * @param gpuSecondsSaved what the rule that ended this trial expected it to use, less what it used
 * @param gpuSecondsLost the part of {@code gpuSecondsUsed} of attempts that were lost or failed
 * @param unreadSince since when the log of the ended program cannot be read; absent when it can
 * @param nextAttemptAt present once attempt number {@code attempt} is over and counted: when the next one may start
 * @param cacheUse what the program reported of the batch cache, also while it runs
 * @param findings of the user's rules, in a final state
 */
public record TrialReport(
        TrialState state,
        String reason,
        String message,
        int attempt,
        int retriesUsed,
        int disruptions,
        @Nullable LossStreak streak,
        @Nullable RaisedMemory memory,
        List<NodeFailure> nodeFailures,
        @Nullable Double objective,
        Map<String, Double> metrics,
        Map<String, Object> diagnostics,
        @Nullable String step,
        List<StepRecord> steps,
        @Nullable String logTail,
        @Nullable String node,
        @Nullable String checkpoint,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        long queueSeconds,
        long runSeconds,
        long gpus,
        long gpuSecondsUsed,
        long gpuSecondsWaiting,
        long gpuSecondsSaved,
        long gpuSecondsLost,
        @Nullable Instant unreadSince,
        @Nullable Instant nextAttemptAt,
        @Nullable CacheUse cacheUse,
        List<Finding> findings) {
    public TrialReport {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        nodeFailures = List.copyOf(nodeFailures);
    }
}
