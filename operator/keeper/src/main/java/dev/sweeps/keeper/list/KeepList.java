package dev.sweeps.keeper.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be done for one sweep; what is not on the list is not touched.
 *
 * @param uid of the sweep: another one of the same name has another uid
 * @param dryRun whether things are only said
 * @param trashSeconds how long something lies in the trash; 0: not at all
 * @param files text of the reports by name
 * @param log lines that begin with an RFC 3339 time, in order
 */
public record KeepList(
        int version,
        String sweep,
        String uid,
        Mode mode,
        boolean dryRun,
        long trashSeconds,
        @JsonProperty("remove") Removal removal,
        List<Kept> kept,
        List<Released> released,
        Map<String, String> files,
        List<String> log) {
    /** The version that this program understands. */
    public static final int VERSION = 1;

    /** Names in the folder of a sweep that no report may have. */
    private static final Set<String> TAKEN = Set.of("trials", "best_models", "sweep_manager.log");

    private static final int LONGEST_UID = 253;
    private static final long LONGEST_TRASH_SECONDS = 1_000_000_000;

    public KeepList {
        PlainName.requireObject("sweep", sweep);
        requireUid(uid);
        require(mode, "mode has to be Keep or Farewell");
        removal = removal == null ? Removal.NOTHING : removal;
        if (trashSeconds < 0 || trashSeconds > LONGEST_TRASH_SECONDS) {
            throw new IllegalArgumentException(
                    "trashSeconds is %d; 0 to %d are possible".formatted(trashSeconds, LONGEST_TRASH_SECONDS));
        }
        kept = List.copyOf(kept);
        released = List.copyOf(released);
        requireOnce(kept, released);
        files = Map.copyOf(files);
        files.keySet().forEach(KeepList::requireReport);
        log = List.copyOf(log);
    }

    private static void requireUid(@Nullable String uid) {
        if (uid == null
                || uid.isBlank()
                || uid.length() > LONGEST_UID
                || uid.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("uid \"%s\" is no uid".formatted(PlainName.shown(uid)));
        }
    }

    private static void require(@Nullable Object value, String message) {
        if (value == null) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void requireReport(String name) {
        PlainName.requireFile("file", name);
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("file \"%s\" has a name that the keeper needs itself".formatted(name));
        }
    }

    private static void requireOnce(List<Kept> kept, List<Released> released) {
        Set<Integer> ranks = new HashSet<>();
        Set<String> trials = new HashSet<>();
        for (Kept each : kept) {
            if (!ranks.add(each.rank())) {
                throw new IllegalArgumentException("rank %d is given twice".formatted(each.rank()));
            }
            if (!trials.add(each.trial())) {
                throw new IllegalArgumentException("trial %s is kept twice".formatted(each.trial()));
            }
        }
        for (Released each : released) {
            if (!trials.add(each.trial())) {
                boolean alsoKept = kept.stream().anyMatch(other -> other.trial().equals(each.trial()));
                throw new IllegalArgumentException("trial %s is %s"
                        .formatted(each.trial(), alsoKept ? "both kept and released" : "released twice"));
            }
        }
    }

    /** Every trial on the list. */
    public Stream<String> trials() {
        return Stream.concat(kept.stream().map(Kept::trial), released.stream().map(Released::trial));
    }

    /** The reports in the order of their names. */
    public Map<String, String> filesInOrder() {
        return new TreeMap<>(files);
    }
}
