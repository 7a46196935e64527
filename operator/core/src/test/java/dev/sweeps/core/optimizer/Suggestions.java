package dev.sweeps.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.NumberStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What every optimizer owes, whatever the study is. */
public final class Suggestions {
    private Suggestions() {}

    /** A valid point that depends on nothing but study and ordinal, and repeats none without need. */
    public static void assertSound(Supplier<Optimizer> fresh, Study study, long ordinal) {
        Optimizer asked = fresh.get();
        Point first = asked.suggest(study, ordinal);
        Point other = asked.suggest(study, ordinal + 1);

        assertValid(study.cube(), first);
        assertValid(study.cube(), other);
        assertThat(asked.suggest(study, ordinal)).isEqualTo(first);
        assertThat(fresh.get().suggest(study, ordinal)).isEqualTo(first);
        assertNotTaken(study, first);
    }

    private static void assertValid(UnitCube cube, Point point) {
        double[] filled =
                Arrays.stream(point.u()).map(u -> Double.isNaN(u) ? 0.5 : u).toArray();
        assertThat(filled).hasSize(cube.dimension());
        assertThat(cube.snapped(filled)).isEqualTo(point);
    }

    private static void assertNotTaken(Study study, Point point) {
        Set<Point> pending = new HashSet<>(study.pending());
        Set<Point> taken = new HashSet<>(pending);
        study.observations().forEach(observation -> taken.add(observation.point()));
        Set<Point> known = new HashSet<>();
        IntStream.range(0, 300).forEach(draw -> known.add(PriorDraws.point(study.cube(), NumberStream.of(0, draw, 0))));
        if (!taken.containsAll(known)) {
            assertThat(taken).doesNotContain(point);
        } else if (!pending.containsAll(known)) {
            assertThat(pending).doesNotContain(point);
        }
    }
}
