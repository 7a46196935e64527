package dev.sweeps.app.documents;

import dev.sweeps.core.value.JsonValues;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** JSON values as YAML for people that YAML 1.1 (PyYAML) and 1.2 read alike: keys in the given order, strings quoted only where they must be. */
final class YamlText {
    /** Characters of a key that stands on one line with its value: the most that YAML allows. */
    private static final int LONGEST_KEY = 1024;

    private static final int INDENT = 2;

    /**
     * What is a string in every version of YAML: one that begins with a letter, or has a word in it. A single letter may be y or n.
     * Words such as yes, and what would be a sign of YAML, are quoted by the library.
     */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/].+|[A-Za-z&&[^yYnN]]|.+ [a-z]{2}.*");

    private YamlText() {}

    /** An object that is to stand on one line: {@code {min: 0, max: 1}}. */
    record Line(Map<?, ?> entries) {}

    /** @param object of strings, numbers, booleans, nulls, lists, maps and {@link Line}s; a number that is not finite becomes null */
    static String of(Map<?, ?> object) {
        var options = new DumperOptions();
        options.setIndent(INDENT);
        options.setSplitLines(false);
        options.setMaxSimpleKeyLength(LONGEST_KEY);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        var text = new StringWriter();
        new Yaml(options).serialize(node(object, FlowStyle.BLOCK), text);
        return text.toString();
    }

    /** A new node each time: the library would write an object that it meets twice as a reference to the first. */
    private static Node node(@Nullable Object value, FlowStyle style) {
        return switch (value) {
            case null -> scalar(Tag.NULL, "null");
            case Line line -> mapping(line.entries(), FlowStyle.FLOW);
            case Map<?, ?> map -> mapping(map, style);
            case List<?> list ->
                new SequenceNode(
                        Tag.SEQ,
                        list.stream().map(one -> node(one, style)).toList(),
                        isPlain(list) ? FlowStyle.FLOW : style);
            case Boolean flag -> scalar(Tag.BOOL, flag.toString());
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case Number whole -> scalar(Tag.INT, whole.toString());
            default -> string(value.toString());
        };
    }

    /** Whether a list is short to read: it has no objects and no lists. */
    private static boolean isPlain(List<?> list) {
        return list.stream().noneMatch(one -> one instanceof Map || one instanceof List || one instanceof Line);
    }

    private static Node mapping(Map<?, ?> map, FlowStyle style) {
        var entries = new ArrayList<NodeTuple>(map.size());
        map.forEach((key, value) -> entries.add(new NodeTuple(string(String.valueOf(key)), node(value, style))));
        return new MappingNode(Tag.MAP, entries, style);
    }

    private static Node number(double number) {
        return Double.isFinite(number) ? scalar(Tag.FLOAT, JsonValues.jsonText(number)) : scalar(Tag.NULL, "null");
    }

    private static Node string(String text) {
        var style = PLAIN.matcher(text).matches() ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        return new ScalarNode(Tag.STR, text, null, null, style);
    }

    private static Node scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }
}
