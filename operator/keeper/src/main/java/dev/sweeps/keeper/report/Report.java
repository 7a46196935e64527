package dev.sweeps.keeper.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a pass.
 *
 * @param nextDelete when the next thing in the trash is due; null when there is none
 * @param checkpoints the ranks whose folder of best models has a checkpoint
 * @param problems the first sentences of {@code problemCount}
 * @param again whether some of it did not work that may work a while later, as on a full volume
 */
public record Report(
        Map<Count, Long> counts,
        @Nullable Instant nextDelete,
        List<Integer> checkpoints,
        List<String> problems,
        long problemCount,
        boolean again,
        boolean dryRun) {
    static final int MOST_PROBLEMS = 5;

    /** What a kubelet takes of a termination message. */
    static final int LONGEST = 4096;

    private static final int LONGEST_PROBLEM = 400;
    private static final int SHORTEST_PROBLEM = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Report {
        counts = Map.copyOf(counts);
        checkpoints = List.copyOf(checkpoints);
        problems = List.copyOf(problems);
    }

    /** Of a list that was refused, or a pass that could not even begin. */
    public static Report of(String problem) {
        return new Report(Map.of(), null, List.of(), List.of(problem), 1, false, false);
    }

    public long count(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    /**
     * JSON of at most 4,096 bytes of UTF-8. Problems become shorter first; then ranks are left out, the worst ones first, and
     * {@code checkpointsLeftOut} says how many.
     */
    public byte[] json() {
        for (int most = LONGEST_PROBLEM; most > SHORTEST_PROBLEM; most /= 2) {
            byte[] json = json(most, checkpoints.size());
            if (json.length <= LONGEST) {
                return json;
            }
        }
        int ranks = checkpoints.size();
        byte[] json = json(SHORTEST_PROBLEM, ranks);
        while (json.length > LONGEST) {
            ranks -= Math.max(1, ranks / 10);
            json = json(SHORTEST_PROBLEM, ranks);
        }
        return json;
    }

    private byte[] json(int longestProblem, int ranks) {
        ObjectNode json = JSON.createObjectNode();
        for (Count each : Count.values()) {
            json.put(each.field(), count(each));
        }
        if (nextDelete != null) {
            json.put("nextDelete", nextDelete.toString());
        }
        ArrayNode shownRanks = json.putArray("checkpoints");
        checkpoints.stream().sorted().limit(ranks).forEach(shownRanks::add);
        if (ranks < checkpoints.size()) {
            json.put("checkpointsLeftOut", checkpoints.size() - ranks);
        }
        ArrayNode shownProblems = json.putArray("problems");
        problems.forEach(problem -> shownProblems.add(cut(problem, longestProblem)));
        json.put("problemCount", problemCount).put("again", again).put("dryRun", dryRun);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** The figures in a line for people. */
    public String line() {
        StringBuilder line = new StringBuilder(dryRun ? "would end: " : "ended: ");
        for (Count each : Count.values()) {
            line.append(each.field()).append(' ').append(count(each)).append(", ");
        }
        return line.append("problems ").append(problemCount).toString();
    }
}
