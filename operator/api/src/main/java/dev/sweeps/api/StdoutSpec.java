package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Metrics are read from what the last step prints; the last value of each metric counts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.format != 'Pattern' || has(self.pattern)",
        message = "pattern is needed for format Pattern: give an RE2 expression with a group named value, "
                + "for example reward=(?P<value>[-+.eE0-9]+)",
        reason = "FieldValueRequired",
        fieldPath = ".pattern")
@ValidationRule(
        value = "self.format == 'Pattern' || !has(self.pattern)",
        message = "pattern is only read with format: Pattern; set that format or remove the pattern",
        fieldPath = ".pattern")
public record StdoutSpec(
        @JsonPropertyDescription(
                        "JsonLines: every line that is one JSON object, other lines are ignored. Pattern: lines "
                                + "that match pattern.")
                @Required
                StdoutFormat format,
        @JsonPropertyDescription(
                        "RE2 expression for format Pattern with a group named value and, unless it is always the "
                                + "objective, a group named name. Example: (?P<name>\\w+)=(?P<value>[-+.eE0-9]+). At most "
                                + "512 characters.")
                @Size(min = 1, max = 512)
                @Nullable
                String pattern) {}
