package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Name;

/** How the folder of a sweep is laid out. */
final class SweepFolder {
    /** {@code trials/<trial>/a<attempt>/<checkpoint>}. */
    static final Name TRIALS = Name.of("trials");
    /** {@code best_models/rank_01_<trial>/}. */
    static final Name BEST_MODELS = Name.of("best_models");
    /** What will be deleted, under the time when it came there. */
    static final Name TRASH = Name.of(".trash");
    /** The keeper's own: lock, journal, staging. */
    static final Name KEEPER = Name.of(".keeper");

    static final Name MANAGER_LOG = Name.of("sweep_manager.log");

    private SweepFolder() {}

    static Name attempt(int number) {
        return Name.of("a" + number);
    }
}
