package dev.sweeps.core.tpe;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Coordinates that are modelled together. Under conditions a joint model needs points that have all of its coordinates: the groups
 * are the largest sets of coordinates that were always active together (Optuna's group decomposition).
 */
final class Groups {
    private Groups() {}

    /** The groups that the observed points give; each coordinate is in one of them. */
    static List<int[]> together(UnitCube cube, List<Observation> observations) {
        Map<BitSet, List<Integer>> byOccurrence = new LinkedHashMap<>();
        for (int coordinate = 0; coordinate < cube.dimension(); coordinate++) {
            byOccurrence
                    .computeIfAbsent(occurrence(coordinate, observations), _ -> new ArrayList<>())
                    .add(coordinate);
        }
        return byOccurrence.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static BitSet occurrence(int coordinate, List<Observation> observations) {
        BitSet active = new BitSet(observations.size());
        for (int i = 0; i < observations.size(); i++) {
            active.set(i, observations.get(i).point().isActive(coordinate));
        }
        return active;
    }

    /** Each coordinate by itself. */
    static List<int[]> alone(UnitCube cube) {
        return IntStream.range(0, cube.dimension())
                .mapToObj(coordinate -> new int[] {coordinate})
                .toList();
    }
}
