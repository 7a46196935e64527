package dev.sweeps.keeper;

import dev.sweeps.keeper.file.Kernel;
import dev.sweeps.keeper.file.Libc;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs of the keeper in tests, at a time of the test's choice. */
final class Run {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Run() {}

    static Keeper.Outcome at(Instant time, Path root, ListText list) {
        return at(time, root, list, new Libc(), new ArrayList<>());
    }

    static Keeper.Outcome atNoon(Path root, ListText list) {
        return at(NOON, root, list);
    }

    static Keeper.Outcome atNoon(Path root, ListText list, Kernel kernel) {
        return at(NOON, root, list, kernel, new ArrayList<>());
    }

    static Keeper.Outcome at(Instant time, Path root, ListText list, Kernel kernel, List<String> lines) {
        return new Keeper(kernel, Clock.fixed(time, ZoneOffset.UTC), lines::add).run(root.toString(), list.read());
    }
}
