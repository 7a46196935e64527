package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The trial from whose checkpoint another one begins. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialOrigin(
        @JsonPropertyDescription("Its name.") @Required @Size(min = 1, max = Limits.NAME) String trial,
        @JsonPropertyDescription("The attempt of it that succeeded, from 1.") @Required @Min(1) int attempt) {}
