package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.Kernel;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The keeper ends before and after every single change that it makes, and begins again. */
class CrashMatrixTest {
    private final Path folder;

    CrashMatrixTest(@TempDir(factory = MemoryFolder.class) Path folder) {
        this.folder = folder;
    }

    /**
     * What is being done when the end comes.
     *
     * @param copies whether the volume has no hard links
     * @param inParent whether it runs on the folder in which that of the sweep lies
     */
    record Task(String name, ListText list, boolean copies, boolean inParent) {
        private Keeper.Outcome run(Scenario scenario, Kernel kernel) {
            return Run.atNoon(inParent ? scenario.parent() : scenario.sweep(), list, kernel);
        }

        /** Whether it crashed. */
        private boolean crashes(Scenario scenario, long atChange, boolean before) {
            try {
                Keeper.Outcome outcome = run(scenario, new CrashingKernel(atChange, before, copies));
                assertThat(outcome.report().problems()).isEmpty();
                assertThat(outcome.status()).isZero();
                return false;
            } catch (CrashingKernel.Crash e) {
                return true;
            }
        }

        private void checkTop(Scenario scenario, String when) {
            if (!inParent) {
                assertThat(scenario.withoutCheckpoint()).as(when).isEmpty();
            }
        }
    }

    static List<Task> tasks() {
        return List.of(
                new Task("keep", Scenario.next(), false, false),
                new Task("keep without trash", Scenario.next().trash(0), false, false),
                new Task("folders, without links", Scenario.next().with("remove", "Folders"), true, false),
                new Task("farewell", ListText.farewell(), false, true));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void comesToTheSameEnd(Task task) {
        Scenario undisturbed = Scenario.in(folder.resolve("undisturbed"));
        CrashingKernel counting = new CrashingKernel(Long.MAX_VALUE, true, task.copies());
        assertThat(task.run(undisturbed, counting).report().problems()).isEmpty();
        SortedMap<String, String> end = undisturbed.outcome();

        assertThat(counting.changes()).isGreaterThan(30);
        for (long change = 1; change <= counting.changes(); change++) {
            for (boolean before : new boolean[] {true, false}) {
                String when = (before ? "before" : "after") + " change " + change;
                Scenario scenario = Scenario.in(folder.resolve(when));
                assertThat(task.crashes(scenario, change, before)).as(when).isTrue();
                task.checkTop(scenario, when);
                assertThat(task.crashes(scenario, Long.MAX_VALUE, true))
                        .as(when)
                        .isFalse();
                task.checkTop(scenario, when);
                assertThat(scenario.outcome()).as(when).isEqualTo(end);
            }
        }
    }

    /** It crashes again and again, at a random one of the next changes, until it gets through. */
    @ParameterizedTest
    @MethodSource("tasks")
    void comesToTheSameEndThroughManyCrashes(Task task) {
        Scenario undisturbed = Scenario.in(folder.resolve("undisturbed"));
        task.run(undisturbed, new CrashingKernel(Long.MAX_VALUE, true, task.copies()));
        SplittableRandom random = new SplittableRandom(1);

        for (int round = 0; round < 50; round++) {
            Scenario scenario = Scenario.in(folder.resolve("round " + round));
            int crashes = 0;
            // At least the lock and the journal are opened anew each time; the rest has to come forward.
            while (task.crashes(scenario, random.nextLong(3, 40), random.nextBoolean())) {
                crashes++;
                task.checkTop(scenario, "round %d, crash %d".formatted(round, crashes));
                assertThat(crashes).isLessThan(1000);
            }
            assertThat(scenario.outcome()).as("round " + round).isEqualTo(undisturbed.outcome());
        }
    }

    /** The check of the top can fail: a checkpoint that is in neither place is missed. */
    @Test
    void missesACheckpoint() {
        Scenario scenario = Scenario.in(folder);
        new TestTree(scenario.sweep()).delete("best_models/rank_01_digits-00001/checkpoint");

        assertThat(scenario.withoutCheckpoint()).containsExactly("digits-00001/a1");
    }

    /** Errors instead of crashes: whatever fails, the top is whole, and the next pass puts things right. */
    @ParameterizedTest
    @EnumSource(
            value = Errno.class,
            names = {"NO_SPACE", "IO", "DENIED"})
    void mendsWhatFailed(Errno error) {
        Scenario undisturbed = Scenario.in(folder.resolve("undisturbed"));
        CrashingKernel counting = CrashingKernel.counting();
        Run.atNoon(undisturbed.sweep(), Scenario.next(), counting);

        Stream.iterate(1L, change -> change + 1).limit(counting.changes()).forEach(change -> {
            Scenario scenario = Scenario.in(folder.resolve("failure " + change));
            long[] changes = {0};
            Run.atNoon(scenario.sweep(), Scenario.next(), new FailingKernel(error, (_, _) -> ++changes[0] == change));
            assertThat(scenario.withoutCheckpoint()).as("failure %d", change).isEmpty();
            Keeper.Outcome outcome = Run.atNoon(scenario.sweep(), Scenario.next());
            assertThat(outcome.report().problems()).isEmpty();
            assertThat(mended(scenario, error)).as("failure %d", change).isEqualTo(mended(undisturbed, error));
        });
    }

    /** What cannot be moved to the trash for lack of space is deleted at once. */
    private static SortedMap<String, String> mended(Scenario scenario, Errno error) {
        SortedMap<String, String> outcome = scenario.outcome();
        if (error == Errno.NO_SPACE) {
            String movedNow = "digits/.trash/" + Run.NOON.getEpochSecond();
            assertThat(outcome.keySet().removeIf(path -> path.startsWith(movedNow)))
                    .isTrue();
        }
        return outcome;
    }
}
