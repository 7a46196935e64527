package dev.sweeps.core.condition;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that was compiled by a {@link ConditionCompiler}.
 *
 * <p>A name that is absent from the configuration makes whatever reads it unknown, and an unknown condition does not hold. There
 * are two exceptions, both CEL's own: {@code has(a.b)} is false and {@code !has(a.b)} true when {@code a.b} is absent, and
 * {@code x || y} holds when either side does, even if the other one is unknown.
 */
public final class Condition {
    private final String expression;
    private final Set<String> reads;
    private final Set<List<String>> paths;
    private final Groups groups;
    private final boolean rootIsNamed;
    private final CelRuntime.Program program;

    Condition(
            String expression,
            Set<String> reads,
            Set<List<String>> paths,
            Groups groups,
            boolean rootIsNamed,
            CelRuntime.Program program) {
        this.expression = expression;
        this.reads = Set.copyOf(reads);
        this.paths = Collections.unmodifiableSet(new LinkedHashSet<>(paths));
        this.groups = groups;
        this.rootIsNamed = rootIsNamed;
        this.program = program;
    }

    /** As the user wrote it. */
    public String expression() {
        return expression;
    }

    /** The dotted names of the parameters that it reads. */
    public Set<String> reads() {
        return reads;
    }

    /** The field paths that it reads, as it was written, in that order; they may lead into the value of a known name. */
    public Set<List<String>> paths() {
        return paths;
    }

    /** Whether it is true for this nested configuration; a fault counts as false. */
    public boolean holds(Map<String, Object> nested) {
        return outcome(nested) instanceof Outcome.Decided decided && decided.holds();
    }

    /** What it gives for this nested configuration. */
    public Outcome outcome(Map<String, Object> nested) {
        Map<String, Object> complete = groups.completed(nested);
        try {
            return outcomeOf(program.eval((String name) -> variable(complete, name)));
        } catch (CelEvaluationException e) {
            return new Outcome.Fault(
                    String.valueOf(e.getMessage()), e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND);
        }
    }

    private Optional<Object> variable(Map<String, Object> nested, String name) {
        return rootIsNamed && name.equals(ConditionCompiler.ROOT)
                ? Optional.of(nested)
                : Optional.ofNullable(nested.get(name));
    }

    private static Outcome outcomeOf(Object result) {
        return switch (result) {
            case Boolean holds -> new Outcome.Decided(holds);
            case String _ -> new Outcome.NotBoolean("a string");
            case Number _ -> new Outcome.NotBoolean("a number");
            case List<?> _ -> new Outcome.NotBoolean("a list");
            case Map<?, ?> _ -> new Outcome.NotBoolean("an object");
            default -> new Outcome.Fault("a name that it reads is absent", true);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition
                && expression.equals(condition.expression)
                && reads.equals(condition.reads);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
