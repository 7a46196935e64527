package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.WarmStartSource;
import dev.sweeps.app.desired.WarmStartConfigMap;
import dev.sweeps.app.translate.FrozenStart;
import dev.sweeps.app.translate.FrozenStarts;
import dev.sweeps.app.translate.ObjectiveSpecs;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.app.translate.SweepSnapshots;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.app.translate.TrialTables;
import dev.sweeps.app.translate.WarmStartSpecs;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierSweeps;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.optimizer.UnitCube;
import io.fabric8.kubernetes.api.model.ConfigMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Sweeps take from earlier ones. It is taken once, before the first trial, and kept in a ConfigMap: whatever becomes of the
 * earlier Sweeps, the same results then give the same trials.
 */
@ApplicationScoped
public class WarmStarts implements PerSweep {
    private static final int MOST_TRIALS = 1000;

    /** A ConfigMap holds 1 MiB, of text in which three bytes take four characters. */
    private static final int MOST_BYTES = 700_000;

    private record Kept(long generation, FrozenStart frozen) {}

    private final ClusterReads reads;
    private final ClusterWrites writes;
    private final Map<String, Kept> byUid = new ConcurrentHashMap<>();

    WarmStarts(ClusterReads reads, ClusterWrites writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** Whether a Sweep has what its search begins with. */
    SweepStart of(Sweep sweep, ReadySweep ready) {
        if (WarmStartSpecs.sources(sweep.getSpec()).isEmpty()
                || !(ready.search().method() instanceof SearchMethod.Learned learned)) {
            return new SweepStart.Ready(ready, null);
        }
        var uid = sweep.getMetadata().getUid();
        var generation = sweep.getMetadata().getGeneration();
        var kept = byUid.get(uid);
        if (kept != null && kept.generation() == generation) {
            return started(sweep, ready, kept.frozen());
        }
        var cube = learned.search().cube();
        var stored = stored(sweep, cube);
        if (stored.isEmpty()) {
            var waits = freeze(sweep, ready, cube);
            if (waits.isPresent()) {
                return waits.get();
            }
            stored = stored(sweep, cube);
        }
        if (stored.isEmpty()) {
            return taken(sweep);
        }
        byUid.put(uid, new Kept(generation, stored.get()));
        return started(sweep, ready, stored.get());
    }

    @Override
    public void forget(String uid) {
        byUid.remove(uid);
    }

    private static SweepStart.Ready started(Sweep sweep, ReadySweep ready, FrozenStart frozen) {
        return new SweepStart.Ready(ready.warmedBy(frozen.start()), frozen.status(WarmStartConfigMap.name(sweep)));
    }

    /** What is kept for this Sweep; as long as it has no trial, only if its spec still wants the same. */
    private Optional<FrozenStart> stored(Sweep sweep, UnitCube cube) {
        var map = reads.configMap(sweep.getMetadata().getNamespace(), WarmStartConfigMap.name(sweep))
                .filter(found -> TrialLedger.ownedBy(found, sweep.getMetadata().getUid()));
        var frozen = map.flatMap(WarmStartConfigMap::kept).map(bytes -> FrozenStarts.read(bytes, cube));
        if (map.isEmpty() || SweepSnapshots.hasBegun(sweep) || isWanted(sweep, frozen)) {
            return frozen;
        }
        writes.delete(map.get());
        return Optional.empty();
    }

    private static boolean isWanted(Sweep sweep, Optional<FrozenStart> frozen) {
        return frozen.filter(start -> start.wanted().equals(WarmStartSpecs.wanted(sweep.getSpec())))
                .isPresent();
    }

    /** Takes from the earlier Sweeps and keeps it; says what is missing if that cannot be done. */
    private Optional<SweepStart.Waits> freeze(Sweep sweep, ReadySweep ready, UnitCube cube) {
        List<Earlier> earlier = new ArrayList<>();
        for (var source : WarmStartSpecs.sources(sweep.getSpec())) {
            var found = earlier(sweep.getMetadata().getNamespace(), source);
            if (found instanceof Gone && !SweepSnapshots.hasBegun(sweep)) {
                return Optional.of(new SweepStart.Waits(
                        "WarmStartSourceMissing",
                        "there is no %s in this namespace from which to start: create it, or take it out of search.warmStartFrom; no trial is made before that"
                                .formatted(title(source))));
            }
            earlier.add(found);
        }
        var map = WarmStartConfigMap.of(sweep, bytes(sweep, ready, cube, earlier));
        return switch (writes.create(map)) {
            case MADE, ALREADY_THERE, NAMESPACE_ENDS -> Optional.empty();
            case NAME_TAKEN -> Optional.of(taken(sweep));
        };
    }

    private Earlier earlier(String namespace, WarmStartSource source) {
        var table = source.configMap();
        if (table != null) {
            return reads.configMap(namespace, table.name())
                    .map(ConfigMap::getData)
                    .map(data -> data.get(table.key()))
                    .<Earlier>map(text -> new Table(source, text))
                    .orElseGet(() -> new Gone(source));
        }
        return reads.sweep(namespace, WarmStartSpecs.name(source))
                .<Earlier>map(one -> new Ran(
                        source,
                        one.getSpec(),
                        reads.trials(one).stream().map(TrialRecords::of).toList()))
                .orElseGet(() -> new Gone(source));
    }

    private static String title(WarmStartSource source) {
        var table = source.configMap();
        return table == null
                ? "sweep " + WarmStartSpecs.name(source)
                : "ConfigMap %s with %s in its data".formatted(table.name(), table.key());
    }

    /** What there is of a source. */
    private sealed interface Earlier {
        WarmStartSource source();
    }

    private record Ran(WarmStartSource source, SweepSpec spec, List<TrialRecord> trials) implements Earlier {}

    private record Table(WarmStartSource source, String text) implements Earlier {}

    private record Gone(WarmStartSource source) implements Earlier {}

    private static byte[] bytes(Sweep sweep, ReadySweep ready, UnitCube cube, List<Earlier> earlier) {
        for (int most = MOST_TRIALS; ; most /= 2) {
            int limit = most;
            var start = new WarmStart(
                    earlier.stream().map(one -> taken(one, ready, cube, limit)).toList());
            var bytes = FrozenStarts.bytes(WarmStartSpecs.wanted(sweep.getSpec()), start);
            if (bytes.length <= MOST_BYTES || most == 0) {
                return bytes;
            }
        }
    }

    private static EarlierSweep taken(Earlier earlier, ReadySweep ready, UnitCube cube, int most) {
        var name = WarmStartSpecs.name(earlier.source());
        var mode = WarmStartSpecs.mode(earlier.source());
        var ours = ready.policy().objectives();
        return switch (earlier) {
            case Gone _ -> EarlierSweep.refused(name, mode, "it is gone, and so is what this sweep once took from it");
            case Table table -> TrialTables.read(name, mode, table.text(), cube, ours, most);
            case Ran ran
            when ObjectiveSpecs.problem(ran.spec()).isPresent() ->
                EarlierSweep.refused(name, mode, "it does not say what it is after");
            case Ran ran -> EarlierSweeps.of(name, mode, ObjectiveSpecs.of(ran.spec()), ran.trials(), cube, ours, most);
        };
    }

    private static SweepStart.Waits taken(Sweep sweep) {
        return new SweepStart.Waits(
                "WarmStartNameTaken",
                "the ConfigMap %s, in which this sweep keeps what it takes from others, belongs to something else: rename that, or this sweep"
                        .formatted(WarmStartConfigMap.name(sweep)));
    }
}
