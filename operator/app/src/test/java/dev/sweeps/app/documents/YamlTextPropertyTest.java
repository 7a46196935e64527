package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written is read as the same by the rules of YAML 1.1, and by those of 1.2, by which the Kubernetes client reads. */
class YamlTextPropertyTest {
    @Property
    void bothVersionsReadWhatWasMeant(@ForAll("objects") Map<String, Object> object) {
        String text = YamlText.of(object);

        assertThat(read11(text)).isEqualTo(object);
        assertThat(read12(text)).isEqualTo(object);
    }

    @Property
    void whatIsOnOneLineIsReadInTheSameWay(@ForAll("objects") Map<String, Object> object) {
        String text = YamlText.of(Map.of("line", new YamlText.Line(object)));

        assertThat(read11(text)).isEqualTo(Map.of("line", object));
        assertThat(read12(text)).isEqualTo(Map.of("line", object));
    }

    @Example
    void whatIsSharedIsWrittenTwice() {
        List<Integer> shared = List.of(1, 2);

        assertThat(YamlText.of(Map.of("a", List.of(shared, shared)))).isEqualTo("a:\n- [1, 2]\n- [1, 2]\n");
    }

    @Example
    void ordinaryTextsNeedNoQuotes() {
        assertThat(YamlText.of(Map.of("a", "20.5 min"))).isEqualTo("a: 20.5 min\n");
        assertThat(YamlText.of(Map.of("a", "model/rank_01.pt"))).isEqualTo("a: model/rank_01.pt\n");
        assertThat(YamlText.of(Map.of("a", "no"))).isEqualTo("a: 'no'\n");
        assertThat(YamlText.of(Map.of("a", "1e5"))).isEqualTo("a: \"1e5\"\n");
    }

    @Example
    void aLineIsNotBroken() {
        Map<String, String> entries = Map.of("name", "word ".repeat(100), "n".repeat(200), "y");

        assertThat(YamlText.of(Map.of("line", new YamlText.Line(entries))).lines())
                .hasSize(1);
    }

    @Example
    void numbersThatAreNotFiniteAreNull() {
        assertThat(YamlText.of(Map.of("a", Double.NaN))).isEqualTo("a: null\n");
    }

    private static Object read11(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Object read12(String text) {
        // A text that begins with { is JSON to the client.
        return Serialization.unmarshal("---\n" + text, Map.class);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return Arbitraries.maps(texts(), values()).ofMaxSize(5);
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                texts().map(text -> text),
                Arbitraries.doubles().map(number -> number + 0.0),
                Arbitraries.of(1e16, 1e300, Double.MIN_VALUE, 100.0, 1e7),
                Arbitraries.integers().map(number -> number),
                Arbitraries.of(true, false));
        return Arbitraries.oneOf(
                plain,
                plain.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(texts(), plain).ofMaxSize(3).map(map -> map));
    }

    @Example
    void lineAndParagraphSeparatorsAreKept() {
        Map<String, Object> object = Map.of("a", "b\u2028c\u2029d\u0085e\u00A0f");

        assertThat(read11(YamlText.of(object))).isEqualTo(object);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                // The client's library does not know how YAML writes these two, \L and \P.
                Arbitraries.strings().ofMaxLength(10).map(text -> text.replace('\u2028', 'L')
                        .replace('\u2029', 'P')),
                Arbitraries.strings().ascii().ofMaxLength(6),
                Arbitraries.strings().withChars("0123456789.eE+-_:xob ").ofMaxLength(6),
                Arbitraries.of(
                        "yes",
                        "no",
                        "on",
                        "Off",
                        "y",
                        "N",
                        "null",
                        "~",
                        "",
                        " ",
                        "true",
                        "NaN",
                        ".nan",
                        ".inf",
                        "0x1F",
                        "0o17",
                        "017",
                        "1_000",
                        "12:30:45",
                        "2026-03-01",
                        "2026-03-01 08:00:00 +1",
                        "=",
                        "<<",
                        "- a",
                        "? b",
                        "a: b",
                        "a #b",
                        "[x",
                        "{x",
                        "*x",
                        "&x",
                        "!x",
                        "%x",
                        "@x",
                        "`x",
                        "|",
                        ">",
                        "---",
                        "...",
                        "\uFEFF",
                        "\u0085",
                        "\u00A0",
                        "\uD83D\uDE00"));
    }
}
