package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the trash: seconds since 1970, a dash, what it was, such as {@code 1764185000-digits-00003-a1-checkpoint}. */
final class TrashName {
    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,10})-.+");
    /** With time and suffix it stays far below the 255 bytes that volumes take. */
    private static final int LONGEST_LABEL = 150;

    private TrashName() {}

    /** When something of this name came into the trash; empty if it is not the keeper's. */
    static Optional<Instant> time(Name name) {
        Matcher matcher = PATTERN.matcher(name.text());
        return matcher.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** A name that is free in the trash. */
    static Name free(Directory trash, Instant now, String label) throws FileFailure {
        String plain = label.replaceAll("[^A-Za-z0-9._-]", "_");
        String base = now.getEpochSecond() + "-" + plain.substring(0, Math.min(LONGEST_LABEL, plain.length()));
        Name name = Name.of(base);
        for (int suffix = 2; trash.stat(name).isPresent(); suffix++) {
            name = Name.of(base + "-" + suffix);
        }
        return name;
    }
}
