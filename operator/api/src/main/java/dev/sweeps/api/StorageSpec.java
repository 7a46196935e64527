package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The shared volume on which outputs and checkpoints are kept. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageSpec(
        @JsonPropertyDescription(
                        "Name of a PersistentVolumeClaim in the namespace of the Sweep. With more than one node "
                                + "it must be ReadWriteMany. Without storage the outputs of a trial end with its pod.")
                @Required
                @Size(min = 1, max = 253)
                @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
                String claim,
        @JsonPropertyDescription("Folder on the volume below which everything is kept, as "
                        + "<path>/<namespace>/<sweep>/trials/<trial>/a<attempt>. Relative, without .. parts. "
                        + "Default sweeps.")
                @Default("sweeps")
                @Size(min = 1, max = 512)
                @ValidationRule(
                        value = "self.matches('^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$')"
                                + " && !self.split('/').exists(part, part == '..' || part == '.')",
                        message = "storage.path is a relative folder of letters, digits, . _ - and /, without . and .."
                                + " parts, for example team/sweeps")
                @Nullable
                String path) {}
