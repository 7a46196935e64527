package dev.sweeps.app.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes to objects that nobody but the operator writes, as the API server counts them. Events come from several components
 * and are counted apart, by who reported them.
 */
public record ApiWrites(Map<String, Long> byWhat) {
    private static final Pattern LINE = Pattern.compile("apiserver_request_total\\{([^}]*)} ([0-9.e+]+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> VERBS = Set.of("POST", "PUT", "PATCH", "APPLY", "DELETE", "DELETECOLLECTION");

    public static ApiWrites soFar(KubernetesClient client) {
        Map<String, Long> counts = new TreeMap<>();
        String page = client.raw("/metrics");
        Matcher line = LINE.matcher(page == null ? "" : page);
        while (line.find()) {
            Map<String, String> labels = new TreeMap<>();
            LABEL.matcher(line.group(1)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            if (VERBS.contains(labels.get("verb")) && isTheOperators(labels)) {
                String subresource = labels.getOrDefault("subresource", "");
                String what = labels.get("verb") + " " + labels.get("resource")
                        + (subresource.isEmpty() ? "" : "/" + subresource);
                counts.merge(what, (long) Double.parseDouble(line.group(2)), Long::sum);
            }
        }
        return new ApiWrites(counts);
    }

    public ApiWrites since(ApiWrites before) {
        Map<String, Long> difference = new TreeMap<>(byWhat);
        before.byWhat.forEach((what, count) -> difference.merge(what, -count, Long::sum));
        difference.values().removeIf(count -> count == 0);
        return new ApiWrites(difference);
    }

    public long total() {
        return byWhat.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isTheOperators(Map<String, String> labels) {
        return switch (labels.getOrDefault("resource", "")) {
            case "sweeps", "trials" -> true;
            // The Job controller writes the status of Jobs; the Jobs themselves it leaves alone.
            case "jobs" -> labels.getOrDefault("subresource", "").isEmpty();
            case "configmaps" -> true;
            default -> false;
        };
    }
}
