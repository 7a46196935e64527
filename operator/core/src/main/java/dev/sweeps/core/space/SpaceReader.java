package dev.sweeps.core.space;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.condition.ConditionReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a user's parameter definitions. */
public final class SpaceReader {
    private static final int MOST_PARAMETERS = 256;
    private static final int MOST_POINTS = 10_000;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable ConditionCompiler compiler;

    private SpaceReader() {}

    /**
     * Reads all definitions and collects the problems of all of them. No definitions give a space with one configuration, the empty
     * one.
     *
     * @param definitions by name, in the order that the user wrote them
     */
    public static SpaceReading read(Map<String, ParameterDefinition> definitions) {
        Definitions flat = Definitions.of(definitions);
        int size = flat.named().size();
        if (size > MOST_PARAMETERS) {
            return new SpaceReading.Rejected(List.of(new Problem(
                    "parameters",
                    "defines " + size + " parameters, at most " + MOST_PARAMETERS
                            + " can be; move fixed values to overrides")));
        }
        return new SpaceReader().read(flat);
    }

    private SpaceReading read(Definitions flat) {
        problems.addAll(flat.problems());
        problems.addAll(NameRules.check(flat.named()));
        flat.named().forEach(named -> add(named, flat));
        if (!problems.isEmpty()) {
            return new SpaceReading.Rejected(problems);
        }
        EvaluationOrder order = EvaluationOrder.of(parameters);
        List<String> ring = order.ring();
        if (!ring.isEmpty()) {
            problems.add(ringProblem(flat, ring));
        }
        probe(flat);
        return problems.isEmpty()
                ? new SpaceReading.Ready(new SearchSpace(parameters, order.positions()))
                : new SpaceReading.Rejected(problems);
    }

    private void add(Definitions.Named named, Definitions flat) {
        List<Condition> conditions = new ArrayList<>();
        for (Definitions.When when : named.conditions()) {
            switch (compiler(flat).read(when.expression())) {
                case ConditionReading.Ready ready -> conditions.add(ready.condition());
                case ConditionReading.Rejected rejected -> report(new Problem(when.path(), rejected.message()));
            }
        }
        try {
            Domain domain = DomainReader.read(named.definition());
            Integer count = named.definition().count();
            if (count != null && (count < 1 || count > MOST_POINTS)) {
                throw new BadDefinition(
                        "count " + count + " must be within 1 to " + MOST_POINTS + "; give another count");
            }
            parameters.add(new Parameter(named.name(), domain, count, conditions));
        } catch (BadDefinition e) {
            report(new Problem(named.path(), e.fault()));
        }
    }

    /** Made when the first condition comes: most spaces have none, and this is what reading one would spend its time on. */
    private ConditionCompiler compiler(Definitions flat) {
        ConditionCompiler made = compiler;
        if (made == null) {
            made = new ConditionCompiler(
                    flat.named().stream().map(Definitions.Named::name).toList());
            compiler = made;
        }
        return made;
    }

    private static Problem ringProblem(Definitions flat, List<String> ring) {
        Definitions.Named first = flat.named().stream()
                .filter(named -> named.name().equals(ring.getFirst()))
                .findFirst()
                .orElseThrow();
        return new Problem(
                first.conditions().getLast().path(),
                "waits for itself: " + String.join(" -> ", ring) + "; remove one of these conditions");
    }

    private void probe(Definitions flat) {
        ConditionProbe probe = new ConditionProbe(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            List<Definitions.When> places = flat.named().get(i).conditions();
            List<Condition> conditions = parameters.get(i).conditions();
            for (int j = 0; j < conditions.size(); j++) {
                String path = places.get(j).path();
                probe.fault(conditions.get(j)).ifPresent(message -> report(new Problem(path, message)));
            }
        }
    }

    /** The condition of a group stands with all its parameters, but is one problem. */
    private void report(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
