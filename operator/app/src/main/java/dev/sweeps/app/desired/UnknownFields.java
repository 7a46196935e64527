package dev.sweeps.app.desired;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.sweeps.core.space.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields that no Kubernetes type has, all of them and not only the first, in the list that the reader's attribute
 * {@code UnknownFields.class} holds.
 */
final class UnknownFields extends DeserializationProblemHandler {
    private final String root;

    UnknownFields(String root) {
        this.root = root;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        String path = FieldPath.ofPointer(
                root, parser.getParsingContext().pathAsPointer().toString());
        Collection<Object> known = deserializer == null || deserializer.getKnownPropertyNames() == null
                ? List.of()
                : deserializer.getKnownPropertyNames();
        String advice = closest(name, known)
                .map(other -> "did you mean `" + other + "`?")
                .orElse("remove it, or check its place with `kubectl explain pod.spec`");
        if (context.getAttribute(UnknownFields.class) instanceof List<?> problems) {
            add(problems, new Problem(path, "unknown field: " + advice));
        }
        parser.skipChildren();
        return true;
    }

    @SuppressWarnings("unchecked")
    private static void add(List<?> problems, Problem problem) {
        ((List<Problem>) problems).add(problem);
    }

    private static Optional<String> closest(String name, Collection<Object> known) {
        return known.stream()
                .map(Objects::toString)
                .filter(other -> distance(name, other) <= 2)
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)));
    }

    /** Levenshtein's distance, in two rows; letter case does not count. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                row[j] = Math.min(previous[j - 1] + (same ? 0 : 1), Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[right.length()];
    }
}
