package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that end the whole sweep, or single trials, early. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlyStopSpec(
        @JsonPropertyDescription("Ends the sweep when the last trials to finish are all poor: a broken program or a "
                        + "hopeless space costs 5 trials, not all. On by default.")
                @Default("{}")
                @Nullable
                NotLearningSpec notLearning,
        @JsonPropertyDescription("Ends the sweep when the last trials to finish were all masked: their attention fell "
                        + "back or was all zero, so that their results mean nothing. On by default.")
                @Default("{}")
                @Nullable
                MaskedSpec masked,
        @JsonPropertyDescription("Ends the sweep when many of the last trials to finish failed, also with successes "
                        + "between them. Off unless given; failureRate: {} has the defaults.")
                @Nullable
                FailureRateSpec failureRate,
        @JsonPropertyDescription("Ends the sweep when the last trials to finish have made the best objective hardly "
                        + "better. Off unless given; noImprovement: {} has the defaults. Not where objectives are traded "
                        + "off, which have no single best.")
                @Nullable
                NoImprovementSpec noImprovement,
        @JsonPropertyDescription(
                        "Your own rules over what trials report, at most 16. Each says what a trial is of which it "
                                + "holds, and may end the sweep. They see finished trials, and running ones with action StopTrial.")
                @Size(max = Limits.RULES)
                @Nullable
                List<RuleSpec> rules,
        @JsonPropertyDescription("Ends single trials that do not look as if they could win, from the values of the "
                        + "objective that they report while they run. The program gets SIGTERM and the grace period "
                        + "of the template; a result that it still writes counts. Off unless given.")
                @Nullable
                TrialStopSpec trial) {}
