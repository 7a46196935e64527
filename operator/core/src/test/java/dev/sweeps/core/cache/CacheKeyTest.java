package dev.sweeps.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweeps.core.value.JsonValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
    private static final CacheInputs INPUTS =
            new CacheInputs(List.of("data.seasons", "data.window", "net"), Set.of("data.seasons"), List.of(), "1");

    @Test
    void onlyTheDeclaredPartCounts() {
        var one = Map.of("data", Map.of("window", 10L), "trainer", Map.of("lr", 0.1));
        var other = Map.of("data", Map.of("window", 10L), "trainer", Map.of("lr", 0.2));
        var changed = Map.of("data", Map.of("window", 11L), "trainer", Map.of("lr", 0.1));

        assertThat(CacheKey.of(INPUTS, one))
                .isEqualTo(CacheKey.of(INPUTS, other))
                .isNotEqualTo(CacheKey.of(INPUTS, changed));
    }

    @Test
    void theOrderOfADeclaredSetDoesNotCountAndThatOfAnyOtherListDoes() {
        assertThat(seasons(List.of("2022", "2023"))).isEqualTo(seasons(List.of("2023", "2022", "2023")));
        assertThat(net(List.of(1L, 2L))).isNotEqualTo(net(List.of(2L, 1L)));
    }

    @Test
    void absentAndNullAreDifferent() {
        var withNull = new java.util.HashMap<String, Object>();
        withNull.put("net", null);

        assertThat(CacheKey.of(INPUTS, withNull)).isNotEqualTo(CacheKey.of(INPUTS, Map.of()));
        assertThat(CacheKey.text(INPUTS, withNull)).contains("{\"net\":null}");
    }

    @Test
    void versionAndDataFilesCount() {
        var keys = List.of(
                CacheKey.of(INPUTS, Map.of()),
                CacheKey.of(new CacheInputs(INPUTS.configuration(), INPUTS.sets(), List.of(), "2"), Map.of()),
                CacheKey.of(new CacheInputs(INPUTS.configuration(), INPUTS.sets(), List.of("/a"), "1"), Map.of()));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void numbersAreWrittenByTheirValue() {
        assertThat(CanonicalJson.of(
                        List.of(1.0, 1L, -0.0, 0.25, 3.0e-3, 1e21, Double.MIN_VALUE, -2.5e-7, Long.MIN_VALUE)))
                .isEqualTo("[1,1,0,25e-2,3e-3,1000000000000000000000,5e-324,-25e-8,-9223372036854775808]");
        assertThatThrownBy(() -> CanonicalJson.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What a cluster does to 2.0, and what a parser does to the order of keys, changes no key. */
    @Property
    void aKeyOutlivesTheCluster(@ForAll("configurations") Map<String, Object> configuration) {
        var inputs = new CacheInputs(List.copyOf(configuration.keySet()), Set.of(), List.of(), "");
        var stored = new java.util.TreeMap<String, Object>(java.util.Comparator.reverseOrder());
        configuration.forEach((name, value) -> stored.put(
                name,
                value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                        ? (Object) number.longValue()
                        : value));

        assertThat(CacheKey.of(inputs, stored)).isEqualTo(CacheKey.of(inputs, configuration));
    }

    @Property
    void differentValuesHaveDifferentKeys(
            @ForAll("configurations") Map<String, Object> one, @ForAll("configurations") Map<String, Object> other) {
        var inputs = new CacheInputs(List.of("a", "b", "c"), Set.of(), List.of(), "");

        assertThat(CacheKey.of(inputs, one).equals(CacheKey.of(inputs, other)))
                .isEqualTo(JsonValues.jsonText(new java.util.TreeMap<>(one))
                        .replace(".0", "")
                        .equals(JsonValues.jsonText(new java.util.TreeMap<>(other))
                                .replace(".0", "")));
    }

    @Provide
    Arbitrary<Map<String, Object>> configurations() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.integers().between(-3, 3).map(number -> (Object) (double) number),
                Arbitraries.longs().between(-3, 3).map(number -> (Object) number),
                Arbitraries.of("", "ä", "\u2028", "a").map(text -> (Object) text));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values).ofMaxSize(3);
    }

    private static String seasons(List<String> seasons) {
        return CacheKey.of(INPUTS, Map.of("data", Map.of("seasons", seasons)));
    }

    private static String net(List<Long> layers) {
        return CacheKey.of(INPUTS, Map.of("net", layers));
    }
}
