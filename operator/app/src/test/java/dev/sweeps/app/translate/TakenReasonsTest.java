package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.RuleNames;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.TrialStopSpec;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.core.finding.FindingRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenReasonsTest {
    private static final String RULE =
            "earlyStop: {rules: [{name: %s, when: metrics.nan > 1, verdict: Poor, action: StopTrial}]}";

    @Test
    void knowsEveryRuleForTrials() {
        assertThat(TakenReasons.TRIAL_RULES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TrialStopSpec.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("mode"))
                        .toList());
    }

    @Test
    void saysWhichNamesAreTakenAndProposesOneThatIsNot() {
        assertThat(TakenReasons.problem("median", false))
                .contains(
                        "\"median\" makes the reason Median, which the operator itself gives: choose another name, for example"
                                + " my-median; taken are the names of its rules asha, brackets, costQuantile, hyperband, median,"
                                + " patience, percentile, plateau, threshold, wilcoxon");
        assertThat(TakenReasons.problem("all-rules", false)).hasValueSatisfying(text -> assertThat(text)
                .contains("for example my-all-rules; taken are its reasons AllRules, AllTrialsFailed, ")
                .contains(", SweepEnded, "));
        TakenReasons.TRIAL_RULES.forEach(name ->
                assertThat(TakenReasons.problem("my-" + name, false)).as(name).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Median",
                "median_",
                "cost-quantile",
                "CostQuantile",
                "start-timeout",
                "out-of-memory",
                "maskedTrials"
            })
    void whateverMakesATakenReasonIsRefused(String name) {
        assertThat(TakenReasons.problem(name, false)).hasValueSatisfying(text -> assertThat(text)
                .contains("the reason " + FindingRule.reason(name) + ",", "my-" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exploded", "medianOfMine", "asha2", "nan-batches"})
    void otherNamesAreFree(String name) {
        assertThat(TakenReasons.problem(name, false)).isEmpty();
    }

    @Test
    void aSweepThatHasBegunKeepsItsName() {
        assertThat(SpecReader.read(sweep("median", null))).isInstanceOf(SpecReading.Rejected.class);
        assertThat(SpecReader.read(sweep("median", 0))).isInstanceOf(SpecReading.Rejected.class);

        assertThat(SpecReader.read(sweep("median", 1)))
                .isInstanceOfSatisfying(SpecReading.Ready.class, ready -> assertThat(
                                ready.sweep().policy().liveRules().rules())
                        .extracting(FindingRule::reason)
                        .containsExactly("Median"));
        assertThat(TrialPolicies.of(sweep("median", 1).getSpec()).rules())
                .extracting(FindingRule::reason)
                .containsExactly("Median");
    }

    /** What the operator lets pass because a sweep has begun, the API server takes only where the sweep has it already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "median_",
                "Median",
                "cost-quantile",
                "costQuantile",
                "Cost__Quantile-",
                "all-rules",
                "AllRules",
                "sweep-ended",
                "waited-too-long",
                "WaitedTooLong"
            })
    void theApiServerRefusesItAsANewName(String name) {
        assertThat(TakenReasons.problem(name, false)).isPresent();
        assertThat(TakenReasons.problem(name, true)).isEmpty();
        assertThat(name).containsPattern(RuleNames.TAKEN);
    }

    @Test
    void theApiServerKnowsEveryNameOfARule() {
        assertThat(TakenReasons.TRIAL_RULES).allSatisfy(name -> assertThat(name).containsPattern(RuleNames.TAKEN));
        assertThat(TakenReasons.OF_NEW_SWEEPS)
                .allSatisfy(name -> assertThat(name).containsPattern(RuleNames.TAKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-median", "medians", "costquantile", "cost-quan-tile", "allrules", "waited-toolong"})
    void theApiServerLeavesOthers(String name) {
        assertThat(TakenReasons.problem(name, false)).isEmpty();
        assertThat(name).doesNotContainPattern(RuleNames.TAKEN);
    }

    @Test
    void whatWasNeverFreeIsNotFreeLater() {
        assertThat(SpecReader.read(sweep("out-of-memory", 1))).isInstanceOf(SpecReading.Rejected.class);
    }

    private static Sweep sweep(String rule, @Nullable Integer nextIndex) {
        var sweep = Manifests.sweep("s", RULE.formatted(rule));
        if (nextIndex != null) {
            sweep.setAdditionalProperty("status", Map.of("nextIndex", nextIndex));
        }
        return Serialization.unmarshal(Serialization.asJson(sweep), Sweep.class);
    }
}
