package dev.sweeps.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonValuesPropertyTest {
    /** YAML 1.1, as PyYAML reads it: a float has a dot, and a sign in its exponent. */
    private static final String YAML_FLOAT = "-?[0-9]+\\.[0-9]+(E[-+][0-9]+)?";

    @Property
    void everyFiniteNumberSurvivesItsText(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        if (!Double.isFinite(number)) {
            return;
        }

        String text = JsonValues.plainText(number);

        assertThat(Double.parseDouble(text)).isEqualTo(number);
        assertThat(text).matches(YAML_FLOAT);
    }

    @Property
    void flattenUndoesNest(@ForAll("dotted") Map<String, Object> dotted) {
        assertThat(JsonValues.flatten(JsonValues.nest(dotted))).isEqualTo(dotted);
    }

    @Property
    void mergingOverNothingChangesNothing(@ForAll("dotted") Map<String, Object> dotted) {
        Map<String, Object> nested = JsonValues.nest(dotted);

        assertThat(JsonValues.merge(Map.of(), nested)).isEqualTo(new Merge.Merged(nested));
        assertThat(JsonValues.merge(nested, nested)).isEqualTo(new Merge.Merged(nested));
    }

    /** Three levels with names that tell their level, so that no name lies inside another. */
    @Provide
    Arbitrary<Map<String, Object>> dotted() {
        Arbitrary<String> name = Arbitraries.of("a", "b", "c.x", "c.y", "d.e.x", "d.e.y", "d.f");
        Arbitrary<Object> value = Arbitraries.of(1L, 0.5, "text", true, Map.of());
        return Arbitraries.maps(name, value).ofMaxSize(7).map(LinkedHashMap::new);
    }
}
