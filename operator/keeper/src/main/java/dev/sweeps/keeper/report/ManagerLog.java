package dev.sweeps.keeper.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One log out of two: what the operator knows of the trials, and what the keeper did. */
public final class ManagerLog {
    private record Line(Instant time, String text) {}

    private ManagerLog() {}

    /** The lines in the order of the times that they begin with; one without a time stays behind the one before it. */
    public static String merge(List<String> log, List<String> journal) {
        List<Line> lines = new ArrayList<>();
        addTo(lines, log);
        addTo(lines, journal);
        lines.sort(Comparator.comparing(Line::time)); // Stable, so that equal times keep their order.
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private static void addTo(List<Line> lines, List<String> texts) {
        Instant time = Instant.MIN;
        for (String text : texts) {
            time = timeOf(text, time);
            // A line of the log is one line, whatever a trial is said to have said.
            lines.add(new Line(time, text.replaceAll("\\p{Cntrl}", " ")));
        }
    }

    private static Instant timeOf(String text, Instant otherwise) {
        int end = text.indexOf(' ');
        if (end < 0) {
            return otherwise;
        }
        try {
            return Instant.parse(text.substring(0, end));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
