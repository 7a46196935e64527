package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Objects of a Sweep that somebody deletes or changes by hand while it runs. */
@NeedsCluster(Profile.FAKE)
class TamperingIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final String SLOW =
            """
            trials: {max: 6, parallel: 3}
            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "6000"}}}
            """;

    @Test
    void runsATrialAgainWhoseJobWasDeleted(Lab lab) {
        lab.create("job", SLOW);
        lab.awaitTrial("job-00001", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.RUNNING));
        Map<String, Object> parameters = lab.trial("job-00001").getSpec().parameters();

        lab.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(lab.namespace())
                .withName("job-00001-a1")
                .delete();

        lab.awaitState("job", SweepState.COMPLETE);
        Trial trial = lab.trial("job-00001");
        assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(trial.getStatus().attempt()).isEqualTo(2);
        assertThat(trial.getStatus().retriesUsed()).isZero();
        assertThat(trial.getSpec().parameters()).isEqualTo(parameters);
    }

    @Test
    void finishesASweepWhoseTrialWasDeleted(Lab lab) {
        lab.create("trial", SLOW);
        lab.awaitTrial("trial-00001", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.RUNNING));

        lab.client()
                .resources(Trial.class)
                .inNamespace(lab.namespace())
                .withName("trial-00001")
                .delete();

        Sweep sweep = lab.awaitState("trial", SweepState.COMPLETE);
        List<Trial> trials = lab.trials("trial");
        assertThat(trials).hasSizeBetween(5, 7);
        Claims.topIsBruteForceOver(trials, sweep);
    }

    @Test
    void keepsTheBestOfAFinishedSweepWhoseTrialsAreDeleted(Lab lab) {
        lab.create("past", "{trials: {max: 3}}");
        Sweep before = lab.awaitState("past", SweepState.COMPLETE);

        lab.client()
                .resources(Trial.class)
                .inNamespace(lab.namespace())
                .withName(Claims.best(before).trial())
                .delete();
        lab.create("later", "{trials: {max: 3}}");
        lab.awaitState("later", SweepState.COMPLETE);

        assertThat(lab.sweep("past").getStatus().best())
                .isEqualTo(before.getStatus().best());
    }

    @Test
    void finishesASweepWhoseLabelsWereStripped(Lab lab) {
        lab.create("labels", SLOW);
        lab.awaitTrial("labels-00001", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.RUNNING));

        lab.client()
                .resources(Trial.class)
                .inNamespace(lab.namespace())
                .withName("labels-00000")
                .edit(trial -> {
                    trial.getMetadata().setLabels(Map.of());
                    return trial;
                });
        lab.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(lab.namespace())
                .withName("labels-00001-a1")
                .edit(TamperingIT::bare);

        Sweep sweep = lab.awaitState("labels", SweepState.COMPLETE);
        List<Trial> trials = lab.trials("labels");
        assertThat(trials).hasSize(6).allMatch(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED);
        Claims.topIsBruteForceOver(trials, sweep);
    }

    @Test
    void goesOnWhenItsPodIsDeleted(Lab lab) {
        lab.create("pod", SLOW);
        lab.awaitTrial("pod-00001", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.RUNNING));

        lab.client()
                .pods()
                .inNamespace(lab.namespace())
                .withLabel("job-name", "pod-00001-a1")
                .delete();

        lab.awaitSweep("pod", s -> assertThat(s.getStatus().state()).isIn(SweepState.COMPLETE, SweepState.FAILED));
        assertThat(lab.trials("pod")).hasSize(6).allMatch(t -> Claims.stateOf(t).compareTo(TrialState.RUNNING) > 0);
    }

    private static Job bare(Job job) {
        return new JobBuilder(job)
                .editMetadata()
                .withLabels(Map.of())
                .endMetadata()
                .build();
    }
}
