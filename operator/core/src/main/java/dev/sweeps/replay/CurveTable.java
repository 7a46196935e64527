package dev.sweeps.replay;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of learning curves: {@code task<TAB>value value value …}, a line for each trial, the values of steps 1, 2, 3, … */
final class CurveTable {
    private CurveTable() {}

    /** The curves of each task, in the order of the lines. */
    static Map<String, List<Curve>> read(List<String> lines) {
        var tasks = new LinkedHashMap<String, List<Curve>>();
        for (var line : lines) {
            var columns = line.split("\t", -1);
            if (columns.length != 2) {
                throw new BadInput("a line of the table is not a task, a tab and values: " + line);
            }
            tasks.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(curve(columns[1]));
        }
        return tasks;
    }

    private static Curve curve(String values) {
        var points = new ArrayList<CurvePoint>();
        for (var value : values.split(" ", -1)) {
            try {
                points.add(new CurvePoint(points.size() + 1L, Double.parseDouble(value)));
            } catch (NumberFormatException e) {
                throw new BadInput("\"" + value + "\" in the table is no number");
            }
        }
        return new Curve(points);
    }
}
