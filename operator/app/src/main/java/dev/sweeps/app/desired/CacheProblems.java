package dev.sweeps.app.desired;

import dev.sweeps.api.CacheSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;

/** The batch cache: a place to keep entries, and a builder that is one command. */
final class CacheProblems {
    private CacheProblems() {}

    static List<Problem> of(SweepSpec spec) {
        List<Problem> problems = new ArrayList<>();
        CacheSpec cache = spec.cache();
        if (cache == null) {
            return problems;
        }
        if (spec.storage() == null) {
            problems.add(new Problem("cache", "needs storage.claim, a shared volume on which the data is kept"));
        }
        if (cache.build() != null
                && cache.build().command() == null
                && spec.steps() != null
                && !spec.steps().isEmpty()) {
            problems.add(new Problem(
                    "cache.build.command",
                    "is needed beside steps: give the command that builds the data, such as that of the first step"));
        }
        return problems;
    }
}
