package dev.sweeps.keeper;

import dev.sweeps.keeper.file.Libc;
import dev.sweeps.keeper.list.BadList;
import dev.sweeps.keeper.list.ListReader;
import dev.sweeps.keeper.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Applies a list to the files of one sweep:
 *
 * <pre>
 * ROOT LIST REPORT
 * </pre>
 *
 * ROOT is the folder of the sweep, or, to remove that, the folder in which it lies. LIST is JSON, or gzip of it: what is kept, what is
 * released, the reports. REPORT is a file, such as /dev/termination-log, that gets at most 4,096 bytes of JSON. What is done
 * is said line by line on stdout. Ends with 0 if the pass was gone through, even with problems; with 1 if that was not possible; with
 * 2 if the list or the command line is refused, and then nothing was touched.
 */
public final class Main {
    private static final int ARGUMENTS = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                run(List.of(arguments), Clock.systemUTC(), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Returns the exit status. */
    static int run(List<String> arguments, Clock clock, PrintStream out) {
        if (arguments.size() != ARGUMENTS) {
            out.println(
                    "keeper: say ROOT LIST REPORT: the folder, the list (JSON or gzip of it), where the report goes");
            return Keeper.REFUSED;
        }
        Keeper.Outcome outcome = run(arguments.get(0), Path.of(arguments.get(1)), clock, out);
        try {
            // At once, and in place: a termination log is a mounted file, which cannot be replaced.
            Files.write(Path.of(arguments.get(2)), outcome.report().json());
        } catch (IOException e) {
            out.println("keeper: the report cannot be written: " + e);
            return Math.max(outcome.status(), Keeper.FAILED);
        }
        return outcome.status();
    }

    private static Keeper.Outcome run(String root, Path list, Clock clock, PrintStream out) {
        try {
            return new Keeper(new Libc(), clock, out::println).run(root, ListReader.read(Files.readAllBytes(list)));
        } catch (BadList e) {
            return refused(e.sentence(), out);
        } catch (IOException e) {
            return refused("the list cannot be read: " + e, out);
        }
    }

    private static Keeper.Outcome refused(String sentence, PrintStream out) {
        out.println("keeper: " + sentence);
        return new Keeper.Outcome(Keeper.REFUSED, Report.of(sentence));
    }
}
