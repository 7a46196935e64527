package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While passes run, somebody exchanges folders for symbolic links to a folder outside, and back. */
class SwapRaceTest {
    private static final int RACES = 1000;

    private final Path folder;
    private final Path root;

    /** Held while everything is where it belongs, so that the test itself does not write through a link. */
    private final Lock order = new ReentrantLock(true);

    SwapRaceTest(@TempDir(factory = MemoryFolder.class) Path folder) {
        this.folder = folder;
        this.root = folder.resolve("digits");
    }

    @Test
    void neverLeavesTheFolderOfTheSweepWhileAnotherThreadSwaps() throws Exception {
        Canary canary = Canary.in(folder);
        AtomicBoolean over = new AtomicBoolean();
        int through = 0;
        Swap.fill(root);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            AtomicLong swaps = new AtomicLong();
            Future<?> swapping = thread.submit(() -> swap(canary.path(), over, swaps));
            try {
                for (int race = 0; race < RACES || (swaps.get() < RACES && !swapping.isDone()); race++) {
                    refill();
                    through += Run.atNoon(root, Swap.list(race))
                            .report()
                            .checkpoints()
                            .size();
                    look(canary, race, "race " + race);
                }
            } finally {
                over.set(true);
            }
            canary.assertUntouched("the last races");
            swapping.get();
            assertThat(swaps.get()).as("exchanges").isGreaterThanOrEqualTo(RACES);
        }
        assertThat(through).as("promotions that came through").isPositive();
    }

    private void refill() {
        order.lock();
        try {
            Swap.fill(root);
        } finally {
            order.unlock();
        }
    }

    private void swap(Path outside, AtomicBoolean over, AtomicLong swaps) {
        SplittableRandom random = new SplittableRandom(7);
        Swap swap = new Swap(root, outside);
        while (!over.get()) {
            String target = Swap.TARGETS.get(random.nextInt(Swap.TARGETS.size()));
            order.lock();
            try {
                swaps.addAndGet(swap.make(target) ? 1 : 0);
                for (int turn = random.nextInt(10_000); turn > 0; turn--) {
                    Thread.onSpinWait();
                }
                swap.undo(target);
            } finally {
                order.unlock();
            }
        }
    }

    /** Every folder is exchanged at every single moment: before each call that looks a name up. */
    @Test
    void neverLeavesTheFolderOfTheSweepWhereverItIsSwapped() {
        Canary canary = Canary.in(folder);
        int races = 0;
        for (String target : Swap.TARGETS) {
            for (int race = 0; race < 2; race++) {
                long calls = 1;
                for (long at = 1; at <= calls; at++) {
                    if (new TestTree(folder).has("digits")) {
                        new TestTree(root).delete("");
                    }
                    Swap.fill(root);
                    SwappingKernel kernel = new SwappingKernel(new Swap(root, canary.path()), target, at);
                    Run.atNoon(root, Swap.list(race).trash(0), kernel);
                    kernel.undo();
                    look(canary, at, "%s at call %d".formatted(target, at));
                    calls = Math.max(calls, kernel.calls());
                    races += kernel.swapped() ? 1 : 0;
                }
            }
        }
        canary.assertUntouched("the last calls");
        assertThat(races).isGreaterThan(RACES);
    }

    /** Damage stays, so that a look now and then sees all of it; it takes longer than a pass. */
    private static void look(Canary canary, long number, String when) {
        if (number % 10 == 0) {
            canary.assertUntouched("up to " + when);
        }
    }

    /** Exchanges one folder before one of the calls. */
    private static final class SwappingKernel extends KernelAround {
        private final Swap swap;
        private final String target;
        private final long at;
        private long calls;
        private boolean swapped;

        SwappingKernel(Swap swap, String target, long at) {
            this.swap = swap;
            this.target = target;
            this.at = at;
        }

        @Override
        protected void look() {
            calls++;
            if (calls == at) {
                swapped = swap.make(target);
            }
        }

        void undo() {
            swap.undo(target);
        }

        long calls() {
            return calls;
        }

        boolean swapped() {
            return swapped;
        }
    }
}
