package dev.sweeps.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaseHandoverTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void freesItsOwnLeaseInTheVersionThatItHasRead() {
        Lease held = heldBy("a");

        Lease free = LeaseHandover.free(held, "a").orElseThrow();

        assertThat(free.getSpec().getHolderIdentity()).isEmpty();
        assertThat(free.getMetadata()).isEqualTo(held.getMetadata());
        assertThat(free.getSpec().getLeaseTransitions()).isEqualTo(3);
        assertThat(free.getSpec().getRenewTime()).isEqualTo(held.getSpec().getRenewTime());
    }

    @Test
    void leavesTheLeaseOfAnother() {
        assertThat(LeaseHandover.free(heldBy("b"), "a")).isEmpty();
    }

    @Test
    void leavesALeaseThatNobodyHolds() {
        assertThat(LeaseHandover.free(heldBy(""), "a")).isEmpty();
        assertThat(LeaseHandover.free(heldBy(null), "a")).isEmpty();
        assertThat(LeaseHandover.free(new LeaseBuilder().build(), "a")).isEmpty();
        assertThat(LeaseHandover.free(null, "a")).isEmpty();
    }

    @Test
    void knowsWhetherAPassGoesOn() {
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService passes = Executors.newSingleThreadExecutor()) {
            var pass = passes.submit(() -> {
                end.await();
                return end;
            });
            passes.shutdown();

            assertThat(LeaseHandover.haveEnded(passes, Duration.ZERO)).isFalse();
            end.countDown();
            assertThat(LeaseHandover.haveEnded(passes, LONG)).isTrue();
            assertThat(pass).isDone();
        }
    }

    private static Lease heldBy(@Nullable String holder) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName("sweep-operator")
                .withResourceVersion("42")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(15)
                .withLeaseTransitions(3)
                .withRenewTime(ZonedDateTime.parse("2026-01-01T12:00:00Z"))
                .endSpec()
                .build();
    }
}
