package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the results of a program that does not know of sweeps are found. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultSpec(
        @JsonPropertyDescription("Absolute path, inside the container, of the JSON object with metrics and diagnostics "
                        + "that the program writes; fewer than SWEEP_RESULT_LIMIT bytes. It becomes the terminationMessagePath of "
                        + "the container. Default /sweep/result.json. Example: "
                        + "/sweep/output/run_001/inference_diagnostics.json.")
                @Size(min = 2, max = 1024)
                @ValidationRule(
                        value = "self.matches('^/.*[^/]$') && !self.split('/').exists(part, part == '..')",
                        message = "result.file is the absolute path of a file, without .. parts, for example"
                                + " /sweep/output/run_001/inference_diagnostics.json")
                @Nullable
                String file,
        @JsonPropertyDescription(
                        "Read metrics also from what the main container prints. The result file wins where both "
                                + "name a metric.")
                @Nullable
                StdoutSpec stdout,
        @JsonPropertyDescription(
                        "Follow what running trials print and keep the values of the objective by step in "
                                + "status.curve of each Trial. Lines count that name both step and the objective, as "
                                + "sweep.report(step, loss=0.5) prints them; with stdout they are found in that format. Default false.")
                @Default("false")
                @Nullable
                Boolean live) {}
