package dev.sweeps.keeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder on disk, made and looked at with the means of the JDK. */
final class TestTree {
    private final Path root;

    TestTree(Path root) {
        this.root = root;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(path(path), LinkOption.NOFOLLOW_LINKS);
    }

    String text(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestTree file(String path, String text) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.writeString(path(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A checkpoint folder with two files, one of them deeper, whose texts tell where they were written. */
    TestTree checkpoint(String trial, int attempt) {
        String place = "trials/%s/a%d/checkpoint/".formatted(trial, attempt);
        file(place + "weights", "weights of " + place);
        return file(place + "optimizer/state", "state of " + place);
    }

    TestTree folder(String path) {
        try {
            Files.createDirectories(path(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestTree link(String path, Path target) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.createSymbolicLink(path(path), target);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestTree hardLink(String path, Path target) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.createLink(path(path), target);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestTree pipe(String path) {
        Command.run("mkfifo", path(path).toString());
        return this;
    }

    TestTree delete(String path) {
        try (Stream<Path> all = Files.walk(path(path))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every entry by its path, with what it is and holds; links are not followed. */
    SortedMap<String, String> entries() {
        SortedMap<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                entries.put(root.relativize(each).toString(), describe(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path)) {
            return "folder";
        }
        return Files.isRegularFile(path) ? "file " + Files.readString(path, StandardCharsets.ISO_8859_1) : "other";
    }
}
