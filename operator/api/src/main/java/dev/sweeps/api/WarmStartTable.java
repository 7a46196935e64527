package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A table of trials from which a search starts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmStartTable(
        @JsonPropertyDescription("Name of a ConfigMap in the same namespace.")
                @Required
                @Size(min = 1, max = Limits.NAME)
                String name,
        @JsonPropertyDescription(
                        "Key below its data, for example trials.csv: comma-separated values, whose first line names parameters, the "
                                + "metrics of the objective and, if it is known, gpuSeconds; each further line is a trial, one without "
                                + "a number for a metric a failed one.")
                @Required
                @Size(min = 1, max = Limits.NAME)
                String key) {}
