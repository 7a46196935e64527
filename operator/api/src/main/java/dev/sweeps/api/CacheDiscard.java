package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** An order to build data again. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheDiscard(
        @JsonPropertyDescription("Key as in spec.cache.key of a Trial; without it the order is about all keys.")
                @Pattern("^[0-9a-f]{64}$")
                @Size(max = 64)
                @Nullable
                String key,
        @JsonPropertyDescription("Entries built before this time are not used, RFC 3339 in UTC, for example "
                        + "2026-01-31T12:00:00Z.")
                @Required
                @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
                @Size(max = Limits.TIME)
                String before) {}
