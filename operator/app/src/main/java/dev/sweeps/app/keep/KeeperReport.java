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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a pass of the keeper says of itself: the termination message of its container.
 *
 * @param checkpoints ranks, from 1, of the kept trials that have a checkpoint
 * @param problems the first few, cut
 * @param again whether some of it is to be tried again, as on a full volume
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
        boolean again,
        boolean dryRun) {
    private static final int COULD_NOT_RUN = 1;
    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(KeeperReport.class);

    @SuppressWarnings("NullAway") // Jackson passes null for what is missing.
    public KeeperReport {
        checkpoints = List.copyOf(Objects.requireNonNullElse(checkpoints, List.of()));
        problems = List.copyOf(Objects.requireNonNullElse(problems, List.of()));
    }

    /** The report of the pod that ended well; empty without one. */
    public static Optional<KeeperReport> of(List<Pod> pods) {
        return all(pods, 0).findFirst();
    }

    /** Why a pass could not be made, in its own words; empty when it left none. */
    public static Optional<String> failure(List<Pod> pods) {
        return all(pods, COULD_NOT_RUN)
                .filter(report -> !report.problems().isEmpty())
                .map(KeeperReport::trouble)
                .findFirst();
    }

    private static Stream<KeeperReport> all(List<Pod> pods, int exitCode) {
        return pods.stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getTerminated).stream())
                .filter(end -> end.getExitCode() == exitCode && end.getMessage() != null)
                .flatMap(end -> parsed(end.getMessage()).stream());
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
        var trouble = problemCount == 0 ? "" : trouble();
        if (!dryRun) {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
        }
        return Optional.of("dry run: would add %s to the best models, move %s to the trash and delete %s, %s%s"
                .formatted(
                        Counted.of(promoted, "trial"),
                        Counted.of(released + demoted, "folder or file", "folders or files"),
                        deleted,
                        Counted.of(bytesFreed, "byte"),
                        trouble.isEmpty() ? "" : "; " + trouble));
    }

    private String trouble() {
        var told = String.join("; ", problems);
        return problemCount == problems.size() ? told : "%d problems: %s; …".formatted(problemCount, told);
    }
}
