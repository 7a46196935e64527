package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reports of running programs, read from a real kubelet. */
@NeedsCluster(Profile.REAL)
// One test kills the operator, and what is put aside while none runs is lost.
@Execution(ExecutionMode.SAME_THREAD)
class LiveMetricsE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final int STEPS = 100;

    private static final String FIELDS =
            """
            trials: {max: 1}
            result: {live: true}
            """;

    /** A report every 0.2 s by the Python helper, and between them what else a program may print. */
    private static final String PROGRAM =
            """
            import os, sys, time, sweep
            for step in range(%d):
                sweep.report(step, loss=float("nan") if step == 3 else 1 / (step + 1))
                if step == 20:
                    sys.stdout.buffer.write(os.urandom(4096) + b"\\n" + b"x" * (1 << 20) + b"\\n")
                time.sleep(0.2)
            sweep.finish(loss=0.001)
            """
                    .formatted(STEPS);

    private static final int HOSTILE_STEPS = 80;

    /** A line as long as a whole log file, binary garbage, and so much more that the kubelet begins another file meanwhile. */
    private static final String HOSTILE =
            """
            import os, sys, time, sweep
            out = sys.stdout.buffer
            print("first words", flush=True)
            for step in range(80):
                sweep.report(step, loss=1 / (step + 1))
                if step == 10:
                    out.write(b"x" * (10 << 20))
                    out.write(b"\\n")
                if step == 20:
                    out.write(os.urandom(1 << 20) + b"\\n")
                if step == 30:
                    for _ in range(12 << 10):
                        out.write(b"y" * 1023 + b"\\n")
                out.flush()
                time.sleep(0.4)
            sweep.finish(loss=0.001)
            """;

    @Test
    void countsEachStepOnceWhateverElseIsPrinted(Lab lab) {
        lab.create("hostile", RealTrials.running(HOSTILE, FIELDS + "keep: {jobs: All}"));

        Trial ended = lab.awaitTrial(
                "hostile-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED));

        assertThat(curve(ended).points())
                .extracting(CurvePoint::step)
                .containsExactlyElementsOf(
                        LongStream.range(0, HOSTILE_STEPS).boxed().toList());
        assertThat(lab.pods("hostile")).singleElement().satisfies(pod -> assertThat(
                        lab.client().pods().resource(pod).limitBytes(200).getLog())
                .as("the beginning of the log, which the kubelet has put aside")
                .doesNotContain("first words"));
    }

    @Test
    void countsEachStepOnceAlthoughTheOperatorIsKilled(Lab lab) {
        lab.create("live", RealTrials.running(PROGRAM, FIELDS));

        awaitStep(lab, 0);
        OPERATOR.kill();
        awaitStep(lab, 30);
        OPERATOR.kill();

        Trial ended = lab.awaitTrial(
                "live-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED));
        CurveStatus curve = curve(ended);
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
        assertThat(curve.points())
                .extracting(CurvePoint::step)
                .containsExactlyElementsOf(LongStream.range(0, STEPS).boxed().toList());
        assertThat(curve.points().get(3).number()).isNaN();
        assertThat(curve.points().get(99).number()).isEqualTo(0.01);
    }

    private static void awaitStep(Lab lab, long step) {
        lab.awaitTrial("live-00000", trial -> assertThat(curve(trial).step()).isGreaterThanOrEqualTo(step));
    }

    private static CurveStatus curve(Trial trial) {
        assertThat(trial.getStatus()).as("status").isNotNull();
        CurveStatus curve = trial.getStatus().curve();
        assertThat(curve).as("%s", trial.getStatus()).isNotNull();
        return Objects.requireNonNull(curve);
    }
}
