package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is tried. Written once; only {@code stop} is added, {@code rung} moved up and {@code cache.waitsFor} taken away later. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self == oldSelf || (!has(oldSelf.stop) && has(self.stop) && self.sweep == oldSelf.sweep"
                + " && self.index == oldSelf.index && self.sample == oldSelf.sample)"
                + " || (has(oldSelf.cache) && has(oldSelf.cache.waitsFor) && has(self.cache) && !has(self.cache.waitsFor)"
                + " && self.cache.key == oldSelf.cache.key && self.cache.place == oldSelf.cache.place"
                + " && self.sweep == oldSelf.sweep && self.index == oldSelf.index && self.sample == oldSelf.sample"
                + " && has(self.stop) == has(oldSelf.stop))"
                + " || (has(self.rung) && (!has(oldSelf.rung) || self.rung.step > oldSelf.rung.step"
                + " || (self.rung.step == oldSelf.rung.step && self.rung.promoted && !oldSelf.rung.promoted))"
                + " && self.sweep == oldSelf.sweep && self.index == oldSelf.index && self.sample == oldSelf.sample"
                + " && has(self.stop) == has(oldSelf.stop) && has(self.cache) == has(oldSelf.cache))",
        message = "a Trial is a record of what is tried: only spec.stop can be added, once, and never taken back,"
                + " spec.rung moved up, and spec.cache.waitsFor taken away; write a new Sweep to try something else")
@ValidationRule(
        value = "has(self.member) == has(oldSelf.member) && has(self.continues) == has(oldSelf.continues)"
                + " && (!has(self.member) || self.member == oldSelf.member)"
                + " && (!has(self.continues) || self.continues == oldSelf.continues)",
        message = "spec.member and spec.continues cannot change: they say where the trial begins")
public record TrialSpec(
        @JsonPropertyDescription("Name of the Sweep that this trial belongs to.")
                @Required
                @Size(min = 1, max = 46)
                @SelectableField
                String sweep,
        @JsonPropertyDescription("Number of the trial in its sweep, from 0; never used twice.") @Required @Min(0)
                long index,
        @JsonPropertyDescription("Which repetition of the same configuration this is, from 0.") @Required @Min(0)
                int sample,
        @JsonPropertyDescription("Values of the parameters by their dotted name, exactly as the process receives them. "
                        + "Parameters switched off by when are absent.")
                @Required
                @PreserveUnknownFields
                @Size(max = 256)
                Map<String, Object> parameters,
        @JsonPropertyDescription(
                        "What chose the parameters: the algorithm of the sweep, or random with the reason when "
                                + "that had no suggestion in time.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String chosenBy,
        @JsonPropertyDescription("Its part in the batch cache of the sweep.") @Nullable TrialCacheSpec cache,
        @JsonPropertyDescription("Set to end the trial before its program ends; cannot be taken back.") @Nullable
                StopOrder stop,
        @JsonPropertyDescription("What asha with promotion has decided about it at its last rung.") @Nullable
                RungOrder rung,
        @JsonPropertyDescription(
                        "With search.algorithm pbt: the member of the population, from 0, of which this trial is one interval.")
                @Min(0)
                @Nullable
                Integer member,
        @JsonPropertyDescription(
                        "With search.algorithm pbt: the trial from whose checkpoint this one begins; absent when it begins "
                                + "from nothing.")
                @Nullable
                TrialOrigin continues) {
    public TrialSpec {
        parameters = Bounded.map(parameters);
        chosenBy = Bounded.head(chosenBy, Limits.SENTENCE);
    }
}
