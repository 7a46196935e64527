package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.report.ManagerLog;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files in the folder of the sweep that people read; those that are as they should be are left alone. They are not in the
 * journal: it is part of one of them, which would then never be as it should be.
 */
final class Reports {
    private Reports() {}

    /** Writes them; if one cannot be written, the pass is to be made again. */
    static void write(Work work, Workplace workplace) {
        KeepList list = work.list();
        Map<Name, String> texts = new LinkedHashMap<>();
        list.filesInOrder().forEach((name, text) -> texts.put(Name.of(name), text));
        texts.put(
                SweepFolder.MANAGER_LOG,
                ManagerLog.merge(list.log(), workplace.journal().lines()));
        StringBuilder failures = new StringBuilder();
        texts.forEach((name, text) -> {
            try {
                write(work.sweep(), name, text.getBytes(StandardCharsets.UTF_8), workplace.staging());
            } catch (FileFailure e) {
                failures.append(failures.isEmpty() ? "" : "; ")
                        .append(name)
                        .append(": ")
                        .append(e.sentence());
            }
        });
        workplace.journal().settle().ifPresent(e -> failures.append(failures.isEmpty() ? "" : "; ")
                .append(".keeper/journal.log: ")
                .append(e.sentence()));
        if (!failures.isEmpty()) {
            work.ledger().problem("the reports cannot be written: " + failures);
            work.ledger().again();
        }
    }

    private static void write(Directory sweep, Name name, byte[] bytes, Directory staging) throws FileFailure {
        if (!Contents.are(sweep, name, bytes)) {
            Contents.replace(sweep, name, bytes, staging, Name.of("report-" + name));
        }
    }
}
