package dev.sweeps.core.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.history.Population;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whole trainings in which trials end in any order and any way, with passes that are cut off after any of their effects. */
class PopulationPropertyTest {
    private static final Objectives LOSS = Objectives.of("loss", Goal.MINIMIZE);
    private static final int INTERVALS = 40;
    private static final int NEVER = -1;

    @Property(tries = 60)
    void whoeverGoesOnFindsTheCheckpointOfWhomItWasDecidedFor(
            @ForAll @IntRange(min = 4, max = 9) int size,
            @ForAll @IntRange(min = 1, max = 10) int parallel,
            @ForAll long seed) {
        Training training = new Training(size, parallel, seed);

        training.run(NEVER);

        assertThat(training.trials()).hasSize(INTERVALS);
    }

    @Property(tries = 60)
    void aKillAfterAnyEffectChangesNothing(
            @ForAll @IntRange(min = 4, max = 9) int size,
            @ForAll @IntRange(min = 1, max = 10) int parallel,
            @ForAll @IntRange(max = INTERVALS) int kill,
            @ForAll long seed) {
        Training undisturbed = new Training(size, parallel, seed);
        Training killed = new Training(size, parallel, seed);

        undisturbed.run(NEVER);
        killed.run(kill);

        assertThat(killed.trials()).isEqualTo(undisturbed.trials());
    }

    /** A sweep with its trials, the fate of which is drawn. */
    private static final class Training {
        private final PopulationSearch search;
        private final int size;
        private final int parallel;
        private final NumberStream fate;
        private final TreeMap<Long, TrialRecord> trials = new TreeMap<>();
        /** What a keeper has removed so far. */
        private final Set<String> removed = new HashSet<>();

        Training(int size, int parallel, long seed) {
            this.search = PopulationSearchTest.search(size);
            this.size = size;
            this.parallel = parallel;
            this.fate = NumberStream.of(seed, 0, 0);
        }

        List<TrialRecord> trials() {
            return List.copyOf(trials.values());
        }

        /** To the end; the trial with this index is made, and those that were decided with it and come before it are not yet. */
        void run(int kill) {
            refill(kill);
            while (live() > 0) {
                endOne();
                removeWhatIsNotNeeded();
                refill(kill);
            }
        }

        private void refill(int kill) {
            List<Proposal.Ready> decided = new ArrayList<>();
            PopulationSource source = new PopulationSource(search, LOSS, trials());
            long next = trials.size();
            while (live() + decided.size() < parallel && next + decided.size() < INTERVALS) {
                Proposal proposal = source.configuration(next + decided.size());
                if (!(proposal instanceof Proposal.Ready ready)) {
                    assertThat(live() + decided.size()).as("all are busy").isEqualTo(size);
                    break;
                }
                decided.add(ready);
            }
            for (int i = 0; i < decided.size(); i++) {
                if (next + i == kill && i > 0) {
                    create(kill, decided.get(i));
                    PopulationSource again = new PopulationSource(search, LOSS, trials());
                    for (int missing = 0; missing < i; missing++) {
                        create(next + missing, (Proposal.Ready) again.configuration(next + missing));
                    }
                    for (int later = i + 1; later < decided.size(); later++) {
                        create(next + later, (Proposal.Ready) again.configuration(next + later));
                    }
                    return;
                }
            }
            for (int i = 0; i < decided.size(); i++) {
                create(next + i, decided.get(i));
            }
        }

        private void create(long index, Proposal.Ready ready) {
            Lineage lineage = Objects.requireNonNull(ready.lineage());
            assertThat(trials.values())
                    .filteredOn(TrialRecord::isLive)
                    .as("no member twice at once")
                    .noneMatch(trial -> member(trial) == lineage.member());
            if (lineage.continues() != null) {
                goesOnFrom(lineage, ready);
            }
            trials.put(index, Tried.trial(index, ready.parameters(), TrialState.RUNNING, null, lineage));
        }

        private void goesOnFrom(Lineage lineage, Proposal.Ready ready) {
            String origin = Objects.requireNonNull(lineage.continues()).trial();
            assertThat(removed).as("the checkpoint is there").doesNotContain(origin);
            TrialRecord from = trials.values().stream()
                    .filter(trial -> trial.name().equals(origin))
                    .findFirst()
                    .orElseThrow();
            assertThat(from.isRanked()).as("it left a checkpoint").isTrue();
            if (member(from) == lineage.member()) {
                assertThat(ready.parameters()).as("its own").isEqualTo(from.parameters());
                return;
            }
            assertThat(ready.chosenBy()).as("the winner's, and not its own").contains("takes over " + origin + " ");
            Population.of(trials.values())
                    .latest(lineage.member())
                    .filter(TrialRecord::isRanked)
                    .ifPresent(own -> assertThat(loss(own)).isGreaterThan(loss(from)));
        }

        private static double loss(TrialRecord trial) {
            return Objects.requireNonNull(trial.objective());
        }

        private void endOne() {
            List<TrialRecord> running =
                    trials.values().stream().filter(TrialRecord::isLive).toList();
            TrialRecord trial = running.get(fate.nextIndex(running.size()));
            double draw = fate.next();
            TrialState end = draw < 0.8
                    ? TrialState.SUCCEEDED
                    : draw < 0.85 ? TrialState.FAILED : draw < 0.9 ? TrialState.MASKED : TrialState.CANCELLED;
            @Nullable Double objective = end == TrialState.SUCCEEDED ? Double.valueOf(fate.next()) : null;
            trials.put(
                    trial.index(),
                    Tried.trial(
                            trial.index(),
                            trial.parameters(),
                            end,
                            objective,
                            Objects.requireNonNull(trial.lineage())));
        }

        private void removeWhatIsNotNeeded() {
            Set<String> needed = Population.of(trials.values()).needed();
            trials.values().stream()
                    .filter(trial -> trial.state().isFinal() && !needed.contains(trial.name()))
                    .sorted(Comparator.comparingLong(TrialRecord::index))
                    .forEach(trial -> removed.add(trial.name()));
            assertThat(trials.values())
                    .filteredOn(TrialRecord::isLive)
                    .as("what a running trial may still begin from is there")
                    .allSatisfy(trial -> {
                        Lineage.@Nullable Origin origin =
                                Objects.requireNonNull(trial.lineage()).continues();
                        assertThat(origin == null || !removed.contains(origin.trial()))
                                .isTrue();
                    });
        }

        private long live() {
            return trials.values().stream().filter(TrialRecord::isLive).count();
        }

        private static int member(TrialRecord trial) {
            return Objects.requireNonNull(trial.lineage()).member();
        }
    }
}
