package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Trials whose volume is full or turns read-only: real errors of a real file system, in pods. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class VolumeFaultsE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    /** Needs as many bytes of the cache as are asked for; its loss is their number, which it has to have in any case. */
    private static final String PROGRAM =
            """
            import sweep
            batches = sweep.batch_cache(lambda: bytes(%d))
            sweep.finish(loss=len(batches))
            """;

    private static final String FIELDS =
            """
            overrides: {data: {window: 10}}
            trials: {max: %d, parallel: 1}
            storage: {claim: %s}
            cache: {configuration: [data]}
            keep: {topK: 1, trashFor: 0s}
            """;

    @Test
    void anEntryThatDoesNotFitIsBuiltByEachTrialAndToldWhileOthersGoOn(Lab lab) throws IOException {
        try (var small = SmallVolume.claim(lab, "small", 6);
                var other = SmallVolume.claim(lab, "other", 24)) {
            lab.create("full", RealTrials.running(PROGRAM.formatted(9 << 20), FIELDS.formatted(2, "small")));
            lab.create("roomy", RealTrials.running(PROGRAM.formatted(9 << 20), FIELDS.formatted(2, "other")));

            var full = lab.awaitState("full", SweepState.COMPLETE);
            var roomy = lab.awaitState("roomy", SweepState.COMPLETE);

            assertThat(lab.trials("full")).allSatisfy(trial -> {
                assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
                assertThat(trial.getStatus().objective()).isEqualTo(9 << 20);
                assertThat(problem(trial)).contains("could not be stored").contains("No space left on device");
            });
            assertThat(full.getStatus().cache()).isNotNull().satisfies(cache -> {
                assertThat(cache.misses()).isEqualTo(2);
                assertThat(cache.bytes()).isZero();
                assertThat(cache.problem()).contains("full-00001").contains("No space left on device");
            });
            assertThat(small.files().names(cache(lab))).as("half an entry").noneMatch(name -> name.contains(".batch"));
            assertThat(roomy.getStatus().cache()).isNotNull().satisfies(cache -> {
                assertThat(cache.hits()).isOne();
                assertThat(cache.problem()).isNull();
            });
            assertThat(other.files().names(cache(lab))).anyMatch(name -> name.endsWith(".batch"));
            settled(lab, "full");
        }
    }

    /** It is written to until that fails, then the data is needed. */
    private static final String UNTIL_READ_ONLY =
            """
            import os, time, sweep
            while True:
                try:
                    open(os.environ["SWEEP_OUTPUT_DIR"] + "/probe", "w").close()
                    time.sleep(0.1)
                except OSError:
                    break
            batches = sweep.batch_cache(lambda: bytes(1000))
            sweep.finish(loss=len(batches))
            """;

    @Test
    void aVolumeThatTurnsReadOnlyCostsTheCacheAndNotTheTrial(Lab lab) throws IOException {
        try (var small = SmallVolume.claim(lab, "small", 6)) {
            lab.create("readonly", RealTrials.running(UNTIL_READ_ONLY, FIELDS.formatted(1, "small")));
            lab.awaitTrial(
                    "readonly-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.RUNNING));

            small.makeReadOnly();

            lab.awaitState("readonly", SweepState.COMPLETE);
            var trial = lab.trial("readonly-00000");
            assertThat(trial.getStatus().objective()).isEqualTo(1000);
            assertThat(problem(trial)).contains("could not be stored").contains("Read-only file system");
            lab.awaitSweep(
                    "readonly",
                    sweep -> assertThat(sweep.getStatus().files()).isNotNull().satisfies(files -> {
                        assertThat(files.failures()).isPositive();
                        assertThat(files.message()).contains("the volume is read-only");
                    }));

            small.makeWritable();

            settled(lab, "readonly");
            assertThat(small.files().names(cache(lab))).noneMatch(name -> name.contains(".batch"));
        }
    }

    @Test
    void aTrialThatCannotEvenStartSaysSoAndStartsWhenThereIsRoom(Lab lab) throws IOException {
        try (var small = SmallVolume.claim(lab, "small", 6)) {
            small.fill();
            lab.create("waits", RealTrials.running(PROGRAM.formatted(1000), FIELDS.formatted(1, "small")));

            lab.awaitTrial("waits-00000", trial -> {
                assertThat(trial.getStatus()).isNotNull();
                assertThat(trial.getStatus().reason()).isEqualTo("CreateContainerConfigError");
                assertThat(trial.getStatus().message()).contains("the volume of the claim is full");
            });

            small.makeRoom();

            lab.awaitState("waits", SweepState.COMPLETE);
            assertThat(lab.trial("waits-00000").getStatus().attempt()).isOne();
            settled(lab, "waits");
        }
    }

    private static String problem(Trial trial) {
        assertThat(trial.getStatus().cache()).as("%s", trial.getStatus()).isNotNull();
        return String.valueOf(Objects.requireNonNull(trial.getStatus().cache()).problem());
    }

    private static String cache(Lab lab) {
        return "sweeps/" + lab.namespace() + "/_batch_cache";
    }

    private static Sweep settled(Lab lab, String name) {
        return lab.awaitSweep(
                name, sweep -> assertThat(sweep.getStatus().files()).isNotNull().matches(FilesStatus::settled));
    }
}
