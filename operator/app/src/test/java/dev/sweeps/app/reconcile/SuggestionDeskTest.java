package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.app.cluster.ManualClock;
import dev.sweeps.app.translate.SpecReader;
import dev.sweeps.app.translate.SpecReading;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.learning.LearnedSearch;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.schedule.Proposal;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a pass whose search is late, or fails. */
class SuggestionDeskTest {
    private static final Objectives LOSS = Objectives.of("loss", Goal.MINIMIZE);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final SuggestionDesk desk = new SuggestionDesk(new SimpleMeterRegistry(), clock);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Sweep sweep = sweep();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void complainsOnceOfASearchThatIsLateAgainAndAgain() {
        LearnedSearch late = search((study, ordinal) -> {
            awaitForever();
            throw new IllegalStateException("nobody waits for this");
        });

        assertThat(ask(late, 0)).isInstanceOf(Proposal.NotYet.class);
        assertThat(desk.firstFault(sweep)).isEmpty();
        clock.pass(LIMIT.toSeconds());

        assertThat(chosenBy(ask(late, 0))).isEqualTo("random: slow had no suggestion after 15 s");
        assertThat(desk.firstFault(sweep)).contains("slow had no suggestion after 15 s");
        assertThat(chosenBy(ask(late, 1))).startsWith("random: ");
        assertThat(desk.firstFault(sweep)).isEmpty();
    }

    @Test
    void complainsOfASearchThatFails() throws InterruptedException {
        LearnedSearch broken = search((study, ordinal) -> {
            throw new IllegalStateException("no such point");
        });
        desk.calls(ignored -> answered.countDown());

        assertThat(ask(broken, 0)).isInstanceOf(Proposal.NotYet.class);
        answered.await();

        assertThat(chosenBy(ask(broken, 0))).startsWith("random: slow failed: ");
        assertThat(desk.firstFault(sweep))
                .hasValueSatisfying(why -> assertThat(why).contains("no such point"));
    }

    private Proposal ask(LearnedSearch search, long ordinal) {
        return desk.ask(sweep, search, LOSS, List.of(), List.of(ordinal), LIMIT);
    }

    private static String chosenBy(Proposal proposal) {
        return proposal instanceof Proposal.Ready ready ? ready.chosenBy() : proposal.toString();
    }

    /** Until the desk closes and interrupts its threads. */
    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LearnedSearch search(Optimizer optimizer) {
        if (SpecReader.read(sweep.getSpec()) instanceof SpecReading.Ready ready
                && ready.sweep().search().method() instanceof SearchMethod.Learned learned) {
            LearnedSearch search = learned.search();
            return new LearnedSearch(
                    "slow", optimizer, search.cube(), search.seed(), search.fallback(), WarmStart.NONE);
        }
        throw new AssertionError("not a search that learns");
    }

    private static Sweep sweep() {
        Sweep sweep = Serialization.unmarshal(
                Serialization.asJson(Manifests.sweep("s", "search: {algorithm: gp}")), Sweep.class);
        sweep.getMetadata().setUid("uid");
        return sweep;
    }
}
