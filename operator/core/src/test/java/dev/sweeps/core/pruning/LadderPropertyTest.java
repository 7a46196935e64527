package dev.sweeps.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.Rung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The ladder beside the algorithm of the paper (arXiv 1810.05934, Alg. 2), written down as it stands there. */
class LadderPropertyTest {
    private static final int TOP = 4;

    @Property(tries = 300)
    void decidesAsThePaper(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int eta,
            @ForAll @IntRange(min = 1, max = 5) int workers,
            @ForAll Goal goal) {
        var random = new Random(seed);
        var paper = new Paper(eta, goal);
        var ours = new Ours(eta, goal);
        var running = new ArrayList<Job>();
        for (var worker = 0; worker < workers; worker++) {
            running.add(paper.job());
        }
        running.forEach(job -> ours.starts(job.trial()));

        for (var event = 0; event < 60; event++) {
            var worker = random.nextInt(running.size());
            var done = running.get(worker);
            var value = random.nextInt(12) / 4.0;
            paper.returns(done, value);
            var expected = paper.job();

            assertThat(ours.returns(done, value)).as("event %d", event).isEqualTo(expected);
            running.set(worker, expected);
        }
    }

    /** A trial and the rung that it is to reach, from 0. */
    private record Job(int trial, int rung) {}

    /** Alg. 2: get_job and what it looks up, nothing made faster. */
    private static final class Paper {
        private final int eta;
        private final Goal goal;
        private final List<Map<Integer, Double>> rungs = new ArrayList<>();
        private final List<Set<Integer>> promoted = new ArrayList<>();
        private int made;

        Paper(int eta, Goal goal) {
            this.eta = eta;
            this.goal = goal;
            for (var rung = 0; rung <= TOP; rung++) {
                rungs.add(new TreeMap<>());
                promoted.add(new HashSet<>());
            }
        }

        void returns(Job job, double value) {
            rungs.get(job.rung()).put(job.trial(), value);
        }

        Job job() {
            for (var rung = TOP - 1; rung >= 0; rung--) {
                var values = rungs.get(rung);
                var candidates = values.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(goal::compare))
                        .limit(values.size() / eta)
                        .map(Map.Entry::getKey)
                        .toList();
                for (int trial : candidates) {
                    if (promoted.get(rung).add(trial)) {
                        return new Job(trial, rung + 1);
                    }
                }
            }
            return new Job(made++, 0);
        }
    }

    /** Trials as the ladder sees them; after each arrival one place is free, or the trial goes on. */
    private static final class Ours {
        private final Asha rule;
        private final Goal goal;
        private final TreeMap<Integer, Climber> climbers = new TreeMap<>();

        Ours(int eta, Goal goal) {
            this.rule = Asha.promoting(1, eta);
            this.goal = goal;
        }

        void starts(int trial) {
            climbers.put(trial, climber(trial, Climber.Phase.RUNNING, Curve.EMPTY, null));
        }

        Job returns(Job job, double value) {
            var before = of(job.trial());
            var points = new ArrayList<>(before.curve().points());
            var step = rule.rungs().get(job.rung());
            points.add(new CurvePoint(step, value));
            var isTop = job.rung() == TOP;
            climbers.put(
                    job.trial(),
                    climber(
                            job.trial(),
                            isTop ? Climber.Phase.OTHER : Climber.Phase.RUNNING,
                            new Curve(points),
                            before.rung()));
            if (!isTop) {
                var verdicts = ladder().arrivals(false);
                assertThat(verdicts).hasSize(1);
                var verdict = verdicts.getFirst();
                var passes = verdict.move() == Ladder.Move.PASS;
                move(job.trial(), passes ? Climber.Phase.RUNNING : Climber.Phase.PAUSED, new Rung(step, passes));
                if (passes) {
                    return new Job(job.trial(), job.rung() + 1);
                }
            }
            var next = ladder().promotions(1, false);
            if (next.isEmpty()) {
                var trial = climbers.lastKey() + 1;
                starts(trial);
                return new Job(trial, 0);
            }
            var trial = Integer.parseInt(next.getFirst().trial());
            var rung = Objects.requireNonNull(of(trial).rung());
            move(trial, Climber.Phase.RUNNING, new Rung(rung.step(), true));
            return new Job(trial, rule.rungs().indexOf(rung.step()) + 1);
        }

        private Ladder ladder() {
            return new Ladder(rule, goal, List.copyOf(climbers.values()));
        }

        private Climber of(int trial) {
            return Objects.requireNonNull(climbers.get(trial));
        }

        private void move(int trial, Climber.Phase phase, Rung rung) {
            climbers.put(trial, climber(trial, phase, of(trial).curve(), rung));
        }

        private static Climber climber(int trial, Climber.Phase phase, Curve curve, @Nullable Rung rung) {
            return new Climber(Integer.toString(trial), trial, phase, curve, rung, null);
        }
    }

    @Property
    void orderOfTheTrialsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count) {
        var random = new Random(seed);
        var climbers = new ArrayList<Climber>();
        for (var trial = 0; trial < count; trial++) {
            var curve = new Curve(List.of(new CurvePoint(1, random.nextInt(4))));
            climbers.add(new Climber("t" + trial, trial, Climber.Phase.PAUSED, curve, new Rung(1, false), null));
        }
        var rule = Asha.promoting(1, 3);
        var expected = new Ladder(rule, Goal.MINIMIZE, climbers).promotions(count, false);
        Collections.shuffle(climbers, random);

        var shuffled = new Ladder(rule, Goal.MINIMIZE, climbers).promotions(count, false);

        assertThat(shuffled).isEqualTo(expected).hasSize(count / 3);
        assertThat(new TreeSet<>(shuffled.stream().map(Ladder.Verdict::trial).toList()))
                .hasSize(count / 3);
    }
}
