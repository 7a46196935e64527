package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stopping at rungs, decision by decision. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class AshaIT {
    private static final String FIELDS =
            """
            trials: {max: 3, parallel: 3, retries: 0}
            earlyStop: {notLearning: {enabled: false}, trial: {%s}}
            template:
              metadata:
                annotations: {fake.sweeps.dev/outcome: hang, fake.sweeps.dev/message: '{"loss": 0.1}'}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asha     | 'asha: {minSteps: 1, startupTrials: 1}'",
                // A whole trial is so short that there is one bracket: which one a trial is in is drawn.
                "brackets | 'brackets: {minSteps: 1, maxSteps: 2, startupTrials: 1}'"
            })
    void stopsNobodyForASlowStartBeforeATrialHasFinished(String name, String rule, Lab lab, OperatorRights rights) {
        try (LogFaults logs = LogFaults.before(rights, new LogFaults.Answer.Log(""));
                OperatorProcess operator = new OperatorProcess(
                        logs.rights(), "AshaIT", Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()))) {
            operator.start();
            lab.create("rungs", FIELDS.formatted(rule));
            SilentPrograms.report(lab, name(0), 1, 0.1);
            SilentPrograms.report(lab, name(1), 1, 0.9);
            SilentPrograms.report(lab, name(2), 1, Double.NaN);

            // The pass that ends it has seen the reports that were written before.
            awaitStopped(lab, 2);
            assertThat(lab.trial("rungs-00001").getSpec().stop()).isNull();

            FakePods.succeed(lab, FakePods.running(lab, name(0) + "-a1"));
            Trial stopped = awaitStopped(lab, 1);
            assertThat(stopped.getStatus().message())
                    .startsWith(
                            name + ": 0.9 at rung 1 is worse than 0.1: of 2 trials that came there the best 1 go on");
            assertThat(Objects.requireNonNull(stopped.getStatus().stop()).rule())
                    .isEqualTo(name);
            assertThat(Claims.stateOf(lab.trial("rungs-00000"))).isEqualTo(TrialState.SUCCEEDED);
        }
    }

    private static Trial awaitStopped(Lab lab, int index) {
        return lab.awaitTrial(
                name(index), trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.STOPPED));
    }

    private static String name(int index) {
        return "rungs-0000" + index;
    }
}
