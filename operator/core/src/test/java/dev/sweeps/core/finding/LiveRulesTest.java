package dev.sweeps.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.curve.Watch;
import dev.sweeps.core.history.Finding.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveRulesTest {
    private static final ReportConditions CONDITIONS = new ReportConditions(Set.of("trainer.lr", "batch-size"));
    private static final Map<String, Object> PARAMETERS = Map.of("trainer.lr", 0.5, "batch-size", 64);

    @Test
    void asksTheRulesThatEndRunningTrialsOnly() {
        var none = rule("late", "metrics.loss > 1", FindingRule.Action.NONE);
        var live = rule("early", "metrics.grad_norm > 1", FindingRule.Action.STOP_TRIAL);

        var rules = LiveRules.of(List.of(none, live));

        assertThat(rules.rules()).containsExactly(live);
        assertThat(rules.metrics()).containsExactly("grad_norm");
    }

    @Test
    void keepsOfAReportWhatRulesReadAndWhatIsNotFinite() {
        var rules =
                rules("metrics.val.loss > 1 || metrics[\"grad-norm\"] > 2 || \"lr\" in notFinite", "diagnostics.g > 3");
        var numbers = new LinkedHashMap<String, Double>();
        numbers.put("step", 5.0);
        numbers.put("entropy", Double.NaN);
        numbers.put("lr", Double.POSITIVE_INFINITY);
        numbers.put("val.loss", 0.5);
        numbers.put("val.loss2", 0.5);
        numbers.put("grad-norm", 1.0);
        numbers.put("g.mean", 2.0);

        assertThat(rules.read(2, 5, numbers))
                .contains(new LatestReport(
                        2, 5, Map.of("val.loss", 0.5, "grad-norm", 1.0, "g.mean", 2.0), List.of("lr", "entropy")));
        assertThat(rules.read(2, 6, Map.of("step", 6.0, "reward", 1.0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    metrics.grad_norm > 1e6 && step >= 100
                    diagnostics.grad_norm > 1e6
                    metrics.grad_norm > 1e6 * parameters.trainer.lr
                    metrics.grad_norm > 1e6 && parameters["batch-size"] >= 64
                    metrics.grad_norm > 1e6 && parameters["trainer.lr"] == 0.5
                    "loss" in notFinite
                    metrics.absent > 1 || metrics.grad_norm > 1e6
                    """)
    void holds(String when) {
        var report = new LatestReport(1, 100, Map.of("grad_norm", 2e6), List.of("loss"));

        assertThat(rules(when).judge(report, PARAMETERS)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    metrics.grad_norm > 1e6 && step > 100
                    metrics.absent > 1
                    metrics.absent.deep > 1
                    diagnostics.device == "cpu"
                    metrics.grad_norm > 1e6 && parameters["batch-size"] > 64
                    diagnostics.grad_norm == "high" || diagnostics.grad_norm / 2 > 1
                    "grad_norm" in notFinite
                    """)
    void doesNotHoldAndBreaksNothing(String when) {
        var report = new LatestReport(1, 100, Map.of("grad_norm", 2e6), List.of("loss"));

        assertThat(rules(when).judge(report, PARAMETERS)).isEmpty();
    }

    @Test
    void theFirstRuleThatHoldsDecidesWithWhatItRead() {
        var rules = rules("metrics.absent > 1", "metrics.g > 1 && step > 1", "metrics.g > 0");

        var held = rules.judge(new LatestReport(1, 7, Map.of("g", 2.5), List.of()), PARAMETERS)
                .orElseThrow();

        assertThat(held.rule().name()).isEqualTo("r1");
        assertThat(held.numbers()).isEqualTo("metrics.g is 2.5, step is 7");
    }

    @Test
    void aWatchIsThatOfTheCurveAndTheRules() {
        var watch = new LiveWatch(Watch.forReading("reward"), rules("metrics.g > 1"), PARAMETERS);

        assertThat(watch.metric()).isEqualTo("reward");
        assertThat(watch.decides(watch.latest(1, 3, Map.of("g", 2.0)).orElseThrow()))
                .isTrue();
        assertThat(watch.decides(watch.latest(1, 3, Map.of("g", 0.5)).orElseThrow()))
                .isFalse();
        assertThat(watch.latest(1, 3, Map.of("reward", 2.0))).isEmpty();
    }

    private static LiveRules rules(String... when) {
        return LiveRules.of(IntStream.range(0, when.length)
                .mapToObj(i -> rule("r" + i, when[i], FindingRule.Action.STOP_TRIAL))
                .toList());
    }

    private static FindingRule rule(String name, String when, FindingRule.Action action) {
        return switch (CONDITIONS.read(when)) {
            case ConditionReading.Ready ready -> new FindingRule(name, ready.condition(), Verdict.BROKEN, action, null);
            case ConditionReading.Rejected rejected -> throw new AssertionError(when + " " + rejected.message());
        };
    }
}
