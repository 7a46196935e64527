package dev.sweeps.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValuesTest {
    @Test
    void makesEveryWholeNumberALongAndEveryOtherNumberADouble() {
        List<Object> foreign = Arrays.asList(
                1, (short) 2, (byte) 3, 4L, BigInteger.TEN, 0.5f, new BigDecimal("0.25"), -0.0, "x", true, null);

        JsonReading reading = JsonValues.normalise(foreign);

        assertThat(reading)
                .isEqualTo(new JsonReading.Ready(Arrays.asList(1L, 2L, 3L, 4L, 10L, 0.5, 0.25, 0.0, "x", true, null)));
    }

    @Test
    void readsAFloatAsItIsWritten() {
        JsonReading reading = JsonValues.normalise(0.1f);

        assertThat(reading).isEqualTo(new JsonReading.Ready(0.1));
    }

    @Test
    void namesThePlaceOfWhatIsNoJson() {
        assertThat(JsonValues.normalise(Map.of("net", Map.of("layers", List.of(1, Double.NaN)))))
                .isEqualTo(new JsonReading.Rejected(
                        "net.layers[1]", "is not a finite number; give a finite one or a string"));
        assertThat(JsonValues.normalise(Duration.ZERO))
                .isEqualTo(new JsonReading.Rejected(
                        "", "is a Duration; give a string, number, true, false, list or object"));
        assertThat(JsonValues.normalise(BigInteger.TWO.pow(63)))
                .isEqualTo(new JsonReading.Rejected(
                        "", "is 9223372036854775808, too large for a 64-bit whole number; write it as a string"));
        assertThat(JsonValues.normalise(new BigDecimal("1e999"))).isInstanceOf(JsonReading.Rejected.class);
        assertThat(JsonValues.normalise(Map.of(1, "x")))
                .isEqualTo(new JsonReading.Rejected("", "has the key 1, which is not a string; put it in quotes"));
    }

    @Test
    void refusesBottomlessNesting() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }

        JsonReading reading = JsonValues.normalise(deep);

        assertThat(reading)
                .isInstanceOfSatisfying(JsonReading.Rejected.class, rejected -> assertThat(rejected.message())
                        .isEqualTo("is nested deeper than 64 levels; give a flatter value"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.0, 1.0",
        "-2.5, -2.5",
        "0.001, 0.001",
        "0.0009, 9.0E-4",
        "0.00001, 1.0E-5",
        "12345678, 12345678.0",
        "123456789.125, 123456789.125",
        "1e15, 1000000000000000.0",
        "9.007199254740992e15, 9007199254740992.0",
        "1e16, 1.0E+16",
        "-1.5e300, -1.5E+300",
        "4.9e-324, 4.9E-324",
        "0.30000000000000004, 0.30000000000000004"
    })
    void writesFractionsSoThatJsonYamlAndPythonReadAFloat(double number, String text) {
        assertThat(JsonValues.plainText(number)).isEqualTo(text);
    }

    @Test
    void writesStringsPlainOnACommandLineAndQuotedInJson() {
        assertThat(JsonValues.plainText("a \"b\"")).isEqualTo("a \"b\"");
        assertThat(JsonValues.jsonText("a \"b\"\\\n\t\r\u0001é😀")).isEqualTo("\"a \\\"b\\\"\\\\\\n\\t\\r\\u0001é😀\"");
        assertThat(JsonValues.jsonText("\ud800")).isEqualTo("\"\\ud800\"");
        assertThat(JsonValues.plainText(List.of(1L, true, "x"))).isEqualTo("[1,true,\"x\"]");
    }

    @Test
    void sortsTheKeysOfACanonicalTextOnly() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", new LinkedHashMap<>(Map.of("d", 1L)));
        map.put("a", null);

        assertThat(JsonValues.jsonText(map)).isEqualTo("{\"b\":{\"d\":1},\"a\":null}");
        assertThat(JsonValues.canonicalText(map)).isEqualTo("{\"a\":null,\"b\":{\"d\":1}}");
    }

    @Test
    void tellsWholeNumbersFromFractionsInACanonicalText() {
        assertThat(JsonValues.canonicalText(1L)).isNotEqualTo(JsonValues.canonicalText(1.0));
    }

    @Test
    void nestsDottedNamesAndFlattensThemAgain() {
        Map<String, Object> dotted = new LinkedHashMap<>();
        dotted.put("trainer.lr", 0.1);
        dotted.put("seed", 1L);
        dotted.put("trainer.net.depth", 2L);

        Map<String, Object> nested = JsonValues.nest(dotted);

        assertThat(nested).isEqualTo(Map.of("trainer", Map.of("lr", 0.1, "net", Map.of("depth", 2L)), "seed", 1L));
        assertThat(JsonValues.flatten(nested)).isEqualTo(dotted);
    }

    @Test
    void neverNestsANameInsideAValue() {
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("a", Map.of());
        inside.put("a.b", 1L);
        Map<String, Object> around = new LinkedHashMap<>();
        around.put("a.b", 1L);
        around.put("a", Map.of());

        assertThatThrownBy(() -> JsonValues.nest(inside)).hasMessage("The name a.b lies inside the value a");
        assertThatThrownBy(() -> JsonValues.nest(around)).hasMessage("The name a is taken by a group of names");
    }

    @Test
    void mergesObjectsAtEveryDepthAndLetsTheUpperValueWin() {
        Map<String, Object> base = Map.of("trainer", Map.of("lr", 0.1, "steps", 5L), "seed", 1L);
        Map<String, Object> over = Map.of("trainer", Map.of("lr", 0.2), "env", "ant");

        Merge merge = JsonValues.merge(base, over);

        assertThat(merge)
                .isEqualTo(
                        new Merge.Merged(Map.of("trainer", Map.of("lr", 0.2, "steps", 5L), "seed", 1L, "env", "ant")));
    }

    @Test
    void refusesToMergeAnObjectWithAPlainValue() {
        Map<String, Object> plain = Map.of("trainer", Map.of("net", 5L));
        Map<String, Object> object = Map.of("trainer", Map.of("net", Map.of("depth", 2L)));

        assertThat(JsonValues.merge(plain, object))
                .isEqualTo(new Merge.Conflict(
                        "trainer.net",
                        "is the plain value 5 below where the other side has an object; remove one of the two"));
        assertThat(JsonValues.merge(object, plain)).isInstanceOf(Merge.Conflict.class);
    }

    @Test
    void findsTheNearestSpelling() {
        List<String> known = List.of("uniform", "int_uniform", "normal");

        assertThat(Spelling.nearest("unifrom", known)).contains("uniform");
        assertThat(Spelling.nearest("Normal", known)).contains("normal");
        assertThat(Spelling.nearest("xyz", known)).isEmpty();
    }
}
