package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command of a pipeline; it runs in a copy of the template's first container. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepSpec(
        @JsonPropertyDescription("Name of the step and of its container: lower-case letters, digits and -, at most 63 "
                        + "characters, each name once. Example: train-model-a.")
                @Required
                @Size(min = 1, max = 63)
                @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
                String name,
        @JsonPropertyDescription("Container image of this step. Default: the image of the template's first container.")
                @Size(min = 1, max = 1024)
                @Nullable
                String image,
        @JsonPropertyDescription("Entry point of this step; replaces the command of the template's first container. "
                        + "Placeholders such as ${trainer.lr} are filled in.")
                @Size(max = 256)
                @Nullable
                List<@Size(max = Limits.ARGUMENT) String> command,
        @JsonPropertyDescription("Arguments of this step; replaces the args of the template's first container. "
                        + "Placeholders such as ${trainer.lr} are filled in; an element ${args} becomes one "
                        + "--name=value for each parameter.")
                @Size(max = 256)
                @Nullable
                List<@Size(max = Limits.ARGUMENT) String> args,
        @JsonPropertyDescription(
                        "CEL expression over the configuration of the trial (overrides merged with parameters); "
                                + "when it is false the step is left out. Example: include_clone_classifier && trainer.lr "
                                + "< 0.1.")
                @Size(min = 1, max = 1024)
                @Nullable
                String when) {}
