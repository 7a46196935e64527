package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweeps.app.observe.LogReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LogSlotsTest {
    private static final LogReading<String> ANSWER = new LogReading.Read<>("loss 1");

    /** Kubelets that answer when the test says so, and a count of who waits for them. */
    private static final class Kubelets implements Supplier<LogReading<String>> {
        private final CountDownLatch asked;
        private final CountDownLatch answered = new CountDownLatch(1);

        private Kubelets(int asked) {
            this.asked = new CountDownLatch(asked);
        }

        @Override
        public LogReading<String> get() {
            asked.countDown();
            await(answered);
            return ANSWER;
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void turnsAwayWhoeverFindsAllPlacesTaken() {
        var slots = new LogSlots(2, Duration.ZERO);
        var kubelets = new Kubelets(2);
        var passes = new ArrayList<CompletableFuture<LogReading<String>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var pass = 0; pass < 2; pass++) {
                passes.add(CompletableFuture.supplyAsync(() -> slots.read(kubelets), threads));
            }
            Kubelets.await(kubelets.asked);

            assertThat(slots.read(LogSlotsTest::neverAsked))
                    .isEqualTo(new LogReading.Unreadable<>("2 logs have been asked for, and no node has answered"));

            kubelets.answered.countDown();
        }
        assertThat(passes).allSatisfy(pass -> assertThat(pass.join()).isEqualTo(ANSWER));
        assertThat(slots.read(() -> ANSWER)).isEqualTo(ANSWER);
    }

    @Test
    void waitsForAPlaceThatIsFreedInTime() {
        var slots = new LogSlots(1, Duration.ofMinutes(5));
        var kubelets = new Kubelets(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> slots.read(kubelets), threads);
            Kubelets.await(kubelets.asked);
            var second = CompletableFuture.supplyAsync(() -> slots.read(() -> ANSWER), threads);

            kubelets.answered.countDown();

            assertThat(first.join()).isEqualTo(ANSWER);
            assertThat(second.join()).isEqualTo(ANSWER);
        }
    }

    @Test
    void keepsNoPlaceForARequestThatFailed() {
        var slots = new LogSlots(1, Duration.ZERO);

        assertThatThrownBy(() -> slots.read(LogSlotsTest::neverAsked)).isInstanceOf(AssertionError.class);

        assertThat(slots.read(() -> ANSWER)).isEqualTo(ANSWER);
    }

    private static LogReading<String> neverAsked() {
        throw new AssertionError("a log was asked for");
    }
}
