package dev.sweeps.keeper.file;

import java.util.List;

/**
 * The system calls that this program is made of. Folders and files are descriptors; a name is always looked up in a folder, and
 * what it leads to is never followed further.
 */
public interface Kernel {
    /** The descriptor that stands for the current folder of the process, AT_FDCWD. */
    int CURRENT = -100;

    /** The root of the file system, of this process. */
    int root() throws FileFailure;

    /** The new descriptor. New files get the permissions, less the umask. */
    int open(int folder, Name name, Opening how, int permissions) throws FileFailure;

    void makeFolder(int folder, Name name) throws FileFailure;

    /** Moves an entry; a file or an empty folder of that name at the new place is replaced. */
    void rename(int folder, Name name, int target, Name newName) throws FileFailure;

    /** Gives a file a second name; of a symbolic link the link itself. */
    void link(int folder, Name name, int target, Name newName) throws FileFailure;

    /** What a symbolic link says. */
    LinkText readLink(int folder, Name name) throws FileFailure;

    /** Makes a symbolic link that says this, where nothing is. */
    void makeLink(int folder, Name name, LinkText text) throws FileFailure;

    /** Removes anything but a folder. */
    void removeFile(int folder, Name name) throws FileFailure;

    /** Removes an empty folder. */
    void removeFolder(int folder, Name name) throws FileFailure;

    Stat stat(int folder, Name name) throws FileFailure;

    /** Of an open file. */
    Stat stat(int file) throws FileFailure;

    /** The next names of a folder that was opened for this, in the kernel's order; empty at the end. */
    List<Name> names(int folder) throws FileFailure;

    /** How many bytes were read into the beginning of the array; 0 at the end. */
    int read(int file, byte[] bytes) throws FileFailure;

    /** Writes all of them. */
    void write(int file, byte[] bytes, int length) throws FileFailure;

    /** Waits until the volume has it. */
    void sync(int file) throws FileFailure;

    /** Takes the lock of an open file; false when another one holds it. */
    boolean lock(int file) throws FileFailure;

    void close(int file);
}
