package dev.sweeps.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Finding.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final ReportConditions CONDITIONS = new ReportConditions(Set.of("trainer.lr"));

    private static final Reported REPORTED = Reported.of(
            metrics("grad_norm", 2e6, "val.loss", 0.25, "val-acc", 0.5, "a", 1.0, "a.b", 2.0),
            Set.of("loss"),
            Map.of("n_teams", 24L, "device", "cpu", "fallback", true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.grad_norm > 1e6",
                "metrics.grad_norm == 2000000",
                "metrics.val.loss < 0.5",
                "metrics[\"val.loss\"] < 0.5",
                "metrics[\"val.loss\"] < 1 && diagnostics[\"n_teams\"] > 1",
                "metrics[\"val-acc\"] == 0.5",
                "metrics[\"a.b\"] == 2.0 && metrics.a == 1.0",
                "diagnostics.grad_norm > 1e6",
                "diagnostics.n_teams / 2.0 == 12.0",
                "diagnostics.device == \"cpu\" && diagnostics.fallback",
                "\"loss\" in notFinite",
                "diagnostics.nan_batches > 3 || metrics.grad_norm > 1e6",
                "!has(metrics.nan_batches)"
            })
    void holds(String when) {
        var findings = Findings.of(List.of(rule("r", when, Verdict.POOR, null)), REPORTED);

        assertThat(findings.held()).hasSize(1);
        assertThat(findings.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.grad_norm < 1e6",
                "metrics.nan_batches > 3",
                "metrics[\"nan.batches\"] > 3",
                "metrics.val.accuracy > 0",
                "metrics.nothing.at.all > 0",
                "metrics.loss > 0",
                "diagnostics.nan_batches > 3 || metrics.grad_norm > 1e7",
                "\"grad_norm\" in notFinite"
            })
    void doesNotApplyAndSaysNothing(String when) {
        assertThat(Findings.of(List.of(rule("r", when, Verdict.BROKEN, null)), REPORTED))
                .isEqualTo(Findings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    diagnostics.device > 3      | it cannot be evaluated
                    diagnostics.device          | it gives a string
                    diagnostics.n_teams / 2 > 1 | it cannot be evaluated
                    """)
    void aFaultIsSaid(String when, String problem) {
        var findings = Findings.of(List.of(rule("odd", when, Verdict.BROKEN, null)), REPORTED);

        assertThat(findings.held()).isEmpty();
        assertThat(findings.remarks()).startsWith("; rule odd does not apply: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    grad_norm > 1e6            | reads grad_norm, which does not exist; known are metrics, diagnostics, notFinite, step, parameters
                    metrics.grad_norm >        | is no condition in CEL
                    metrics.a + 1.0            | gives a value of type double
                    metrics.a / 2 > 1.0        | calculate with 2.0 instead of 2
                    metrics.a > "high"         | cannot be evaluated
                    1 < 2                      | reads nothing that is reported
                    step > 10                  | reads nothing that is reported
                    parameters.trainer.lr > 1  | reads nothing that is reported
                    step / 2 > metrics.a       | calculate with 2.0 instead of 2
                    metrics.a > 1 && parameters.trainer.lrr > 1 | reads parameters.trainer.lrr, which does not exist; did you mean trainer.lr?; the sweep has trainer.lr
                    "many"                     | gives a value of type string
                    metrics.all(m, m > 1)      | reads m, which does not exist
                    """)
    void whatCannotWorkIsRefusedBeforeTheFirstTrial(String when, String problem) {
        assertThat(CONDITIONS.read(when))
                .isInstanceOfSatisfying(ConditionReading.Rejected.class, rejected -> assertThat(rejected.message())
                        .contains(problem));
    }

    @Test
    void saysWhatItReadAndInTheUsersWords() {
        var rules = List.of(
                rule("exploded", "diagnostics.nan > 3 || metrics.grad_norm > 1e6", Verdict.BROKEN, null),
                rule("worse", "metrics.val.loss > 0.2", Verdict.POOR, "loss stays high"));

        var findings = Findings.of(rules, REPORTED);

        assertThat(findings.list())
                .containsExactly(
                        new Finding("exploded", Verdict.BROKEN, "metrics.grad_norm is 2000000"),
                        new Finding("worse", Verdict.POOR, "metrics.val.loss is 0.25"));
        assertThat(findings.deciding().orElseThrow().text())
                .isEqualTo("rule exploded holds: diagnostics.nan > 3 || metrics.grad_norm > 1e6"
                        + " (metrics.grad_norm is 2000000)");
        assertThat(findings.remarks())
                .isEqualTo("; poor: loss stays high: metrics.val.loss > 0.2 (metrics.val.loss is 0.25)");
    }

    @Test
    void theFirstRuleThatTakesTheObjectiveDecides() {
        var rules = List.of(
                rule("poor", "metrics.a == 1.0", Verdict.POOR, null),
                rule("masked", "metrics.a == 1.0", Verdict.MASKED, null),
                rule("broken", "metrics.a == 1.0", Verdict.BROKEN, null));

        assertThat(Findings.of(rules, REPORTED).deciding().orElseThrow().rule().name())
                .isEqualTo("masked");
    }

    @ParameterizedTest
    @CsvSource({
        "broken, Broken",
        "nan-batches, NanBatches",
        "nan_batches, NanBatches",
        "gradNorm, GradNorm",
        "a--b_, AB"
    })
    void reasonsAreInCamelCase(String name, String reason) {
        assertThat(FindingRule.reason(name)).isEqualTo(reason);
    }

    /** Whatever names are reported, each can be read as a whole and nothing fails. */
    @Property(tries = 300)
    void everyReportedNameCanBeReadAsAWhole(
            @ForAll @Size(max = 8)
                    Map<@StringLength(min = 1, max = 5) @AlphaChars @Chars({'.', '-', '_'}) String, Double> reported) {
        var metrics = new LinkedHashMap<String, Double>();
        reported.forEach((name, value) -> metrics.put(name, Double.isFinite(value) ? value : 0.0));
        var view = Reported.of(metrics, Set.of(), Map.of());

        metrics.forEach((name, value) -> {
            var rule = rule("r", "metrics[\"" + name + "\"] >= -1.7e308 || true", Verdict.POOR, null);
            assertThat(Findings.of(List.of(rule), view).held()).hasSize(1);
            assertThat(view.text(List.of(List.of("metrics", name)))).startsWith("metrics." + name + " is ");
        });
    }

    private static Map<String, Double> metrics(Object... namesAndValues) {
        var metrics = new LinkedHashMap<String, Double>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            metrics.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
        }
        return metrics;
    }

    private static FindingRule rule(String name, String when, Verdict verdict, @Nullable String message) {
        return switch (CONDITIONS.read(when)) {
            case ConditionReading.Ready ready ->
                new FindingRule(name, ready.condition(), verdict, FindingRule.Action.NONE, message);
            case ConditionReading.Rejected rejected -> throw new AssertionError(when + " " + rejected.message());
        };
    }
}
