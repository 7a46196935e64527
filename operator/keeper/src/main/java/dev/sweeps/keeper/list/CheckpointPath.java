package dev.sweeps.keeper.list;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sweeps.keeper.file.Name;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a checkpoint lies in the folder of an attempt, such as {@code checkpoint} or {@code models/last.pt}: a file or a folder. */
public record CheckpointPath(@JsonValue String text) {
    /** Where programs put their checkpoint unless they say otherwise. */
    public static final CheckpointPath USUAL = new CheckpointPath("checkpoint");

    private static final int LONGEST_NAME = 255;
    private static final int MOST_NAMES = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CheckpointPath {
        require(text);
    }

    private static void require(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw refused(text, "is empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw refused(text, "is no valid Unicode");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(text, "has a control character");
        }
        if (text.startsWith("/")) {
            throw refused(text, "is absolute; it has to be relative to the folder of the attempt");
        }
        String[] names = text.split("/", -1);
        if (names.length > MOST_NAMES) {
            throw refused(text, "has more than " + MOST_NAMES + " components");
        }
        Arrays.stream(names).forEach(name -> requireName(text, name));
    }

    private static void requireName(String text, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw refused(text, "has the component \"" + name + "\"");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw refused(text, "has a component of more than " + LONGEST_NAME + " bytes");
        }
    }

    private static IllegalArgumentException refused(@Nullable String text, String why) {
        return new IllegalArgumentException("checkpoint \"%s\" %s".formatted(PlainName.shown(text), why));
    }

    /** The folders on the way. */
    public List<Name> folders() {
        List<Name> names = names();
        return names.subList(0, names.size() - 1);
    }

    /** The file or folder itself. */
    public Name last() {
        return names().getLast();
    }

    /** Whether it is in that folder, so that it goes with it. */
    public boolean isIn(CheckpointPath folder) {
        return text.startsWith(folder.text + "/");
    }

    private List<Name> names() {
        return Arrays.stream(text.split("/", -1)).map(Name::of).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
