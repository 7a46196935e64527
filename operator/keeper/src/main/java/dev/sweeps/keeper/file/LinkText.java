package dev.sweeps.keeper.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a symbolic link says, as the kernel has it. It is looked at here, and never handed to the kernel to be followed. */
public final class LinkText {
    private static final String ABOVE = "..";

    private final byte[] bytes;

    LinkText(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Whether it cannot lead out of a tree, whatever other links of which this holds lie in it. So {@code ..} may stand at the
     * beginning only, where it goes up folders and no links.
     *
     * @param depth how many folders of the tree the link lies in, the topmost one not counted
     */
    public boolean staysWithin(int depth) {
        List<String> steps = steps();
        int up = 0;
        while (up < steps.size() && steps.get(up).equals(ABOVE)) {
            up++;
        }
        return !isAbsolute() && up <= depth && !steps.subList(up, steps.size()).contains(ABOVE);
    }

    /** The way from the folder of the link to something in it or deeper; empty if it leads elsewhere. */
    public List<Name> wayDown() {
        List<String> steps = steps();
        return isAbsolute() || steps.contains(ABOVE)
                ? List.of()
                : steps.stream()
                        .map(step -> Name.of(step.getBytes(StandardCharsets.ISO_8859_1)))
                        .toList();
    }

    private boolean isAbsolute() {
        return bytes.length == 0 || bytes[0] == '/';
    }

    /** In ISO 8859-1, in which every byte is a character. */
    private List<String> steps() {
        List<String> steps =
                new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("/", -1)));
        steps.removeIf(step -> step.isEmpty() || step.equals("."));
        return steps;
    }
}
