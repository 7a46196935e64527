package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A rule of the user over what a trial reported. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.action) || self.action != 'StopTrial' || self.when.contains('metrics')"
                + " || self.when.contains('diagnostics') || self.when.contains('notFinite')",
        message = "action StopTrial decides by what a running trial reports: read a metric in when,"
                + " for example metrics.grad_norm > 1e6 && step > 100",
        fieldPath = ".when")
public record RuleSpec(
        @JsonPropertyDescription("Name of the rule: letters, digits, - and _, a letter first, at most 63, each name "
                        + "once, and none that the operator has itself, such as median. In CamelCase it is the reason "
                        + "of what ends by the rule: nan-batches becomes NanBatches.")
                @Required
                @Size(min = 1, max = 63)
                @Pattern("^[A-Za-z][A-Za-z0-9_-]*$")
                String name,
        @JsonPropertyDescription("CEL expression over the result of a trial, evaluated when its program has ended with "
                        + "exit code 0: metrics (finite numbers by their reported names, all of them fractions: write 2.0 "
                        + "to calculate), diagnostics (everything else that was reported, and the metrics too) and notFinite "
                        + "(names of numbers that were NaN or infinite), step (the last one that was reported) and parameters "
                        + "(what the trial was given). With action StopTrial also over each report of a running trial, whose "
                        + "numbers are both metrics and diagnostics. A rule that reads what was not reported does not "
                        + "apply; x || y holds when either side does. Examples: diagnostics.nan_batches > 3 || "
                        + "metrics.grad_norm > 1e6; metrics[\"val-loss\"] > 10; \"loss\" in notFinite.")
                @Required
                @Size(min = 1, max = 512)
                String when,
        @JsonPropertyDescription(
                        "What a trial is of which the rule holds. Poor: its objective stands, and it counts for "
                                + "notLearning. Masked: it ends as Masked, its objective does not count. Broken: it ends as Failed "
                                + "and is not retried unless action is Retry. A trial that is Poor and was ended by action StopTrial is Stopped. The first rule that says Masked or Broken decides.")
                @Required
                RuleVerdict verdict,
        @JsonPropertyDescription("None (default). StopSweep: the sweep is Failed when the rule held for consecutive "
                        + "trials in a row. StopTrial: a running trial is ended by the first report of which the rule "
                        + "holds; reports are lines with a step, as sweep.report(step, grad_norm=...) prints them, and such "
                        + "rules read at most 16 metrics, each by its name. AvoidNode: the node is to blame; one on which "
                        + "two attempts met this is avoided as trials.avoidNodes says, and programs that failed are asked about too. "
                        + "Retry: the trial is tried again with the same parameters as often as trials.retries says, and the "
                        + "verdict is about its last attempt.")
                @Default("None")
                @Nullable
                RuleAction action,
        @JsonPropertyDescription("Number of trials in a row, in the order of finishing, for which the rule has to hold "
                        + "before action StopSweep ends the sweep. Default 3.")
                @Default("3")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer consecutive,
        @JsonPropertyDescription("What it means, in your words; stands in the message of the trial before the rule and "
                        + "the numbers that it read.")
                @Size(max = 256)
                @Nullable
                String message) {}
