package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;

/** What is done on a walk; a failure that is thrown ends it. */
interface Visitor {
    /** Before what is in a folder. */
    void enter(Directory above, Name name) throws FileFailure;

    /** Anything but a folder. */
    void leaf(Directory folder, Name name, Stat stat) throws FileFailure;

    /** After what is in a folder. */
    void leave(Directory above, Name name) throws FileFailure;

    /** Something cannot be looked at, or a folder not be entered; without its contents the walk goes on. */
    void barred(FileFailure failure) throws FileFailure;
}
