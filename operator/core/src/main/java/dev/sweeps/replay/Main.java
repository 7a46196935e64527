package dev.sweeps.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.pruning.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plays learning curves and histories again:
 *
 * <pre>
 * curves TABLE maximize|minimize PARALLEL ORDERS RULES   the table under the rules: task, trials stopped, steps saved, regret
 * orders TABLE ORDERS                                    the orders of that: task, order, numbers of its trials from 0
 * histories                                              histories on stdin: for each line how many decisions, how many differ
 * </pre>
 *
 * RULES is JSON as below {@code earlyStop.trial} of a Sweep. ORDERS is how many random orders of the trials are averaged.
 */
public final class Main {
    private static final int GOOD = 0;
    private static final int BAD = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(
                List.of(arguments),
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Returns the exit status. */
    static int run(List<String> arguments, Reader in, Writer out) throws IOException {
        var lines = new PrintWriter(out, true);
        try {
            if (arguments.size() == 6 && arguments.getFirst().equals("curves")) {
                curves(arguments, lines);
            } else if (arguments.size() == 3 && arguments.getFirst().equals("orders")) {
                orders(arguments, lines);
            } else if (arguments.equals(List.of("histories"))) {
                new BufferedReader(in).lines().forEach(line -> lines.println(difference(line)));
            } else {
                throw new BadInput(
                        "say curves TABLE maximize|minimize PARALLEL ORDERS RULES, orders TABLE ORDERS, or histories");
            }
            return GOOD;
        } catch (BadInput | IllegalArgumentException e) {
            lines.println("replay: " + e.getMessage());
            return BAD;
        }
    }

    private static void curves(List<String> arguments, PrintWriter out) throws IOException {
        var tasks = table(arguments);
        var goal = Goal.valueOf(arguments.get(2).toUpperCase(Locale.ROOT));
        var parallel = Integer.parseInt(arguments.get(3));
        var orders = Integer.parseInt(arguments.get(4));
        var rules = RuleReader.rules(json(arguments.get(5)));
        tasks.forEach((task, curves) -> {
            for (var order = 0; order < orders; order++) {
                var shuffled =
                        order(curves.size(), order).stream().map(curves::get).toList();
                var outcome = Replay.of(rules, goal, shuffled, parallel);
                out.println("%s\t%d\t%d\t%.6f\t%.6f"
                        .formatted(task, order, outcome.stopped(), outcome.saved(), outcome.regret()));
            }
        });
    }

    /** For programs that play the same trials in the same orders under the rules of others. */
    private static void orders(List<String> arguments, PrintWriter out) throws IOException {
        var orders = Integer.parseInt(arguments.get(2));
        table(arguments).forEach((task, curves) -> {
            for (var order = 0; order < orders; order++) {
                var trials = order(curves.size(), order).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
                out.println("%s\t%d\t%s".formatted(task, order, trials));
            }
        });
    }

    private static Map<String, List<Curve>> table(List<String> arguments) throws IOException {
        return CurveTable.read(Files.readAllLines(Path.of(arguments.get(1)), StandardCharsets.UTF_8));
    }

    private static List<Integer> order(int trials, int order) {
        var shuffled = new ArrayList<>(IntStream.range(0, trials).boxed().toList());
        Collections.shuffle(shuffled, new Random(order));
        return shuffled;
    }

    private static String difference(String line) {
        var decisions = History.play(json(line));
        var differ = decisions.stream()
                .filter(decision -> decision.ours() != decision.theirs())
                .count();
        var stops = decisions.stream().filter(History.Decision::theirs).count();
        return decisions.size() + "\t" + stops + "\t" + differ;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadInput("no JSON: " + e.getOriginalMessage());
        }
    }
}
