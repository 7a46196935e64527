package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PerGenerationTest {
    private final AtomicInteger computed = new AtomicInteger();
    private final PerGeneration<Integer> numbers = new PerGeneration<>(_ -> computed.incrementAndGet());

    @Test
    void computesOncePerSweepAndGeneration() {
        assertThat(numbers.of(sweep("u1", 1))).isEqualTo(1);
        assertThat(numbers.of(sweep("u1", 1))).isEqualTo(1);
        assertThat(numbers.of(sweep("u2", 1))).isEqualTo(2);
        assertThat(numbers.of(sweep("u1", 2))).isEqualTo(3);
        assertThat(numbers.of(sweep("u2", 1))).isEqualTo(2);
    }

    @Test
    void computesAnewWhatWasForgotten() {
        assertThat(numbers.of(sweep("u1", 1))).isEqualTo(1);

        numbers.forget("u1");

        assertThat(numbers.of(sweep("u1", 1))).isEqualTo(2);
    }

    private static Sweep sweep(String uid, long generation) {
        var sweep = new Sweep();
        sweep.setMetadata(
                new ObjectMetaBuilder().withUid(uid).withGeneration(generation).build());
        return sweep;
    }
}
