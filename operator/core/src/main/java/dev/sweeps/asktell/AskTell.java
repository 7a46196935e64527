package dev.sweeps.asktell;

import dev.sweeps.core.value.JsonValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers JSON lines on the standard streams:
 *
 * <pre>
 * {"op": "init", "space": [["lr", "float", 0.0, 1.0], ["layers", "int", 1, 6], ["kind", "cat", 3]], "seed": 1}
 * {"op": "preload", "xs": [{"lr": 0.5, "layers": 2, "kind": 0}], "ys": [0.7]}
 * {"op": "ask"}                                        gives {"id": 1, "x": {"lr": 0.25, "layers": 3, "kind": 2}}
 * {"op": "tell", "id": 1, "y": 0.3, "cost": 12.5}      y is a loss; null or NaN for a failure; the cost may be left out
 * {"op": "best"}                                       gives {"id": 1, "x": {…}, "y": 0.31}, the point of which the model expects
 *                                                      the lowest loss (the first one, of several) and the loss that it expects
 * </pre>
 *
 * <p>An {@code init} may have a {@code budget}: what all trials together may cost, and {@code earlier}: problems from which gp, cost
 * and tpe start warm, {@code [{"mode": "Ranking", "xs": […], "ys": […]}]}, in the same space.
 *
 * <p>Only {@code ask} and {@code best} have an answer. What was asked and not told is pending. An answer depends on what was said since the last
 * {@code init} and on nothing else. The first line that makes no sense is answered by {@code {"error": …}} and ends the program:
 * afterwards question and answer would no longer fit together.
 */
public final class AskTell {
    private static final int GOOD = 0;
    private static final int BAD = 2;

    private AskTell() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(
                List.of(arguments),
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    }

    /** Answers until the input ends; returns the exit status. */
    static int run(List<String> arguments, Reader in, Writer out) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        try {
            Conversation conversation = new Conversation(algorithm(arguments));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Map<String, Object>> answer = conversation.hear(MessageReader.read(line));
                if (answer.isPresent()) {
                    say(answer.get(), out);
                }
            }
            return GOOD;
        } catch (BadInput e) {
            say(Map.of("error", e.sentence()), out);
            return BAD;
        }
    }

    private static Algorithm algorithm(List<String> arguments) throws BadInput {
        if (arguments.size() != 2 || !arguments.getFirst().equals("--algorithm")) {
            throw new BadInput("start with --algorithm NAME, where NAME is one of " + Algorithm.names());
        }
        return Algorithm.named(arguments.getLast());
    }

    private static void say(Map<String, Object> answer, Writer out) throws IOException {
        out.write(JsonValues.jsonText(answer));
        out.write('\n');
        out.flush();
    }
}
