package dev.sweeps.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by index is compared as it is when it is read by name. */
class UntypedIndexTest {
    private static final Map<String, Object> NESTED = Map.of(
            "group",
            Map.of("whole", 64L, "fraction", 0.9, "on", true, "sizes", List.of(64L, 32.5), "inner", Map.of("x", 2L)),
            "which",
            "whole");

    private final ConditionCompiler compiler = new ConditionCompiler(
            List.of("group.whole", "group.fraction", "group.on", "group.sizes", "group.inner", "group.text", "which"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group['whole'] > 0.5",
                "group['whole'] > 1",
                "group['fraction'] < 1",
                "group['fraction'] < 0.95",
                "0.5 < group['whole'] && 65.5 >= group['whole']",
                "group['whole'] == 64.0 && group['whole'] == 64",
                "group['whole'] != 64.5 && group['fraction'] != 1",
                "group['whole'] > group['fraction']",
                "group['inner']['x'] > 1.5",
                "group.inner['x'] > 1.5",
                "parameters['group']['inner']['x'] > 1.5",
                "parameters.group['fraction'] < 1",
                "group['sizes'][0] > 63.5 && group['sizes'][1] > 32 && group.sizes[1] < 33",
                "group[which] > 63.5",
                "(group['on'] ? group['whole'] : group['fraction']) > 0.5",
                "group['on']",
                "has(group['inner'].x) && !has(group['inner'].y)"
            })
    void holds(String expression) {
        assertThat(condition(expression).outcome(NESTED)).isEqualTo(new Outcome.Decided(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"group['whole'] < 0.5", "group['fraction'] > 1", "group['inner']['x'] == 2.5"})
    void doesNotHold(String expression) {
        assertThat(condition(expression).outcome(NESTED)).isEqualTo(new Outcome.Decided(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"group['inner']['y'] > 0.5", "group['fraction'] > 0.5"})
    void whatIsAbsentIsAbsent(String expression) {
        assertThat(condition(expression).outcome(Map.of("group", Map.of("inner", Map.of("x", 2L)))))
                .isInstanceOfSatisfying(
                        Outcome.Fault.class, fault -> assertThat(fault.absent()).isTrue());
    }

    @Test
    void aStringIsNoNumber() {
        assertThat(condition("group['text'] > 0.5").outcome(Map.of("group", Map.of("text", "big"))))
                .isInstanceOfSatisfying(
                        Outcome.Fault.class, fault -> assertThat(fault.absent()).isFalse());
    }

    private Condition condition(String expression) {
        return switch (compiler.read(expression)) {
            case ConditionReading.Ready ready -> ready.condition();
            case ConditionReading.Rejected rejected -> throw new AssertionError(rejected.message());
        };
    }
}
