package dev.sweeps.app.desired;

import dev.sweeps.app.quantity.Amounts;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many GPUs a pod holds while it runs. */
public final class GpuRequest {
    private static final Set<String> EXACT = Set.of("nvidia.com/gpu", "amd.com/gpu");
    private static final List<String> PREFIXES = List.of("nvidia.com/mig-", "gpu.intel.com/");

    /** Shares of a GPU's memory or cores, as some device plugins count them, are no number of GPUs. */
    private static final Pattern SHARE = Pattern.compile("mem|core|monitoring", Pattern.CASE_INSENSITIVE);

    private GpuRequest() {}

    /**
     * The number that the scheduler reserves: for each resource the larger one of the greatest init container and the sum of the
     * containers that run together.
     */
    public static long of(PodSpec pod) {
        Map<String, BigDecimal> together = new TreeMap<>();
        Map<String, BigDecimal> greatest = new TreeMap<>();
        pod.getContainers().forEach(container -> add(together, container));
        for (Container container : pod.getInitContainers()) {
            if ("Always".equals(container.getRestartPolicy())) {
                add(together, container);
            } else {
                gpus(container).forEach((name, count) -> greatest.merge(name, count, BigDecimal::max));
            }
        }
        greatest.forEach((name, count) -> together.merge(name, count, BigDecimal::max));
        return together.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }

    /** The same amounts without those of GPUs; null stays null. */
    static @Nullable Map<String, Quantity> without(@Nullable Map<String, Quantity> amounts) {
        if (amounts == null) {
            return null;
        }
        Map<String, Quantity> rest = new TreeMap<>(amounts);
        rest.keySet().removeIf(GpuRequest::isGpu);
        return rest;
    }

    private static void add(Map<String, BigDecimal> sums, Container container) {
        gpus(container).forEach((name, count) -> sums.merge(name, count, BigDecimal::add));
    }

    private static Map<String, BigDecimal> gpus(Container container) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        if (container.getResources() != null && container.getResources().getLimits() != null) {
            container.getResources().getLimits().forEach((name, quantity) -> {
                if (isGpu(name)) {
                    counts.put(name, Amounts.of(quantity).orElse(BigDecimal.ZERO));
                }
            });
        }
        return counts;
    }

    private static boolean isGpu(String resource) {
        if (EXACT.contains(resource)) {
            return true;
        }
        String name = resource.substring(resource.indexOf('/') + 1);
        return !SHARE.matcher(name).find()
                && (PREFIXES.stream().anyMatch(resource::startsWith)
                        || (resource.contains("/") && name.startsWith("gpu")));
    }
}
