package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweeps.app.cluster.Command;
import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A claim on a file system of its own, of a few MiB: one that is really full or read-only. It is mounted where the local cluster's node
 * sees it, in whose namespace of mounts it is looked at as well.
 *
 * @param root where it is mounted
 */
record SmallVolume(long node, Path root, Path image) implements AutoCloseable {
    private static final String FILLING = "filling";

    /** Makes the file system, a volume on it, and the claim that is bound to it. */
    static SmallVolume claim(Lab lab, String name, int mebibytes) throws IOException {
        var image = Files.createTempFile("volume", ".ext4");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes << 20);
        }
        var root = Files.createTempDirectory("volume");
        var made = new SmallVolume(node(lab), root, image);
        run("mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-O", "^has_journal", image.toString());
        made.onNode("mount", "-o", "loop", image.toString(), root.toString());
        // The kubelet gives the folders in it the same permissions, and the programs of the tests are not root.
        made.onNode("chmod", "0777", root.toString());
        BoundClaim.on(lab, name, root.toString(), mebibytes + "Mi");
        return made;
    }

    /** The first process in the node's namespaces, a child of the one that was started to make them. */
    private static long node(Lab lab) throws IOException {
        var file = lab.cluster().kubeconfig().resolveSibling("processes").resolve("node.json");
        var maker = Serialization.unmarshal(Files.readString(file), JsonNode.class)
                .path("pid")
                .longValue();
        return ProcessHandle.of(maker).stream()
                .flatMap(ProcessHandle::children)
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** What is on it. */
    SharedFolder files() {
        return new SharedFolder(
                Path.of("/proc/" + node + "/root").resolve(Path.of("/").relativize(root)));
    }

    /** Leaves not a single block: the file system refuses files while it still has some for folders. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(files().at(FILLING))) {
            var block = new byte[1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        onNode("sync", "--file-system", root.toString());
        try {
            for (var each = 0; ; each++) {
                Files.createDirectory(files().at(FILLING + each));
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void makeRoom() throws IOException {
        Files.delete(files().at(FILLING));
    }

    void makeReadOnly() {
        onNode("mount", "-o", "remount,ro", root.toString());
    }

    void makeWritable() {
        onNode("mount", "-o", "remount,rw", root.toString());
    }

    /** Pods may still be ending: the file system goes with the last of them. */
    @Override
    public void close() throws IOException {
        onNode("umount", "--lazy", root.toString());
        Files.delete(root);
        Files.delete(image);
    }

    private void onNode(String... words) {
        run(Stream.concat(
                        Stream.of("nsenter", "--target", String.valueOf(node), "--mount", "--pid", "--"),
                        Stream.of(words))
                .toArray(String[]::new));
    }

    private static void run(String... words) {
        Command.run(Duration.ofMinutes(1), Map.of(), List.of(words)).orFail();
    }
}
