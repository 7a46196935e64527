package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.report.Ledger;

/** What all steps of a pass share. */
record Work(Directory sweep, KeepList list, Ledger ledger, Trash trash) {}
