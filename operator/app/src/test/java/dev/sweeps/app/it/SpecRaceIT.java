package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A change of a spec that falls together with a write of the same object's status must not be lost: a client that takes the
 * change's event for the echo of its own write would never look at it (java-operator-sdk issues 3398 and 3455).
 */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class SpecRaceIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final int SWEEPS = 4;
    private static final int CHANGES = 50;

    /** Far below the period after which a live sweep is looked at anyway, so that a lost change is not made up for. */
    private static final Duration ACTED_ON = Duration.ofSeconds(15);

    @Test
    void actsOnEveryChange(Lab lab) throws Exception {
        try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> edited = new ArrayList<>();
            for (int number = 0; number < SWEEPS; number++) {
                String name = "race-" + number;
                lab.create(
                        name,
                        """
                        trials: {max: 90000, parallel: 4}
                        template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "100"}}}
                        """);
                edited.add(editors.submit(() -> changeAgainAndAgain(lab, name)));
            }
            for (Future<?> one : edited) {
                one.get();
            }
        }
    }

    private static void changeAgainAndAgain(Lab lab, String name) {
        try (Sightings seen = new Sightings().of(lab, lab.client().resources(Sweep.class))) {
            Sweep running = lab.awaitState(name, SweepState.RUNNING);
            assertThat(running.getStatus()).isNotNull();
            for (int change = 0; change < CHANGES; change++) {
                if (change % 10 != 0) {
                    // The write of a status is the moment to race with; a suspended sweep writes none.
                    seen.awaitEvents("Sweep/" + name, 1, Lab.LIMIT);
                }
                String spec = change % 10 == 9
                        ? "{suspend: true}"
                        : "{suspend: false, trials: {parallel: %d, max: %d}}"
                                .formatted(2 + change % 3, 90_000 + change);
                long generation = lab.change(name, spec);
                await("change %d of %s".formatted(change, name))
                        .atMost(ACTED_ON)
                        .pollInterval(Duration.ofMillis(20))
                        .untilAsserted(
                                () -> assertThat(lab.sweep(name).getStatus().observedGeneration())
                                        .isEqualTo(generation));
            }
        }
    }
}
