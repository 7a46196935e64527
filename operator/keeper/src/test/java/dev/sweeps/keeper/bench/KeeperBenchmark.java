package dev.sweeps.keeper.bench;

import dev.sweeps.keeper.ListText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how long the keeper takes for a sweep of many trials, as a Markdown table. Every run is a process of its own, as in a pod.
 * Started by {@code examples/bench/keeper}.
 */
public final class KeeperBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int ROUNDS = 5;
    private static final int KEPT = 10;
    private static final byte[] WEIGHTS = new byte[16 << 10];

    private final Path folder;
    private final int trials;
    private final Map<String, List<Double>> seconds = new TreeMap<>();

    private KeeperBenchmark(Path folder, int trials) {
        this.folder = folder;
        this.trials = trials;
    }

    /** Arguments: {@code [TRIALS [FOLDER]]}. */
    public static void main(String[] arguments) throws IOException {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path parent = Path.of(arguments.length > 1 ? arguments[1] : System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent.toRealPath(), "keeper-bench");
        try {
            KeeperBenchmark benchmark = new KeeperBenchmark(folder, trials);
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round();
            }
            benchmark.print();
        } finally {
            delete(folder);
        }
    }

    private void round() throws IOException {
        Path sweep = folder.resolve("digits");
        fill(sweep);
        time("1 dry run", sweep, list(600).dryRun());
        time("2 first pass: " + (trials - KEPT) + " checkpoints to the trash, " + KEPT + " promoted", sweep, list(600));
        time("3 second pass: nothing to do", sweep, list(600));
        time("4 third pass: the trash is deleted", sweep, list(0));
        time("5 farewell", folder, ListText.farewell());
        if (Files.exists(sweep)) {
            throw new IllegalStateException("something is left in " + sweep);
        }
    }

    private void fill(Path sweep) throws IOException {
        for (int trial = 0; trial < trials; trial++) {
            Path checkpoint =
                    Files.createDirectories(sweep.resolve("trials/digits-%05d/a1/checkpoint".formatted(trial)));
            Files.write(checkpoint.resolve("weights"), WEIGHTS);
            Files.write(checkpoint.resolve("optimizer"), WEIGHTS);
        }
    }

    private ListText list(long trashSeconds) {
        ListText list = ListText.keep().trash(trashSeconds).file("sweep_results.json", "{}");
        for (int trial = 0; trial < trials; trial++) {
            String name = "digits-%05d".formatted(trial);
            if (trial < KEPT) {
                list.kept(trial + 1, name);
            } else {
                list.released(name);
            }
            list.log("2026-01-01T00:00:00Z trial " + name + " succeeded");
        }
        return list;
    }

    private void time(String what, Path root, ListText list) throws IOException {
        Path packed = Files.write(folder.resolve("list.gz"), list.packed());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sweeps.keeper.Main",
                root.toString(),
                packed.toString(),
                folder.resolve("report").toString());
        long begin = System.nanoTime();
        int status = run(command);
        double taken = (System.nanoTime() - begin) / 1e9;
        String report = Files.readString(folder.resolve("report"));
        if (status != 0 || !report.contains("\"problemCount\":0")) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(what, status, report));
        }
        seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(taken);
    }

    private int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void print() {
        OUT.printf(
                "| %d trials, a process for each run | median of %d, s | least | most |%n|---|---|---|---|%n",
                trials, ROUNDS);
        seconds.forEach((what, taken) -> {
            List<Double> sorted = taken.stream().sorted().toList();
            OUT.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f |%n",
                    what.substring(2),
                    sorted.get(ROUNDS / 2),
                    sorted.getFirst(),
                    sorted.getLast());
        });
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
