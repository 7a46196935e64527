package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.learning.Insight;
import dev.sweeps.core.learning.Insights;
import dev.sweeps.core.learning.LearnedSearch;
import dev.sweeps.core.learning.Suggestions;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has suggestions worked out beside the passes: a pass that needs one asks, goes on, and is called again when it is there.
 * Nothing here is state: what is lost is worked out again, from the same trials to the same suggestion.
 */
@ApplicationScoped
public class SuggestionDesk implements PerSweep {
    private static final Logger LOG = Logger.getLogger("sweep");

    /** A suggestion that no pass has fetched for so long was made of too little. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Suggestions are arithmetic: more threads than this would only take the processors from the passes. */
    private static final int THREADS = 2;

    private record Answer(Proposal proposal, Instant at) {}

    /** One sweep: what was worked out, and since when the rest is. */
    private static final class Tray {
        private final Map<Long, Answer> answers = new ConcurrentHashMap<>();
        private volatile @Nullable Instant thinkingSince;
        private volatile @Nullable Insight insight;
        private volatile int insightOf;
        private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
        private final AtomicBoolean faultTold = new AtomicBoolean();
    }

    private final Map<String, Tray> trays = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("suggestions-", 0).daemon().factory());
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile Consumer<ResourceID> caller = ignored -> {};

    SuggestionDesk(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Who is told that suggestions for a Sweep are there. */
    void calls(Consumer<ResourceID> passes) {
        caller = passes;
    }

    /**
     * The proposal for the first ordinal if it is there; if not, work on it begins, and on those for the others too.
     *
     * @param ordinals ascending, none of them tried
     * @param limit how long a pass waits for the search before it takes a random configuration instead
     */
    Proposal ask(
            Sweep sweep,
            LearnedSearch search,
            Objectives objectives,
            List<TrialRecord> trials,
            List<Long> ordinals,
            Duration limit) {
        var now = clock.instant();
        var tray = trays.computeIfAbsent(sweep.getMetadata().getUid(), ignored -> new Tray());
        tray.answers.values().removeIf(answer -> answer.at().plus(FRESH).isBefore(now));
        long ordinal = ordinals.getFirst();
        var answer = tray.answers.get(ordinal);
        if (answer != null) {
            return answer.proposal();
        }
        var since = tray.thinkingSince;
        if (since == null) {
            tray.thinkingSince = now;
            threads.execute(() -> {
                think(ResourceID.fromResource(sweep), tray, search, objectives, trials, ordinals);
                learn(tray, search, objectives, trials);
            });
            return new Proposal.NotYet();
        }
        if (now.isBefore(since.plus(limit))) {
            return new Proposal.NotYet();
        }
        var why = "%s had no suggestion after %d s".formatted(search.name(), limit.toSeconds());
        tray.fault.compareAndSet(null, why);
        var instead = Suggestions.fallback(search, trials, ordinal, why);
        tray.answers.put(ordinal, new Answer(instead, now));
        return instead;
    }

    private void think(
            ResourceID sweep,
            Tray tray,
            LearnedSearch search,
            Objectives objectives,
            List<TrialRecord> trials,
            List<Long> ordinals) {
        var begun = clock.instant();
        try {
            var proposals = Suggestions.of(search, objectives, trials, ordinals);
            var at = clock.instant();
            proposals.forEach((ordinal, proposal) -> tray.answers.putIfAbsent(ordinal, new Answer(proposal, at)));
            registry.timer("sweep.suggestion", "algorithm", search.name()).record(Duration.between(begun, at));
        } catch (RuntimeException e) {
            // A fault of the search must not stop a sweep: random configurations are better than none.
            LOG.errorf(e, "Sweep %s: %s failed; a random configuration is taken instead", sweep, search.name());
            var why = "%s failed: %s".formatted(search.name(), e);
            tray.fault.compareAndSet(null, why);
            var at = clock.instant();
            tray.answers.put(
                    ordinals.getFirst(),
                    new Answer(Suggestions.fallback(search, trials, ordinals.getFirst(), why), at));
        } finally {
            tray.thinkingSince = null;
            caller.accept(sweep);
        }
    }

    /** A tenth more trials are worth a new look. No slot waits for it: the suggestions are out already. */
    private static void learn(Tray tray, LearnedSearch search, Objectives objectives, List<TrialRecord> trials) {
        var finished = (int) trials.stream().filter(objectives::isRanked).count();
        if (finished <= tray.insightOf + tray.insightOf / 10) {
            return;
        }
        tray.insightOf = finished;
        try {
            Insights.of(search, objectives, trials).ifPresent(insight -> tray.insight = insight);
        } catch (RuntimeException e) {
            LOG.errorf(e, "what %s has learned cannot be told", search.name());
        }
    }

    /** What the search has learned; null when nothing was worked out since the start of the operator. */
    @Nullable
    Insight insight(Sweep sweep) {
        var tray = trays.get(sweep.getMetadata().getUid());
        return tray == null ? null : tray.insight;
    }

    /** Why a random configuration was taken instead of a suggestion. Told once: the search of a large Sweep may be late for every trial. */
    Optional<String> firstFault(Sweep sweep) {
        var tray = trays.get(sweep.getMetadata().getUid());
        return tray == null
                ? Optional.empty()
                : Optional.ofNullable(tray.fault.get()).filter(ignored -> tray.faultTold.compareAndSet(false, true));
    }

    @Override
    public void forget(String uid) {
        trays.remove(uid);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
