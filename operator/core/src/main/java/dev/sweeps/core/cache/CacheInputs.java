package dev.sweeps.core.cache;

import java.util.List;
import java.util.Set;

/**
 * What decides the content of the cached data, as far as the operator can see it. The data files lie on the claim: here they are
 * paths only, and the process that sees them adds their size and time, or their content, to the key of the entry.
 *
 * @param configuration dotted paths in the nested configuration of a trial; a path that is not there counts as absent
 * @param sets those of the paths whose lists have no order
 * @param data paths of the data files, in any order
 * @param version the user's own word for the code that builds
 */
public record CacheInputs(List<String> configuration, Set<String> sets, List<String> data, String version) {
    public CacheInputs {
        configuration = List.copyOf(configuration);
        sets = Set.copyOf(sets);
        data = List.copyOf(data);
    }
}
