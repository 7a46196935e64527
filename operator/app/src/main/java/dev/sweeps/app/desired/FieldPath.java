package dev.sweeps.app.desired;

import java.util.regex.Pattern;

/** How a user reads the place of a field: {@code template.spec.containers[0].env}, {@code template.metadata.labels["a/b"]}. */
final class FieldPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private FieldPath() {}

    /** One further name, with its dot or in brackets. */
    static String segment(String name) {
        return PLAIN.matcher(name).matches() ? "." + name : "[\"" + name + "\"]";
    }

    /** A JSON pointer ({@code /spec/containers/0}) below {@code root}. */
    static String ofPointer(String root, String pointer) {
        StringBuilder path = new StringBuilder(root);
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            String name = step.replace("~1", "/").replace("~0", "~");
            path.append(name.chars().allMatch(Character::isDigit) ? "[" + name + "]" : segment(name));
        }
        return path.toString();
    }
}
