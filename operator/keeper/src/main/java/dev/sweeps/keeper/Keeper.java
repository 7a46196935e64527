package dev.sweeps.keeper;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Kernel;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.list.Mode;
import dev.sweeps.keeper.pass.CannotRun;
import dev.sweeps.keeper.pass.Farewell;
import dev.sweeps.keeper.pass.KeepPass;
import dev.sweeps.keeper.report.Ledger;
import dev.sweeps.keeper.report.Report;
import java.time.Clock;
import java.util.function.Consumer;

/** One run of the keeper, apart from where its list comes from and where its report goes. */
final class Keeper {
    static final int GOOD = 0;
    /** It could not be done as a whole. */
    static final int FAILED = 1;
    /** The list or the command line makes no sense; nothing was touched. */
    static final int REFUSED = 2;

    private final Kernel kernel;
    private final Clock clock;
    private final Consumer<String> out;

    Keeper(Kernel kernel, Clock clock, Consumer<String> out) {
        this.kernel = kernel;
        this.clock = clock;
        this.out = out;
    }

    /** An exit status with a report. */
    record Outcome(int status, Report report) {}

    Outcome run(String root, KeepList list) {
        Ledger ledger = new Ledger(list.dryRun(), clock, out);
        int status = GOOD;
        try {
            run(root, list, ledger);
        } catch (CannotRun e) {
            ledger.problem(e.sentence());
            status = FAILED;
        }
        Report report = ledger.report();
        ledger.say(report.line());
        return new Outcome(status, report);
    }

    private void run(String root, KeepList list, Ledger ledger) throws CannotRun {
        try (Directory folder = open(root)) {
            if (list.mode() == Mode.FAREWELL) {
                Farewell.run(folder, list, ledger);
            } else {
                KeepPass.run(folder, list, ledger);
            }
        }
    }

    private Directory open(String root) throws CannotRun {
        try {
            return Directory.of(kernel, root);
        } catch (FileFailure | IllegalArgumentException e) {
            throw new CannotRun("the folder %s cannot be opened: %s".formatted(root, e.getMessage()));
        }
    }
}
