package dev.sweeps.core.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestReportTest {

    @Test
    void linesOfOneStepAreOneReport() {
        var first = new LatestReport(1, 5, Map.of("loss", 0.5, "lr", 0.1), List.of("grad_norm", "entropy"));
        var second = new LatestReport(1, 5, Map.of("grad_norm", 2.0, "lr", 0.2), List.of("loss"));

        assertThat(second.after(first))
                .isEqualTo(new LatestReport(1, 5, Map.of("grad_norm", 2.0, "lr", 0.2), List.of("entropy", "loss")));
    }

    @Test
    void ofAnotherStepOrAttemptNothingIsCarriedOver() {
        var first = new LatestReport(1, 5, Map.of("loss", 0.5), List.of());
        var nextStep = new LatestReport(1, 6, Map.of("lr", 0.1), List.of());
        var nextAttempt = new LatestReport(2, 5, Map.of("lr", 0.1), List.of());

        assertThat(nextStep.after(first)).isEqualTo(nextStep);
        assertThat(nextAttempt.after(first)).isEqualTo(nextAttempt);
        assertThat(first.after(null)).isEqualTo(first);
    }

    @Test
    void comesLaterByAttemptThenByStepThenByWhatItSays() {
        var report = new LatestReport(1, 5, Map.of("loss", 0.5), List.of());

        assertThat(report.isBeyond(null)).isTrue();
        assertThat(report.isBeyond(report)).isFalse();
        assertThat(new LatestReport(1, 5, Map.of("loss", 0.5, "lr", 0.1), List.of()).isBeyond(report))
                .isTrue();
        assertThat(new LatestReport(1, 4, Map.of("loss", 9.0), List.of()).isBeyond(report))
                .isFalse();
        assertThat(new LatestReport(2, 0, Map.of(), List.of("loss")).isBeyond(report))
                .isTrue();
        assertThat(report.isBeyond(new LatestReport(2, 0, Map.of(), List.of()))).isFalse();
    }

    @Test
    void isBounded() {
        Map<String, Double> many = new TreeMap<>(
                IntStream.range(0, 40).boxed().collect(Collectors.toMap(number -> "m" + number, Integer::doubleValue)));

        var report = new LatestReport(1, 0, many, List.copyOf(many.keySet()));

        assertThat(report.metrics()).hasSize(LatestReport.MOST);
        assertThat(report.notFinite()).hasSize(LatestReport.MOST);
    }
}
