package dev.sweeps.core.space;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.problems;
import static dev.sweeps.core.space.Spaces.read;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final Map<String, Object> ONE = def("value", 1);

    @Test
    void nestedParametersAreDottedNames() {
        SearchSpace space = space(
                "trainer",
                def("parameters", def("net", def("parameters", def("depth", ONE, "width", ONE)), "lr", ONE)),
                "env.name",
                ONE);

        assertThat(space.parameters())
                .extracting(Parameter::name)
                .containsExactly("trainer.net.depth", "trainer.net.width", "trainer.lr", "env.name");
    }

    @Test
    void oneNameNestedAndDottedIsAProblem() {
        assertThat(problems("a.b", ONE, "a", def("parameters", def("b", ONE))))
                .containsExactly("parameters[\"a\"].parameters[\"b\"]: the name a.b is already given by"
                        + " parameters[\"a.b\"]; remove one of the two");
    }

    @Test
    void aNameInsideAnotherIsAProblem() {
        assertThat(problems("a.b.c", ONE, "a", ONE))
                .containsExactly(
                        "parameters[\"a.b.c\"]: the name a.b.c lies inside the parameter a, which cannot be a value"
                                + " and an object at once; rename one of the two");
    }

    @Test
    void oneEnvironmentVariableForTwoNamesIsAProblem() {
        assertThat(problems("a.b-c", ONE, "A_B.c", ONE))
                .containsExactly(
                        "parameters[\"A_B.c\"]: the name A_B.c and the name a.b-c are both the environment variable"
                                + " SWEEP_PARAM_A_B_C; rename one of the two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a/b", ".a", "a.", "a..b", "ä", "-a", "a\nb", "$a"})
    void otherCharactersAreAProblem(String name) {
        assertThat(problems(name, ONE))
                .containsExactly(
                        "parameters[\"" + name + "\"]: the name " + name + " is not allowed; use letters, digits, _"
                                + " and -, with single dots between parts, begin with a letter or _, at most 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "A-b_c.0.x-", "learning-rate"})
    void theNamesOfWandbAreGood(String name) {
        assertThat(read(name, ONE)).isInstanceOf(SpaceReading.Ready.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 'y, yes, on as true', y",
        "True, 'y, yes, on as true', y",
        "false, 'n, no, off as false', n",
        "FALSE, 'n, no, off as false', n"
    })
    void aNameThatYamlTookForATruthValueIsAProblem(String name, String words, String quoted) {
        assertThat(problems(name, ONE))
                .containsExactly("parameters[\"" + name + "\"]: YAML reads an unquoted " + words
                        + ": quote the name, \"" + quoted + "\": …, or choose another one");
    }

    @Test
    void aNestedNameThatYamlTookForATruthValueIsAProblem() {
        assertThat(problems("point", def("parameters", def("x", ONE, "true", ONE))))
                .singleElement()
                .asString()
                .startsWith("parameters[\"point\"].parameters[\"true\"]: YAML reads an unquoted y, yes, on as true");
        assertThat(read("point.y", ONE, "true_labels", ONE)).isInstanceOf(SpaceReading.Ready.class);
    }

    @Test
    void moreThan256ParametersAreAProblem() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            many.add("p" + i);
            many.add(ONE);
        }

        assertThat(problems(many.toArray()))
                .containsExactly(
                        "parameters: defines 257 parameters, at most 256 can be; move fixed values to overrides");
        assertThat(space(many.subList(0, 512).toArray()).parameters()).hasSize(256);
    }

    @Test
    void checksTheTypesOfNestedDefinitions() {
        assertThat(problems(
                        "t",
                        def(
                                "parameters",
                                def(
                                        "a", 5,
                                        "b", def("min", "low", "max", 1),
                                        "c", def("mim", 0),
                                        "d", def("values", 3),
                                        "e", def("parameters", 3),
                                        "f", def("parameters", def()),
                                        "g", def("min", 0.5, "max", 1, "count", 1.5),
                                        "h", def("values", List.of(1), "probabilities", List.of("x"))))))
                .containsExactly(
                        "parameters[\"t\"].parameters[\"a\"]: is 5, not a definition; for a fixed value write value: 5",
                        "parameters[\"t\"].parameters[\"b\"]: min is low; give a number",
                        "parameters[\"t\"].parameters[\"c\"]: mim is no field of a parameter; did you mean min?; known are"
                                + " distribution, min, max, q, mu, sigma, a, b, mean, scale, value, values, choices,"
                                + " probabilities, count, when, parameters",
                        "parameters[\"t\"].parameters[\"d\"]: values is 3; give a list",
                        "parameters[\"t\"].parameters[\"e\"]: parameters is 3; give an object with a definition for each name",
                        "parameters[\"t\"].parameters[\"f\"].parameters: is empty; name at least one parameter",
                        "parameters[\"t\"].parameters[\"g\"]: count is 1.5; give a whole number",
                        "parameters[\"t\"].parameters[\"h\"]: probabilities is [x]; give a list of numbers");
    }

    @Test
    void aGroupIsNoParameterItself() {
        assertThat(problems("t", def("min", 0, "max", 1, "parameters", def("a", ONE))))
                .containsExactly(
                        "parameters[\"t\"]: has parameters and is one itself; a name that holds parameters takes only"
                                + " parameters and when");
    }

    @Test
    void refusesBottomlessNesting() {
        Map<String, Object> deep = ONE;
        for (int i = 0; i < 50; i++) {
            deep = def("parameters", def("a", deep));
        }

        assertThat(problems("a", deep)).singleElement().asString().endsWith("is nested too deep; use dotted names");
    }
}
