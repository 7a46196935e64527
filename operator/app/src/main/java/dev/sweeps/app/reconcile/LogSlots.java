package dev.sweeps.app.reconcile;

import dev.sweeps.app.observe.LogReading;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many passes may wait for logs at once. Kubelets that hang hold each for as long as the client waits; the threads that are left
 * are for the passes that want no log. What is turned away here is asked for again, as any log is that cannot be read.
 */
final class LogSlots {
    private final int most;
    private final Duration patience;
    private final Semaphore free;

    /**
     * @param most passes, at least 1
     * @param patience how long one waits for its turn; longer than logs usually take, so that a busy operator turns none away
     */
    LogSlots(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.free = new Semaphore(most);
    }

    /** What {@code request} gives, made as soon as there is a place; unreadable when there is none. */
    <T> LogReading<T> read(Supplier<LogReading<T>> request) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new LogReading.Unreadable<>(
                        "%d logs have been asked for, and no node has answered".formatted(most));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LogReading.Unreadable<>("the operator ends");
        }
        try {
            return request.get();
        } finally {
            free.release();
        }
    }
}
