package dev.sweeps.core.space;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of one definition, with the sentence that a user reads. */
class BadDefinitionsTest {
    private static final Double NAN = Double.NaN;
    private static final Double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @MethodSource({"shapes", "numbers", "bounds", "lists"})
    void saysWhatToDo(Map<String, Object> definition, String message) {
        assertThat(problems("lr", definition)).containsExactly("parameters[\"lr\"]: " + message);
    }

    static List<Arguments> shapes() {
        return List.of(
                bad(
                        "distribution log_unifrom is unknown; did you mean log_uniform?; known are beta, categorical,"
                                + " categorical_w_probabilities, constant, int_uniform, inv_log_uniform,"
                                + " inv_log_uniform_values, log_normal, log_uniform, log_uniform_values, logit_normal, normal,"
                                + " q_beta, q_log_normal, q_log_uniform, q_log_uniform_values, q_normal, q_uniform, uniform,"
                                + " uniform_pow2",
                        "distribution",
                        "log_unifrom"),
                bad("has no distribution; give value, values, or min and max, or name a distribution"),
                bad("has no distribution; give value, values, or min and max, or name a distribution", "mu", 1),
                bad(
                        "q has no meaning for distribution uniform; remove it or name the distribution that it belongs to",
                        "distribution",
                        "uniform",
                        "min",
                        0,
                        "max",
                        1,
                        "q",
                        0.1),
                bad(
                        "values has no meaning for distribution int_uniform; remove it or name the distribution that it"
                                + " belongs to",
                        "distribution",
                        "int_uniform",
                        "min",
                        0,
                        "max",
                        1,
                        "values",
                        List.of(1)),
                bad(
                        "value has no meaning for distribution categorical; remove it or name the distribution that it"
                                + " belongs to",
                        "value",
                        1,
                        "values",
                        List.of(1)),
                bad(
                        "has both bounds and mu or sigma; give min and max (a bounded log scale) or mu and sigma (the normal"
                                + " distribution of the logarithm)",
                        "distribution",
                        "log_normal",
                        "min",
                        1,
                        "max",
                        2,
                        "mu",
                        0),
                bad("count 0 must be within 1 to 10000; give another count", "min", 0.5, "max", 1, "count", 0),
                bad(
                        "count 10001 must be within 1 to 10000; give another count",
                        "min",
                        0.5,
                        "max",
                        1,
                        "count",
                        10_001));
    }

    static List<Arguments> numbers() {
        return List.of(
                bad("min is NaN; give a finite number", "min", NAN, "max", 1),
                bad("max is Infinity; give a finite number", "distribution", "uniform", "min", 0, "max", INFINITE),
                bad("mu is NaN; give a finite number", "distribution", "normal", "mu", NAN),
                bad("sigma -1 must not be negative; give 0 or more", "distribution", "normal", "sigma", -1),
                bad(
                        "mu and sigma give numbers beyond all bounds; give smaller ones",
                        "distribution",
                        "normal",
                        "sigma",
                        1e308),
                bad(
                        "mu 1000 and sigma 1 describe the natural logarithm and give numbers beyond all bounds; give the"
                                + " logarithms",
                        "distribution",
                        "log_normal",
                        "mu",
                        1000),
                bad(
                        "q 0 must be greater than 0; give a positive step",
                        "distribution",
                        "q_uniform",
                        "min",
                        0,
                        "max",
                        1,
                        "q",
                        0),
                bad("q -0.5 must be greater than 0; give a positive step", "distribution", "q_normal", "q", -0.5),
                bad("a 0 must be within 0.01 to 100000; give another shape", "distribution", "beta", "a", 0),
                bad(
                        "mean 5 lies outside of min 0.1 to max 1; give a mean between the bounds",
                        "distribution",
                        "log_normal",
                        "min",
                        0.1,
                        "max",
                        1,
                        "mean",
                        5),
                bad(
                        "scale fast is none; give a number greater than 0, auto or time",
                        "min",
                        0.5,
                        "max",
                        1,
                        "scale",
                        "fast"),
                bad("scale -1 is none; give a number greater than 0, auto or time", "min", 0.5, "max", 1, "scale", -1));
    }

