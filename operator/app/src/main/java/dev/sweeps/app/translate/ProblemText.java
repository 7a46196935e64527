package dev.sweeps.app.translate;

import dev.sweeps.core.space.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Problems of a spec in the words of a status. */
public final class ProblemText {
    private ProblemText() {}

    /** Problems as one sentence, with their places as `kubectl explain` names them. */
    public static String sentence(List<Problem> problems) {
        return problems.stream().map(problem -> "spec." + problem).collect(Collectors.joining("; "));
    }
}
