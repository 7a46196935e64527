package dev.sweeps.app.bench;

import dev.sweeps.app.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a process has used, as Linux and its JVM tell. */
public final class ProcessFigures {
    /** USER_HZ: a constant of Linux's interface, whatever the kernel's own clock. */
    private static final long TICK_MILLISECONDS = 10;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Pattern USED =
            Pattern.compile("(?:heap|DefNew|Tenured|generation|PSYoungGen|ParOldGen)\\s.*used (\\d+)K");

    private ProcessFigures() {}

    /** CPU time in user and kernel mode, proc_pid_stat(5). */
    public static Duration cpu(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The command's name, in parentheses, may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLISECONDS);
    }

    /** The largest resident set so far, in MiB. */
    public static long peakResident(long pid) throws IOException {
        return status(pid, "VmHWM:") / 1024;
    }

    /** Threads that the operating system knows of. */
    public static int threads(long pid) throws IOException {
        return (int) status(pid, "Threads:");
    }

    /** A number of proc_pid_status(5). */
    private static long status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Heap in use after a full collection, in MiB. */
    public static long heapAfterCollection(long pid) {
        String said = jcmd(pid, "GC.run");
        // One line for the whole heap or one for each generation, as the collector has it.
        return USED.matcher(said + jcmd(pid, "GC.heap_info"))
                        .results()
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum()
                / 1024;
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return Command.run(LIMIT, Map.of(), List.of(program.toString(), Long.toString(pid), command))
                .orFail();
    }
}
