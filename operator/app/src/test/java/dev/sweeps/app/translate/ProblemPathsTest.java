package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPathsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    parameters: {lr: {min: 1, max: 0}}                                  | spec.parameters["lr"]:
                    parameters: {lr: {values: [1, .nan]}}                               | spec.parameters["lr"].values
                    parameters: {lr: {values: [1], choices: [1]}}                       | spec.parameters["lr"].choices: says the same
                    parameters: {lr: {choices: [1, .nan]}}                              | spec.parameters["lr"].choices
                    parameters: {lr: {min: 0, max: 0.5}}                                | spec.trials.max:
                    parameters: {lr: {values: [1]}}, budget: {duration: soon}           | spec.budget.duration:
                    parameters: {lr: {min: 0, max: 0.5}}, search: {algorithm: grid}     | spec.parameters["lr"]:
                    parameters: {lr: {min: 0, max: 0.5}}, search: {algorithm: pbt}      | spec.trials.max:
                    parameters: {lr: {values: [1]}}, search: {algorithm: pbt, settings: {quantil: 1}} | spec.search.settings.quantil: is unknown; did you mean quantile?
                    parameters: {lr: {values: [1]}}, earlyStop: {rules: [{name: a, when: b > 1, verdict: Poor}]} | spec.earlyStop.rules[0].when: reads b
                    parameters: {lr: {values: [1]}}, earlyStop: {rules: [{name: out-of-memory, when: metrics.b > 1, verdict: Broken}]} | spec.earlyStop.rules[0].name: "out-of-memory" makes the reason OutOfMemory
                    parameters: {lr: {values: [1]}}, earlyStop: {rules: [{name: a-b, when: metrics.b > 1, verdict: Broken}, {name: a_b, when: metrics.b > 1, verdict: Broken}]} | spec.earlyStop.rules[1].name: "a_b" makes the reason AB, which another rule gives
                    parameters: {lr: {values: [1]}}, earlyStop: {rules: [{name: a, when: metrics.b > 1, verdict: Broken, action: Retry}]} | spec.earlyStop.rules[0].action: Retry uses up trials.retries, which is 0
                    """)
    void eachProblemOfASpecIsNamedFromItsRoot(String spec, String path) {
        assertThat(sentence(spec)).startsWith(path).doesNotContain("spec.spec.");
    }

    @Test
    void severalProblemsAreOneSentence() {
        var problems =
                List.of(new Problem("template.spec", "is empty"), new Problem("steps[0].when", "is no condition"));

        assertThat(ProblemText.sentence(problems))
                .isEqualTo("spec.template.spec: is empty; spec.steps[0].when: is no condition");
    }

    private static String sentence(String spec) {
        var yaml = "apiVersion: sweeps.dev/v1alpha1\nkind: Sweep\nspec: {objective: {metric: reward, goal: maximize}, "
                + spec + "}\n";
        return switch (SpecReader.read(
                Serialization.unmarshal(yaml, Sweep.class).getSpec())) {
            case SpecReading.Ready _ -> throw new AssertionError("nothing is wrong with " + spec);
            case SpecReading.Rejected rejected -> ProblemText.sentence(rejected.problems());
        };
    }
}
