package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data that many trials need and one of them has to build, kept on the storage volume for all sweeps of the namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "(has(self.configuration) && size(self.configuration) > 0) || (has(self.data) && size(self.data) > 0)",
        message = "cache needs at least one path in configuration or one file in data: without them all trials would"
                + " share one entry; for example configuration: [data.seasons, data.window]")
@ValidationRule(
        value =
                "!has(self.unordered) || self.unordered.all(path, has(self.configuration) && path in self.configuration)",
        message = "cache.unordered names paths of cache.configuration: add the path there as well",
        fieldPath = ".unordered")
public record CacheSpec(
        @JsonPropertyDescription(
                        "Dotted paths in the configuration of a trial that decide what the data is, for example "
                                + "data.seasons. Trials that agree in all of them share one entry; everything else "
                                + "(epochs, learning rate) is left out. A path that a trial does not have counts as absent.")
                @Size(max = 64)
                @Nullable
                List<@Size(min = 1, max = 256) String> configuration,
        @JsonPropertyDescription(
                        "Those of the paths whose lists have no order: [2022, 2023] is the same as [2023, 2022].")
                @Size(max = 64)
                @Nullable
                List<@Size(min = 1, max = 256) String> unordered,
        @JsonPropertyDescription(
                        "Files or folders, as the program sees them, from which the data is built. A change of "
                                + "one makes a new entry.")
                @Size(max = 32)
                @Nullable
                List<CacheDataFile> data,
        @JsonPropertyDescription("Any text; change it when the code that builds the data has changed.")
                @Size(max = 256)
                @Nullable
                String version,
        @JsonPropertyDescription("Has a Job without GPU build the data of a key before the trials of that key start. "
                        + "Without it the first trial of a key builds.")
                @Nullable
                CacheBuildSpec build,
        @JsonPropertyDescription("Whether the trials of a key whose data is being built wait, Pending with reason "
                        + "CacheBuilding and without a GPU. Default true.")
                @Default("true")
                @Nullable
                Boolean waitForBuild,
        @JsonPropertyDescription(
                        "Size up to which entries are kept, for example 50Gi: the ones used least recently are "
                                + "removed, never one in use. Without it nothing is removed.")
                @Size(min = 1, max = 32)
                @ValidationRule(
                        value = "self.matches('^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)?$')",
                        message = "cache.maxSize is a whole number of bytes, with a unit Ki, Mi, Gi, Ti, k, M, G or T "
                                + "or without one, for example 50Gi")
                @Nullable
                String maxSize,
        @JsonPropertyDescription(
                        "Entries that are not used any more: their data is built anew by whoever needs it next.")
                @Size(max = 64)
                @Nullable
                List<CacheDiscard> discard) {
    public CacheSpec {
        configuration = Bounded.list(configuration);
        unordered = Bounded.list(unordered);
        data = Bounded.list(data);
        discard = Bounded.list(discard);
    }
}
