package dev.sweeps.app.reconcile;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries that were added last; the eldest are forgotten. */
final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most entries, at least 1 */
    Recent(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
