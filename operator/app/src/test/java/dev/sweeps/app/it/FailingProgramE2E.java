package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialMemoryStatus;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a kubelet does: it ends hanging programs, kills those that eat memory, and cuts what is too long. */
@NeedsCluster(Profile.REAL)
class FailingProgramE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final String RESULT = "open(os.environ[\"SWEEP_RESULT_FILE\"], \"wb\").write";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exit | ProgramFailed | 3 | import sys; print(\"out of ideas\"); sys.exit(3)",
                "hang | DeadlineExceeded | timeout | import time; time.sleep(600)",
                "oom | OutOfMemory | memory | x = bytearray(1 << 29); x[:] = b\"1\" * len(x)",
                "long | ResultTooLarge | 4096 | import os; " + RESULT
                        + "(b\"{\\\"loss\\\": 1, \\\"x\\\": \\\"\" + b\"x\" * 5000 + b\"\\\"}\")",
                "bytes | ResultNotUtf8 | UTF-8 | import os; " + RESULT + "(b\"\\xff\\xfe{\")",
                "none | MetricMissing | loss | print(\"done\")"
            })
    void saysWhyItFailed(String name, String reason, String words, String python, Lab lab) {
        lab.create(name, RealTrials.running(python, "trials: {max: 1, timeout: 10s}"));

        Trial trial = lab.awaitTrial(
                name + "-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().reason()).as("%s", trial.getStatus()).isEqualTo(reason);
        assertThat(trial.getStatus().message()).containsIgnoringCase(words);
    }

    @Test
    void givesMoreMemoryToAProgramThatRanOutOfIt(Lab lab) {
        String program =
                "import sweep; x = bytearray(128 << 20); x[:] = b\"1\" * len(x); sweep.finish(loss=len(x) / (1 << 20))";
        lab.create("more", RealTrials.running(program, "trials: {max: 1, onOutOfMemory: {factor: 8, max: 2Gi}}"));

        Trial trial =
                lab.awaitTrial("more-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.SUCCEEDED));

        assertThat(trial.getStatus().objective()).isEqualTo(128);
        assertThat(trial.getStatus().attempt()).isEqualTo(2);
        assertThat(trial.getStatus().retriesUsed()).isZero();
        assertThat(trial.getStatus().memory()).isEqualTo(new TrialMemoryStatus(1, "512Mi"));
    }

    /** Behind a line that is longer than what is read of a log. */
    @Test
    void keepsTheLastWordsOfTheLog(Lab lab) {
        String program = "import sys; print(\"x\" * (1 << 21)); print(\"out of ideas\"); sys.exit(3)";
        lab.create("words", RealTrials.running(program, "trials: {max: 1}"));

        Trial trial =
                lab.awaitTrial("words-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().logTail()).contains("out of ideas");
    }
}
