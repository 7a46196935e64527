package dev.sweeps.app.desired;

import dev.sweeps.api.TrialMemoryStatus;
import dev.sweeps.app.quantity.Amounts;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The memory of attempts that follow one which ran out of it. */
final class MoreMemory {
    private static final String MEMORY = "memory";
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private MoreMemory() {}

    /** The container with the raised limit, and its request in the same proportion; a template that gives more by now keeps that. */
    static Container of(Container container, @Nullable TrialMemoryStatus raised) {
        var limits = container.getResources() == null
                ? null
                : container.getResources().getLimits();
        var limit = limits == null ? null : limits.get(MEMORY);
        if (raised == null || limits == null || limit == null) {
            return container;
        }
        var before = Amounts.of(limit).orElse(BigDecimal.ZERO);
        var after = Amounts.of(raised.limit()).orElse(BigDecimal.ZERO);
        if (before.signum() <= 0 || after.compareTo(before) <= 0) {
            return container;
        }
        var requests =
                Optional.ofNullable(container.getResources().getRequests()).orElse(Map.of());
        return new ContainerBuilder(container)
                .editResources()
                .withLimits(with(limits, new Quantity(raised.limit())))
                .withRequests(
                        requests.containsKey(MEMORY)
                                ? with(requests, request(requests.get(MEMORY), before, after))
                                : requests)
                .endResources()
                .build();
    }

    private static Map<String, Quantity> with(Map<String, Quantity> amounts, Quantity memory) {
        Map<String, Quantity> changed = new TreeMap<>(amounts);
        changed.put(MEMORY, memory);
        return changed;
    }

    private static Quantity request(Quantity request, BigDecimal before, BigDecimal after) {
        var bytes = Amounts.of(request).orElse(BigDecimal.ZERO).multiply(after).divide(before, 0, RoundingMode.HALF_UP);
        return new Quantity(bytes.divide(MEBIBYTE, 0, RoundingMode.DOWN).toPlainString() + "Mi");
    }
}