    static List<Arguments> bounds() {
        return List.of(
                bad("min 2 is greater than max 1; exchange the two bounds", "min", 2, "max", 1),
                bad("max is missing; distribution int_uniform needs it", "min", 2),
                bad("min is missing; distribution uniform needs it", "max", 2.5),
                bad("min is missing; distribution log_normal needs it", "distribution", "log_normal", "mean", 2.5),
                bad(
                        "min 0 must be greater than 0 for a log scale; give a positive min or use distribution: uniform",
                        "distribution",
                        "log_uniform_values",
                        "min",
                        0,
                        "max",
                        1),
                bad(
                        "min -1 must be greater than 0 for a log scale; give a positive min or use distribution: uniform",
                        "distribution",
                        "log_normal",
                        "min",
                        -1,
                        "max",
                        1),
                bad(
                        "min and max are exponents of e here and must be within -700 to 700; to give the values themselves use"
                                + " distribution: log_uniform_values",
                        "distribution",
                        "log_uniform",
                        "min",
                        1,
                        "max",
                        1000),
                bad(
                        "min 0.5 must be a whole number within 2^53; round it or use distribution: uniform",
                        "distribution",
                        "int_uniform",
                        "min",
                        0.5,
                        "max",
                        3),
                bad(
                        "there is no power of two from 1 to 2^53 within min 33 to max 63; widen the bounds or use"
                                + " distribution: int_uniform",
                        "distribution",
                        "uniform_pow2",
                        "min",
                        33,
                        "max",
                        63),
                bad(
                        "there is no power of two from 1 to 2^53 within min -4 to max 0; widen the bounds or use distribution:"
                                + " int_uniform",
                        "distribution",
                        "uniform_pow2",
                        "min",
                        -4,
                        "max",
                        0),
                bad(
                        "there is no multiple of q 10 between the bounds 1 and 9; give a smaller q or wider bounds",
                        "distribution",
                        "q_uniform",
                        "min",
                        1,
                        "max",
                        9,
                        "q",
                        10),
                bad(
                        "min and max must lie within 0 to 1, because log(1 - x) is searched; give other bounds or use"
                                + " distribution: uniform",
                        "distribution",
                        "logit_normal",
                        "min",
                        0,
                        "max",
                        1.5));
    }

    static List<Arguments> lists() {
        return List.of(
                bad("values is empty; list at least one value", "values", List.of()),
                bad("values is missing; list at least one value", "distribution", "categorical"),
                bad("value is missing; distribution constant needs it", "distribution", "constant"),
                bad(
                        "values lists 1001 values, at most 1000 can be; list fewer or give a range by min and max",
                        "values",
                        Collections.nCopies(1_001, 1)),
                bad(
                        "values[1] is null; give a value, or leave the parameter out by a condition in when",
                        "values",
                        Arrays.asList(1, null)),
                bad(
                        "values[0].a is not a finite number; give a finite one or a string",
                        "values",
                        List.of(Map.of("a", NAN))),
                bad(
                        "probabilities lists 1 numbers for 2 values; list one for each value",
                        "values",
                        List.of(1, 2),
                        "probabilities",
                        List.of(1)),
                bad(
                        "probabilities[1] is -0.5; give a finite number that is not negative",
                        "values",
                        List.of(1, 2),
                        "probabilities",
                        List.of(1, -0.5)),
                bad(
                        "probabilities[0] is NaN; give a finite number that is not negative",
                        "values",
                        List.of(1, 2),
                        "probabilities",
                        List.of(NAN, 1)),
                bad(
                        "probabilities are all 0; give at least one value a probability greater than 0",
                        "values",
                        List.of(1, 2),
                        "probabilities",
                        List.of(0, 0)),
                bad(
                        "probabilities is missing; list one for each value or use distribution: categorical",
                        "distribution",
                        "categorical_w_probabilities",
                        "values",
                        List.of(1, 2)));
    }

    @Test
    void findsTheProblemsOfAllDefinitionsAtOnce() {
        List<String> problems = problems("a", def("min", 2, "max", 1), "b", def(), "c", def("value", 1));

        assertThat(problems).hasSize(2);
    }

    private static Arguments bad(String message, Object... fields) {
        return Arguments.of(def(fields), message);
    }
}
