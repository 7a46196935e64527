package dev.sweeps.core.history;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the first few of many elements in an order, in one pass and without sorting them all. */
public final class FirstFew<T> {
    private final Comparator<? super T> order;
    private final int limit;
    private final PriorityQueue<T> lastOnTop;

    /** Keeps at most {@code limit} elements; none when it is 0. */
    public FirstFew(Comparator<? super T> order, int limit) {
        this.order = order;
        this.limit = limit;
        this.lastOnTop = new PriorityQueue<>(order.reversed());
    }

    /** Takes {@code element} when it belongs to the first few of those seen so far. */
    public void offer(T element) {
        if (lastOnTop.size() < limit) {
            lastOnTop.add(element);
            return;
        }
        var last = lastOnTop.peek();
        if (last != null && order.compare(element, last) < 0) {
            lastOnTop.remove();
            lastOnTop.add(element);
        }
    }

    /** The kept elements, first one first. */
    public List<T> inOrder() {
        return lastOnTop.stream().sorted(order).toList();
    }
}
