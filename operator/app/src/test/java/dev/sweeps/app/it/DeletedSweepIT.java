package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a Sweep that is deleted the operator holds nothing: no series of its metrics, no records of its trials. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class DeletedSweepIT {
    /** The garbage collector waits for the pods of fake nodes, and nobody says how long. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String HANGING =
            """
            trials: {max: %1$d, parallel: %1$d}
            template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
            """;

    @ParameterizedTest
    @EnumSource(names = {"BACKGROUND", "FOREGROUND", "ORPHAN"})
    void isForgotten(DeletionPropagation propagation, Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, propagation.name())) {
            lab.create("over", "{trials: {max: 4, parallel: 4}}");
            lab.awaitState("over", SweepState.COMPLETE);
            lab.create("live", HANGING.formatted(3));
            awaitKnown(operator, 4 + 3);
            awaitSeries(operator, "live");

            delete(lab, "over", propagation);
            delete(lab, "live", propagation);

            awaitKnown(operator, 0);
            awaitNoSeries(operator, "over");
            awaitNoSeries(operator, "live");
        }
    }

    @Test
    void leavesItsNameToTheNext(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "namesake")) {
            lab.create("live", HANGING.formatted(3));
            awaitKnown(operator, 3);
            awaitSeries(operator, "live");

            delete(lab, "live", DeletionPropagation.BACKGROUND);
            lab.create("live", HANGING.formatted(2));

            awaitKnown(operator, 2);
            awaitSeries(operator, "live");
            delete(lab, "live", DeletionPropagation.BACKGROUND);
            awaitKnown(operator, 0);
            awaitNoSeries(operator, "live");
        }
    }

    @Test
    void isUnknownToAnOperatorThatWasAwayMeanwhile(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "away")) {
            lab.create("live", HANGING.formatted(3));
            awaitKnown(operator, 3);
            operator.killHard();

            delete(lab, "live", DeletionPropagation.BACKGROUND);
            lab.create("next", HANGING.formatted(2));
            operator.start();

            awaitKnown(operator, 2);
            awaitSeries(operator, "next");
            awaitNoSeries(operator, "live");
        }
    }

    private static void delete(Lab lab, String sweep, DeletionPropagation propagation) {
        lab.client()
                .resources(Sweep.class)
                .inNamespace(lab.namespace())
                .withName(sweep)
                .withPropagationPolicy(propagation)
                .delete();
    }

    private static void awaitKnown(OperatorProcess operator, int trials) {
        await(trials + " trials that are known to the operator").atMost(LIMIT).untilAsserted(() -> assertThat(
                        lines(operator, "sweep_known_trials"))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(" %d.0".formatted(trials))));
    }

    private static void awaitSeries(OperatorProcess operator, String sweep) {
        await("series of " + sweep)
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(lines(operator, label(sweep))).isNotEmpty());
    }

    private static void awaitNoSeries(OperatorProcess operator, String sweep) {
        await("no series of " + sweep)
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(lines(operator, label(sweep))).isEmpty());
    }

    private static String label(String sweep) {
        return "sweep=\"%s\"".formatted(sweep);
    }

    private static List<String> lines(OperatorProcess operator, String part) {
        return operator.metrics()
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains(part))
                .toList();
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(
                        rights, "DeletedSweepIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()))
                .start();
    }
}
