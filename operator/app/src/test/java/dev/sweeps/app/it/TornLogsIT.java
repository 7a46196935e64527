package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.Trial;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The logs of many running trials at once, of which no connection lasts: each ends after some lines, in the middle of the next one. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class TornLogsIT {
    private static final int TRIALS = 20;
    private static final long HALF = 30;
    private static final long WHOLE = 60;

    /** Two lines of each piece are known already. */
    private static final long PIECE = 9;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** Reports that decide nothing wait for others, and the machine may be busy. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Steps below this one are printed, by every program. */
    private final AtomicLong printed = new AtomicLong(HALF);

    @Test
    void everyStepIsStoredOnceAlsoWhenTheOperatorIsKilledInTheMiddle(Lab lab, OperatorRights rights) {
        try (LogFaults faults = LogFaults.before(rights, new LogFaults.Answer.Torn(this::piece));
                OperatorProcess operator = new OperatorProcess(
                        faults.rights(), "TornLogsIT", Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()))) {
            operator.start();
            lab.create(
                    "torn",
                    """
                    trials: {max: %d, parallel: %d}
                    result: {live: true}
                    template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
                    """
                            .formatted(TRIALS, TRIALS));
            awaitSteps(lab, HALF);
            assertThat(reports(operator, "first")).isEqualTo(TRIALS * HALF);
            assertThat(reports(operator, "again")).isPositive();

            operator.killHard();
            printed.set(WHOLE);
            operator.start();

            awaitSteps(lab, WHOLE);
            assertThat(reports(operator, "first")).isEqualTo(TRIALS * (WHOLE - HALF));
            assertThat(lab.trials("torn"))
                    .allSatisfy(trial -> assertThat(trial.getStatus().attempt()).isEqualTo(1));
        }
    }

    /** What one connection gives: some lines and half a line; nothing when all that is printed was given. */
    private String piece(Instant since) {
        long from = since.isBefore(FIRST) ? 0 : Duration.between(FIRST, since).toSeconds();
        long to = Math.min(from + PIECE, printed.get());
        if (from + 2 >= to) {
            return "";
        }
        String whole = LongStream.range(from, to).mapToObj(TornLogsIT::line).collect(Collectors.joining());
        return whole + line(to).substring(0, 10 + (int) (to % 40));
    }

    private static String line(long step) {
        return FIRST.plusSeconds(step) + " {\"step\": " + step + ", \"loss\": " + value(step) + "}\n";
    }

    private static double value(long step) {
        return 1.0 / (1 + step);
    }

    private static void awaitSteps(Lab lab, long count) {
        await("the steps of all trials")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(lab.trials("torn")).hasSize(TRIALS);
                    assertThat(lab.trials("torn")).allSatisfy(trial -> assertThat(points(trial))
                            .extracting(CurvePoint::step)
                            .containsExactlyElementsOf(
                                    LongStream.range(0, count).boxed().toList()));
                });
        assertThat(lab.trials("torn")).allSatisfy(trial -> assertThat(points(trial))
                .extracting(CurvePoint::number)
                .containsExactlyElementsOf(
                        LongStream.range(0, count).mapToObj(TornLogsIT::value).toList()));
    }

    private static List<CurvePoint> points(Trial trial) {
        return trial.getStatus() == null || trial.getStatus().curve() == null
                ? List.of()
                : Objects.requireNonNull(trial.getStatus().curve()).points();
    }

    /** Reports that the running operator has counted. */
    private static long reports(OperatorProcess operator, String seen) {
        return operator.metrics()
                .lines()
                .filter(line -> line.startsWith("sweep_logs_reports_total{seen=\"" + seen + "\"}"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
