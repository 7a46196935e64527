package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Name;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in best_models: {@code rank_01_<trial>}, two digits or more. */
final class RankName {
    /** What all of them begin with. */
    static final String PREFIX = "rank_";

    private static final Pattern PATTERN = Pattern.compile("rank_([0-9]{2,9})_(.+)");

    private RankName() {}

    static Name of(int rank, String trial) {
        return Name.of("rank_%02d_%s".formatted(rank, trial));
    }

    /** The trial of exactly such a name: {@code rank_001_x} is somebody else's. */
    static Optional<String> trial(Name name) {
        Matcher matcher = PATTERN.matcher(name.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String trial = matcher.group(2);
        return of(Integer.parseInt(matcher.group(1)), trial).equals(name) ? Optional.of(trial) : Optional.empty();
    }
}
