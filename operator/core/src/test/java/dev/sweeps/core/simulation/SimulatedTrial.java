package dev.sweeps.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.PauseOrder;
import dev.sweeps.core.attempt.StopOrder;
import dev.sweeps.core.attempt.TrialObservation;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Rung;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.pruning.Ladder;
import dev.sweeps.core.schedule.SweepAction.CreateTrial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Trial and its Jobs. */
final class SimulatedTrial {
    final String name;
    final Map<Integer, SimulatedJob> jobs = new TreeMap<>();

    private final CreateTrial created;
    private final Instant createdAt;
    private @Nullable TrialReport report;
    private @Nullable StopOrder stop;
    private @Nullable Rung rung;
    private final List<CurvePoint> points = new ArrayList<>();
    private int attemptsStarted;

    SimulatedTrial(String name, CreateTrial created, Instant createdAt) {
        this.name = name;
        this.created = created;
        this.createdAt = createdAt;
    }

    long index() {
        return created.index();
    }

    @Nullable
    TrialReport report() {
        return report;
    }

    @Nullable
    StopOrder stop() {
        return stop;
    }

    void order(StopOrder order) {
        stop = stop == null ? order : stop;
    }

    @Nullable
    PauseOrder pause() {
        return rung == null || rung.promoted() ? null : new PauseOrder("Asha", "at rung " + rung.step());
    }

    /** As the API server takes it: what was decided before stays. */
    void move(Ladder.Move move, long step) {
        var known = rung;
        switch (move) {
            case PASS, PAUSE -> {
                if (known == null || (known.promoted() && known.step() < step)) {
                    rung = new Rung(step, move == Ladder.Move.PASS);
                }
            }
            case CONTINUE -> {
                if (asRecord().isPaused() && known != null) {
                    rung = new Rung(known.step(), true);
                }
            }
        }
    }

    /** A second of the program: it reports a step, and resumes where it was. */
    void tick(long seed, Instant now) {
        var runs = jobs.values().stream().anyMatch(job -> job.observe(now) instanceof AttemptObservation.Running);
        if (runs) {
            var step = points.size() + 1;
            points.add(new CurvePoint(step, Math.floorMod(index() * 7919 + seed + step * 31L, 100) / 100.0));
        }
    }

    void store(TrialReport next) {
        if (report != null && report.state().isFinal()) {
            assertThat(next).as("a final state of %s never changes", name).isEqualTo(report);
        }
        if (report != null) {
            assertThat(next.attempt()).as("attempts of %s only grow", name).isGreaterThanOrEqualTo(report.attempt());
        }
        report = next;
    }

    void start(long seed, int attempt, Instant now) {
        if (jobs.containsKey(attempt)) {
            return;
        }
        assertThat(jobs.values()).as("live Jobs of %s", name).noneMatch(job -> job.isLive(now));
        assertThat(attempt).as("a Job name of %s is never used again", name).isGreaterThan(attemptsStarted);
        attemptsStarted = attempt;
        jobs.put(attempt, new SimulatedJob(seed, index(), attempt, now));
    }

    void end(int attempt, Instant now) {
        var job = jobs.get(attempt);
        if (job != null) {
            var known = report;
            var over = known != null
                    && (known.state().isFinal() || (known.attempt() == attempt && known.nextAttemptAt() != null));
            assertThat(stop != null || pause() != null || over)
                    .as("a Job of %s is ended by order or after it is stored that its attempt is over", name)
                    .isTrue();
            job.delete(now);
        }
    }

    TrialObservation observe(Instant now) {
        AttemptObservation newest = new AttemptObservation.Absent();
        var ending = false;
        var existing = new TreeSet<Integer>();
        for (var job : jobs.values()) {
            newest = job.observe(now);
            ending = job.isEnding();
            if (!ending) {
                existing.add(job.attempt);
            }
        }
        return new TrialObservation(newest, existing, ending, null);
    }

    TrialRecord asRecord() {
        var draft = TrialDraft.of(name, index())
                .sample(created.sample())
                .parameters(created.parameters())
                .times(createdAt, null, null)
                .stopOrdered(stop != null)
                .curve(new Curve(points))
                .rung(rung)
                .attempt(1);
        var known = report;
        return known == null
                ? draft.build()
                : draft.state(known.state(), known.reason(), known.message())
                        .result(known.objective(), known.metrics())
                        .checkpoint(known.checkpoint())
                        .times(createdAt, known.startedAt(), known.completedAt())
                        .gpuSeconds(known.gpuSecondsUsed(), known.gpuSecondsWaiting())
                        .findings(known.findings())
                        .build();
    }
}
