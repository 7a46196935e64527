package dev.sweeps.asktell;

import dev.sweeps.core.space.ParameterDefinition;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A parameter as the caller describes it. In the caller's lines the value of each kind is a number. */
sealed interface ToldParameter {
    String name();

    /** The same parameter in the words of a sweep. */
    ParameterDefinition definition();

    /** A value of the sweep's parameter as the caller reads it. */
    default Object told(Object value) {
        return value;
    }

    /** What the caller says as a value of the sweep's parameter; it need not belong to it. */
    Object value(double told);

    /** Any number between the bounds. */
    record Real(String name, double min, double max) implements ToldParameter {
        @Override
        public ParameterDefinition definition() {
            return bounded("uniform", min, max);
        }

        @Override
        public Object value(double told) {
            return told;
        }
    }

    /** Whole numbers between the bounds. */
    record Whole(String name, double min, double max) implements ToldParameter {
        @Override
        public ParameterDefinition definition() {
            return bounded("int_uniform", min, max);
        }

        @Override
        public Object value(double told) {
            return (long) told;
        }
    }

    /** Choices without an order, told as 0 … size - 1. To the sweep they are words: numbers would have an order there. */
    record Choice(String name, int size) implements ToldParameter {
        @Override
        public ParameterDefinition definition() {
            List<Object> words =
                    IntStream.range(0, size).<Object>mapToObj(Choice::word).toList();
            return ToldParameter.definition("categorical", null, null, words);
        }

        @Override
        public Object told(Object value) {
            return Long.valueOf((String) value);
        }

        @Override
        public Object value(double told) {
            return word((int) told);
        }

        private static String word(int number) {
            return Integer.toString(number);
        }
    }

    private static ParameterDefinition bounded(String distribution, double min, double max) {
        return definition(distribution, min, max, null);
    }

    private static ParameterDefinition definition(
            String distribution, @Nullable Double min, @Nullable Double max, @Nullable List<Object> values) {
        return new ParameterDefinition(
                distribution, min, max, null, null, null, null, null, null, null, null, values, null, null, null, null);
    }
}
