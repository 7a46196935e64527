package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoneSweepsTest {
    private final Map<ResourceID, Sweep> cache = new HashMap<>();
    private final List<String> forgotten = new ArrayList<>();
    private final GoneSweeps gone = new GoneSweeps(List.of(forgotten::add, uid -> forgotten.add(uid + " too")));
    private final GoneSweeps.Watch watch = gone.watching(id -> Optional.ofNullable(cache.get(id)));

    private static Sweep sweep(String uid) {
        var sweep = new Sweep();
        sweep.setMetadata(new ObjectMetaBuilder()
                .withNamespace("team")
                .withName("digits")
                .withUid(uid)
                .build());
        return sweep;
    }

    private static Sweep marked(String uid) {
        var sweep = sweep(uid);
        sweep.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
        return sweep;
    }

    private void show(Sweep sweep) {
        cache.put(ResourceID.fromResource(sweep), sweep);
    }

    @Test
    void forgetsASweepThatWasDeleted() {
        watch.onResourceDeleted(sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }

    @Test
    void forgetsASweepThatIsAboutToGo() {
        watch.onResourceUpdated(marked("u1"), sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }

    @Test
    void forgetsTheOneBeforeANamesakeThatLooksLikeANewVersionOfIt() {
        watch.onResourceUpdated(sweep("u2"), sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }

    @Test
    void forgetsNothingOfASweepThatLives() {
        show(sweep("u1"));

        watch.onResourceCreated(sweep("u1"));
        watch.onResourceUpdated(sweep("u1"), sweep("u1"));
        gone.afterPass(sweep("u1"));

        assertThat(forgotten).isEmpty();
    }

    @Test
    void forgetsAgainAfterAPassDuringWhichTheSweepWent() {
        watch.onResourceDeleted(sweep("u1"));
        forgotten.clear();

        gone.afterPass(sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }

    @Test
    void forgetsAgainAfterAPassDuringWhichTheSweepWasMarked() {
        show(marked("u1"));

        gone.afterPass(sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }

    @Test
    void aNamesakeDoesNotKeepTheOneBefore() {
        show(sweep("u2"));

        gone.afterPass(sweep("u1"));

        assertThat(forgotten).containsExactly("u1", "u1 too");
    }
}
