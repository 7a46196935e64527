package dev.sweeps.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final List<String> NAMES =
            List.of("lr", "optimizer", "batch-size", "type", "in", "trainer.use_lstm", "trainer.hidden", "a.b.c");
    private static final Map<String, Object> NESTED = Map.of(
            "lr",
            0.5,
            "optimizer",
            "adam",
            "batch-size",
            32L,
            "type",
            "big",
            "in",
            1L,
            "trainer",
            Map.of("use_lstm", true, "hidden", 64L));

    private final ConditionCompiler compiler = new ConditionCompiler(NAMES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trainer.use_lstm",
                "lr > 0",
                "lr > 0.25 && trainer.hidden == 64.0",
                "optimizer in ['adam', 'sgd']",
                "optimizer.startsWith('ad')",
                "optimizer.matches('a.*m')",
                "type == 'big'",
                "parameters['batch-size'] >= 32",
                "parameters['in'] == 1",
                "parameters['lr'] < 1 && parameters['batch-size'] > 31.5",
                "parameters.trainer.hidden > 1",
                "trainer['hidden'] > 1",
                "has(trainer.hidden)",
                "!has(a.b.c)",
                "a.b.c > 1 || trainer.use_lstm",
                "trainer.use_lstm ? lr < 1 : false",
                "size(optimizer) == 4",
                "double(trainer.hidden) * lr == 32.0"
            })
    void holds(String expression) {
        assertThat(condition(expression).holds(NESTED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!trainer.use_lstm",
                "has(a.b.c)",
                "a.b.c == 1",
                "a.b.c != 1",
                "a.b.c > 1 && lr > 0",
                "!(a.b.c > 1)"
            })
    void doesNotHoldWhenFalseOrWhenWhatItReadsIsAbsent(String expression) {
        assertThat(condition(expression).holds(NESTED)).isFalse();
    }

    @Test
    void doesNotHoldWhenEverythingIsAbsent() {
        assertThat(condition("lr > 0").holds(Map.of())).isFalse();
        assertThat(condition("!has(trainer.hidden)").holds(Map.of())).isTrue();
    }

    @Test
    void knowsWhichNamesItReads() {
        assertThat(condition("trainer.use_lstm && parameters['batch-size'] > 1").reads())
                .containsExactlyInAnyOrder("trainer.use_lstm", "batch-size");
        assertThat(condition("size(trainer) > 1").reads())
                .containsExactlyInAnyOrder("trainer.use_lstm", "trainer.hidden");
        assertThat(condition("has(a.b.c)").reads()).containsExactly("a.b.c");
    }

    @Test
    void saysWhatItGivesInsteadOfTrueOrFalse() {
        assertThat(condition("optimizer").outcome(NESTED)).isEqualTo(new Outcome.NotBoolean("a string"));
        assertThat(condition("lr").outcome(NESTED)).isEqualTo(new Outcome.NotBoolean("a number"));
        assertThat(condition("trainer").outcome(NESTED)).isEqualTo(new Outcome.NotBoolean("an object"));
        assertThat(condition("lr > optimizer").outcome(NESTED)).isInstanceOf(Outcome.Fault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trainer.use_lst | reads trainer.use_lst, which does not exist; did you mean trainer.use_lstm?; known are lr,"
                        + " optimizer, batch-size, type, in, trainer.use_lstm, trainer.hidden, a.b.c",
                "parameters['trainer.hidden'] > 1 | reads trainer.hidden, which is no single key; write"
                        + " parameters[\"trainer\"][\"hidden\"]",
                "lr + | is no condition in CEL: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true',"
                        + " 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER} at column 5",
                "1 + 2 | gives a value of type int; a condition has to be true or false, such as name == 1",
                "[1, 2].exists(x, x == 1) | reads x, which does not exist; known are lr, optimizer, batch-size, type, in,"
                        + " trainer.use_lstm, trainer.hidden, a.b.c",
                "foo(lr) | is no condition in CEL: undeclared reference to 'foo' (in container '') at column 4"
            })
    void saysWhyAConditionCannotBeUsed(String expression, String message) {
        assertThat(compiler.read(expression)).isEqualTo(new ConditionReading.Rejected(message));
    }

    @Test
    void refusesWhatWouldCostTooMuch() {
        String nested = "(".repeat(200) + "lr > 0" + ")".repeat(200);

        assertThat(compiler.read("lr > 0" + " ".repeat(507)))
                .isEqualTo(new ConditionReading.Rejected("is longer than 512 characters; give a shorter condition"));
        assertThat(compiler.read(nested)).isInstanceOf(ConditionReading.Rejected.class);
        assertThat(compiler.read("-".repeat(400) + "1 > 0")).isNotNull();
        assertThat(compiler.read("[[1]].map(x, x) == []")).isInstanceOf(ConditionReading.Rejected.class);
        assertThat(compiler.read(" "))
                .isEqualTo(
                        new ConditionReading.Rejected("is empty; give a condition such as name == 1, or leave it out"));
    }

    @Test
    void answersAHostilePatternInLinearTime() {
        Condition condition = condition("optimizer.matches('(a*)*(a*)*(a*)*b')");

        boolean holds = condition.holds(Map.of("optimizer", "a".repeat(5_000)));

        assertThat(holds).isFalse();
    }

    @Test
    void listsTwentyNamesAtMost() {
        ConditionCompiler wide = new ConditionCompiler(
                IntStream.range(0, 30).mapToObj(i -> "p" + i).toList());

        assertThat(wide.read("something"))
                .isInstanceOfSatisfying(ConditionReading.Rejected.class, rejected -> assertThat(rejected.message())
                        .endsWith("p18, p19 and 10 more"));
    }

    @Test
    void letsAParameterBeCalledLikeTheWholeConfiguration() {
        ConditionCompiler own = new ConditionCompiler(List.of("parameters"));

        assertThat(own.read("parameters == 3"))
                .isInstanceOfSatisfying(ConditionReading.Ready.class, ready -> assertThat(
                                ready.condition().holds(Map.of("parameters", 3L)))
                        .isTrue());
    }

    private Condition condition(String expression) {
        return switch (compiler.read(expression)) {
            case ConditionReading.Ready ready -> ready.condition();
            case ConditionReading.Rejected rejected -> throw new AssertionError(rejected.message());
        };
    }
}
