package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts every parameter after those that its conditions read, and otherwise keeps the declared order. */
final class EvaluationOrder {
    private final List<Parameter> parameters;
    private final List<Integer> order = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();

    private EvaluationOrder(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static EvaluationOrder of(List<Parameter> parameters) {
        EvaluationOrder order = new EvaluationOrder(parameters);
        while (order.placeFirstReady()) {}
        return order;
    }

    private boolean placeFirstReady() {
        for (int position = 0; position < parameters.size(); position++) {
            Parameter parameter = parameters.get(position);
            if (!placed.contains(parameter.name()) && placed.containsAll(parameter.reads())) {
                placed.add(parameter.name());
                return order.add(position);
            }
        }
        return false;
    }

    /** Positions in evaluation order; shorter than the parameters when some wait for each other. */
    List<Integer> positions() {
        return order;
    }

    /** Names that wait for each other in a ring, the first one again at the end; empty when there is no ring. */
    List<String> ring() {
        Map<String, Parameter> waiting = parameters.stream()
                .filter(parameter -> !placed.contains(parameter.name()))
                .collect(Collectors.toMap(Parameter::name, Function.identity()));
        List<String> walk = new ArrayList<>();
        parameters.stream()
                .map(Parameter::name)
                .filter(waiting::containsKey)
                .findFirst()
                .ifPresent(walk::add);
        while (!walk.isEmpty()) {
            Parameter last = waiting.get(walk.getLast());
            if (last == null) {
                return List.of();
            }
            String next = last.reads().stream()
                    .filter(waiting::containsKey)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            int seen = walk.indexOf(next);
            walk.add(next);
            if (seen >= 0) {
                return IntStream.range(seen, walk.size()).mapToObj(walk::get).toList();
            }
        }
        return List.of();
    }
}
