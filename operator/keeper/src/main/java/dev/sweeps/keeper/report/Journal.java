package dev.sweeps.keeper.report;

import dev.sweeps.keeper.file.AppendedFile;
import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all passes, one before each thing that is done. When the volume is full the lines wait: what frees space must not
 * fail because nothing can be written of it.
 */
public final class Journal implements AutoCloseable {
    public static final Name FILE = Name.of("journal.log");

    private static final Name DRAFT = Name.of("journal.draft");
    private static final int LONGEST = 64 << 20;

    private final AppendedFile file;
    private final List<String> lines;
    private final StringBuilder waiting = new StringBuilder();
    private boolean unsynced;
    private @Nullable FileFailure failure;

    private Journal(AppendedFile file, String before) {
        this.file = file;
        this.lines = new ArrayList<>(before.lines().toList());
        if (!before.isEmpty() && !before.endsWith("\n")) {
            waiting.append('\n'); // The end of a line that a crash cut off.
        }
    }

    /** Opens the journal in a folder, or begins it. */
    public static Journal open(Directory folder, Directory staging) throws FileFailure {
        byte[] before = Contents.read(folder, FILE, LONGEST).orElse(new byte[0]);
        if (folder.stat(FILE).filter(stat -> stat.isFile() && stat.links() > 1).isPresent()) {
            // A backup of hard links, say: what we append must not change another file.
            Contents.replace(folder, FILE, before, staging, DRAFT);
        }
        return new Journal(AppendedFile.open(folder, FILE), new String(before, StandardCharsets.UTF_8));
    }

    void add(String line) {
        lines.add(line);
        waiting.append(line).append('\n');
        write();
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            file.append(waiting.toString().getBytes(StandardCharsets.UTF_8));
            waiting.setLength(0);
            unsynced = true;
            failure = null;
        } catch (FileFailure e) {
            failure = e;
        }
    }

    /** Makes sure that all lines are on the volume; says why not. */
    public Optional<FileFailure> settle() {
        write();
        if (failure == null && unsynced) {
            try {
                file.sync();
                unsynced = false;
            } catch (FileFailure e) {
                return Optional.of(e);
            }
        }
        return Optional.ofNullable(failure);
    }

    /** All lines, the oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        file.close();
    }
}
