package dev.sweeps.core.space;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.problems;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsInSpaceTest {
    private static final Map<String, Object> FLAG = def("values", List.of(false, true));

    @Test
    void anInactiveParameterIsAbsent() {
        SearchSpace space =
                space("trainer.hidden", def("values", List.of(64, 128), "when", "trainer.lstm"), "trainer.lstm", FLAG);

        assertThat(space.configuration(_ -> 0.9).values())
                .isEqualTo(Map.of("trainer.hidden", 128L, "trainer.lstm", true));
        assertThat(space.configuration(_ -> 0.1).values()).isEqualTo(Map.of("trainer.lstm", false));
    }

    @Test
    void valuesKeepTheDeclaredOrderWhateverIsEvaluatedFirst() {
        SearchSpace space = space("b", def("value", 1, "when", "a"), "a", FLAG, "c", def("value", 2));

        assertThat(space.order()).containsExactly(1, 0, 2);
        assertThat(space.configuration(_ -> 0.9).values().keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void whatReadsAnInactiveParameterIsInactive() {
        SearchSpace space = space(
                "a", FLAG,
                "b", def("values", List.of(1, 2), "when", "a"),
                "c", def("value", "c", "when", "b < 5"),
                "d", def("value", "d", "when", "!has(parameters.b)"),
                "e", def("value", "e", "when", "b == 1 || !a"));

        assertThat(space.configuration(_ -> 0.1).values().keySet()).containsExactly("a", "d", "e");
        assertThat(space.configuration(_ -> 0.9).values().keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void theConditionOfAGroupHoldsForAllInIt() {
        SearchSpace space = space(
                "a",
                FLAG,
                "g",
                def("when", "a", "parameters", def("x", def("value", 1), "y", def("value", 2, "when", "g.x == 2"))));

        assertThat(space.configuration(_ -> 0.1).values().keySet()).containsExactly("a");
        assertThat(space.configuration(_ -> 0.9).values().keySet()).containsExactly("a", "g.x");
    }

    @Test
    void saysWhichParameterDoesNotExist() {
        assertThat(problems("lstm", FLAG, "hidden", def("value", 1, "when", "lsmt")))
                .containsExactly(
                        "parameters[\"hidden\"].when: reads lsmt, which does not exist; known are lstm, hidden");
        assertThat(problems("use_lstm", FLAG, "hidden", def("value", 1, "when", "use_lsmt")))
                .containsExactly(
                        "parameters[\"hidden\"].when: reads use_lsmt, which does not exist; did you mean use_lstm?;"
                                + " known are use_lstm, hidden");
    }

    @Test
    void spellsACycleOut() {
        assertThat(problems(
                        "z", def("value", 1, "when", "a == 1"),
                        "a", def("value", 1, "when", "b == 1"),
                        "b", def("value", 1, "when", "c.d == 1"),
                        "c.d", def("value", 1, "when", "a == 1")))
                .containsExactly(
                        "parameters[\"a\"].when: waits for itself: a -> b -> c.d -> a; remove one of these conditions");
        assertThat(problems("a", def("value", 1, "when", "a == 1")))
                .containsExactly("parameters[\"a\"].when: waits for itself: a -> a; remove one of these conditions");
    }

    @Test
    void refusesAConditionThatIsNotTrueOrFalse() {
        assertThat(problems("n", def("min", 1, "max", 4), "x", def("value", 1, "when", "n")))
                .containsExactly(
                        "parameters[\"x\"].when: gives a number; a condition has to be true or false, such as n == 1");
    }

    @Test
    void refusesAConditionThatCanNeverBeEvaluated() {
        assertThat(problems("n", def("min", 1, "max", 4), "x", def("value", 1, "when", "n > 'a'")))
                .singleElement()
                .asString()
                .startsWith("parameters[\"x\"].when: cannot be evaluated: evaluation error")
                .endsWith("; compare values of one type, and calculate with 2.0 where a parameter is a fraction");
    }

    @Test
    void reportsTheConditionOfAGroupOnce() {
        assertThat(problems("g", def("when", "nope", "parameters", def("x", FLAG, "y", FLAG))))
                .containsExactly("parameters[\"g\"].when: reads nope, which does not exist; known are g.x, g.y");
    }
}
