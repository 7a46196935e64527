package dev.sweeps.app.keep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pass of the keeper says of itself: the termination message of its container.
 *
 * @param checkpoints ranks, from 1, of the kept trials that have a checkpoint
 * @param problems the first few, cut
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeeperReport(
        long promoted,
        long demoted,
        long released,
        long deleted,
        long bytesFreed,
        long bytesInTrash,
        @Nullable String nextDelete,
        List<Integer> checkpoints,
        List<String> problems,
        long problemCount,
        boolean dryRun) {
    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(KeeperReport.class);

    @SuppressWarnings("NullAway") // Jackson passes null for what is missing.
    public KeeperReport {
        checkpoints = List.copyOf(Objects.requireNonNullElse(checkpoints, List.of()));
        problems = List.copyOf(Objects.requireNonNullElse(problems, List.of()));
    }

    /** The report of the pod that ended well; empty without one. */
    public static Optional<KeeperReport> of(List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getTerminated).stream())
                .filter(end -> end.getExitCode() == 0 && end.getMessage() != null)
                .flatMap(end -> parsed(end.getMessage()).stream())
                .findFirst();
    }

    private static Optional<KeeperReport> parsed(String text) {
        try {
            return Optional.ofNullable(READER.readValue(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** In one sentence; empty when all went well and for real. */
    Optional<String> words() {
        var trouble = problemCount == 0 ? "" : "%d problems: %s".formatted(problemCount, String.join("; ", problems));
        if (!dryRun) {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
        }
        return Optional.of("dry run: would keep %d models, move %d things to the trash and delete %d, %d bytes%s"
                .formatted(promoted, released + demoted, deleted, bytesFreed, trouble.isEmpty() ? "" : "; " + trouble));
    }
}
