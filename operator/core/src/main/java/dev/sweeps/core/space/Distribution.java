package dev.sweeps.core.space;

import dev.sweeps.core.value.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The distributions of W&amp;B, Protein and Metta by their names, with the fields that each one takes. */
enum Distribution {
    CONSTANT("value"),
    CATEGORICAL("values probabilities"),
    CATEGORICAL_W_PROBABILITIES("values probabilities"),
    INT_UNIFORM("min max mean scale"),
    UNIFORM("min max mean scale"),
    Q_UNIFORM("min max q"),
    LOG_UNIFORM("min max"),
    LOG_UNIFORM_VALUES("min max mean scale"),
    Q_LOG_UNIFORM("min max q"),
    Q_LOG_UNIFORM_VALUES("min max q"),
    INV_LOG_UNIFORM("min max"),
    INV_LOG_UNIFORM_VALUES("min max"),
    NORMAL("mu sigma"),
    Q_NORMAL("mu sigma q"),
    LOG_NORMAL("mu sigma min max mean scale"),
    Q_LOG_NORMAL("mu sigma q"),
    BETA("a b"),
    Q_BETA("a b q"),
    UNIFORM_POW2("min max mean scale"),
    LOGIT_NORMAL("min max mean scale");

    /** What CARBS and the older sweeps of Metta call them. */
    private static final Map<String, String> CARBS = Map.of(
            "linear",
            "uniform",
            "log",
            "log_normal",
            "logit",
            "logit_normal",
            "int",
            "int_uniform",
            "pow2",
            "uniform_pow2");

    /** Names divided by blanks: a set would make the enum mutable. */
    private final String fields;

    Distribution(String fields) {
        this.fields = fields;
    }

    /** As users write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(String field) {
        return Arrays.asList(fields.split(" ")).contains(field);
    }

    static Distribution named(String name) throws BadDefinition {
        String label = CARBS.getOrDefault(name, name);
        for (Distribution distribution : values()) {
            if (distribution.label().equals(label)) {
                return distribution;
            }
        }
        List<String> labels =
                Arrays.stream(values()).map(Distribution::label).sorted().toList();
        throw new BadDefinition("distribution " + label + " is unknown" + Spelling.hint(label, labels) + "; known are "
                + String.join(", ", labels));
    }

    /**
     * The distribution that a definition names or, as in W&amp;B, implies: {@code values}, {@code value}, or whole or fractional bounds.
     * JSON does not tell 1.0 from 1, so that bounds count as whole when both have no fraction; name the distribution to have real
     * numbers between whole bounds.
     */
    static Distribution of(ParameterDefinition definition) throws BadDefinition {
        String name = definition.distribution();
        if (name != null) {
            return named(name);
        }
        if (definition.values() != null) {
            return definition.probabilities() == null ? CATEGORICAL : CATEGORICAL_W_PROBABILITIES;
        }
        if (definition.value() != null) {
            return CONSTANT;
        }
        Double min = definition.min();
        Double max = definition.max();
        if (min == null && max == null) {
            throw new BadDefinition("has no distribution; give value, values, or min and max, or name a distribution");
        }
        return isWhole(min) && isWhole(max) ? INT_UNIFORM : UNIFORM;
    }

    private static boolean isWhole(@Nullable Double bound) {
        return bound == null || bound == Math.rint(bound);
    }
}
