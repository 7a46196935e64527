package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A file or folder from which cached data is built. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheDataFile(
        @JsonPropertyDescription("Path inside the container, for example /data/games.db.")
                @Required
                @Size(min = 1, max = 1024)
                String path,
        @JsonPropertyDescription(
                        "How a change is noticed: Stat (default) by resolved path, size and time, Content by the "
                                + "SHA-256 of its content, which reads the whole file.")
                @Default("Stat")
                @Nullable
                CacheIdentity identity) {}
