package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.Choice;
import dev.sweeps.core.space.Domain;
import dev.sweeps.core.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Trials of elsewhere, as a table. The first line names the columns: parameters of the sweep by their dotted
 * names, and every metric that it is after; {@value #GPU_SECONDS} is what a trial cost; other columns do not count. Each further line
 * is a trial. One without a number for a metric has failed; a parameter without a value counts as one that was not varied.
 */
public final class EarlierTable {
    private static final String GPU_SECONDS = "gpuSeconds";

    private final List<String> columns;
    private final UnitCube cube;
    private final Objectives objectives;

    private EarlierTable(List<String> columns, UnitCube cube, Objectives objectives) {
        this.columns = columns;
        this.cube = cube;
        this.objectives = objectives;
    }

    /**
     * What a search takes from a table.
     *
     * @param lines the cells of each line
     * @param most trials that are kept
     */
    public static EarlierSweep of(
            String name, WarmStartMode mode, List<List<String>> lines, UnitCube cube, Objectives objectives, int most) {
        List<String> columns = lines.isEmpty() ? List.of() : lines.getFirst();
        String missing = objectives.metrics().stream()
                .filter(metric -> !columns.contains(metric))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return EarlierSweep.refused(name, mode, "its first line has no column " + missing);
        }
        EarlierTable table = new EarlierTable(columns, cube, objectives);
        List<TrialRecord> trials = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            trials.add(table.trial(trials.size(), line));
        }
        return EarlierSweeps.of(name, mode, objectives, trials, cube, objectives, most);
    }

    private TrialRecord trial(long index, List<String> line) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Parameter parameter : cube.space().parameters()) {
            String cell = cell(line, parameter.name());
            if (!cell.isEmpty()) {
                parameters.put(parameter.name(), value(parameter.domain(), cell));
            }
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        objectives.metrics().forEach(metric -> {
            double number = number(cell(line, metric));
            if (Double.isFinite(number)) {
                metrics.put(metric, number);
            }
        });
        boolean whole = metrics.keySet().containsAll(objectives.metrics());
        double cost = number(cell(line, GPU_SECONDS));
        return TrialDraft.of("", index)
                .parameters(parameters)
                .state(whole ? TrialState.SUCCEEDED : TrialState.FAILED)
                .result(whole ? objectives.value(metrics) : null, metrics)
                .gpuSeconds(cost > 0 ? Math.round(cost) : 0, 0)
                .build();
    }

    private String cell(List<String> line, String column) {
        int place = columns.indexOf(column);
        return place < 0 || place >= line.size() ? "" : line.get(place);
    }

    /** The value of the domain that is written so; the text itself if it is none, which lies in no domain of numbers. */
    private static Object value(Domain domain, String cell) {
        if (domain instanceof Choice choice) {
            return choice.values().stream()
                    .filter(value -> isWritten(value, cell))
                    .findFirst()
                    .orElse(cell);
        }
        double number = number(cell);
        return Double.isFinite(number) ? number : cell;
    }

    /** Other programs write {@code True} and {@code 32.0}. */
    private static boolean isWritten(Object value, String cell) {
        return value instanceof Number number
                ? number.doubleValue() == number(cell)
                : value instanceof Boolean
                        ? value.toString().equalsIgnoreCase(cell)
                        : Objects.toString(value).equals(cell);
    }

    /** NaN if it is none. */
    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
