package dev.sweeps.app.translate;

import dev.sweeps.api.Leader;
import dev.sweeps.api.ParameterImportance;
import dev.sweeps.api.Prediction;
import dev.sweeps.api.SearchStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.WarmStartStatus;
import dev.sweeps.core.learning.Insight;
import dev.sweeps.core.learning.MethodChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the status of a Sweep says of its search. */
public final class SearchStatuses {
    private SearchStatuses() {}

    /**
     * The choice and what the model has learned.
     *
     * @param insight null when nothing was worked out since the start of the operator: then what is stored stands
     * @param warmStart null for a search that begins with nothing
     */
    public static SearchStatus of(
            Sweep sweep, MethodChoice.Chosen choice, @Nullable Insight insight, @Nullable WarmStartStatus warmStart) {
        var stored = sweep.getStatus() == null ? null : sweep.getStatus().search();
        return new SearchStatus(
                AlgorithmNames.algorithm(choice.name()),
                choice.reason(),
                choice.method().size().map(Object::toString).orElse(null),
                insight == null ? (stored == null ? null : stored.importance()) : importance(insight),
                insight == null ? (stored == null ? null : stored.prediction()) : prediction(insight),
                insight == null ? (stored == null ? null : stored.leader()) : leader(insight),
                warmStart);
    }

    private static List<ParameterImportance> importance(Insight insight) {
        return insight.importance().stream()
                .map(share -> new ParameterImportance(share.parameter(), rounded(share.share(), 3)))
                .toList();
    }

    private static @Nullable Prediction prediction(Insight insight) {
        var best = insight.best();
        return best == null ? null : new Prediction(rounded(best.objective(), 6), rounded(best.standardError(), 3));
    }

    private static @Nullable Leader leader(Insight insight) {
        var leader = insight.leader();
        return leader == null
                ? null
                : new Leader(
                        leader.trial(),
                        rounded(leader.expectation().objective(), 6),
                        rounded(leader.expectation().standardError(), 3));
    }

    /** To so many significant digits: an estimate has no more, and each change would be a write. */
    private static double rounded(double number, int digits) {
        return new java.math.BigDecimal(number)
                .round(new java.math.MathContext(digits))
                .doubleValue();
    }
}
