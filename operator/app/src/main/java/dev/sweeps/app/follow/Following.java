package dev.sweeps.app.follow;

import dev.sweeps.app.platform.OperatorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The threads of the followers: a few that read whatever comes, and one that looks whose turn it is. */
@ApplicationScoped
public class Following {
    private static final Logger LOG = Logger.getLogger("sweep");

    /** Reading is arithmetic; more threads than this would only take the processors from the passes. */
    private static final int READERS = 2;

    private static final long TURN_MILLIS = 500;

    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("logs-", 0).daemon().factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-turns").daemon().factory());
    private final Followers followers;

    Following(ApiServerLogs source, OperatorSettings settings, MeterRegistry registry, Clock clock) {
        followers = new Followers(source, readers, settings.logStreams(), new LogCounts().shownBy(registry), clock);
        registry.gauge("sweep.logs.open", followers, Followers::open);
        registry.gauge("sweep.logs.wanted", followers, Followers::size);
        var _ = timer.scheduleWithFixedDelay(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Produces
    @Singleton
    Followers followers() {
        return followers;
    }

    /** A fault in one turn must not be the last turn. */
    private void turn() {
        try {
            followers.turn();
        } catch (RuntimeException e) {
            LOG.error("the logs of running trials cannot be followed", e);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        followers.close();
        readers.shutdownNow();
    }
}
