package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One plan of a sweep with rules that look at all trials, and 500 free places. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanBenchmark {
    @Param({"1000", "10000"})
    int trials;

    private SweepSnapshot sweep = Policies.of(1, 1).sweep(List.of(), 0, 0, Trials.START, null, null);

    @Setup
    public void finish() {
        var random = new Random(7);
        var records = new ArrayList<TrialRecord>();
        for (var index = 0; index < trials; index++) {
            records.add(index % 9 == 0 ? Trials.failed(index) : Trials.succeeded(index, random.nextDouble()));
        }
        Collections.shuffle(records, random);
        sweep = Policies.of(2L * trials, 500)
                .withStreaks(3, 5)
                .withMaxFailed(trials)
                .sweep(records, trials, 0, Trials.START, null, null);
    }

    @Benchmark
    public SweepPlan plan() {
        return SweepPlanner.plan(sweep, Trials.START);
    }
}
