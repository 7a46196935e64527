package dev.sweeps.keeper.file;

/** The ways a file is opened here, as flags of open(2). None follows a link, and none waits for the other end of a pipe. */
public enum Opening {
    FOLDER(Flags.DIRECTORY),
    /** A folder on the way, of which no more is needed than that one may go through. */
    PASSAGE(Flags.DIRECTORY | Flags.PATH),
    READ(Flags.NONBLOCK),
    /** A file that must not exist yet. */
    CREATE(Flags.WRITE | Flags.CREATE | Flags.EXCLUSIVE),
    APPEND(Flags.WRITE | Flags.CREATE | Flags.APPEND | Flags.NONBLOCK),
    /** For writing, because NFS gives exclusive locks only then. */
    LOCK(Flags.WRITE | Flags.CREATE | Flags.NONBLOCK);

    private final int flags;

    Opening(int flags) {
        this.flags = flags | Flags.NO_FOLLOW | Flags.CLOSE_ON_EXEC;
    }

    int flags() {
        return flags;
    }

    /** Whether it may make a file. */
    public boolean changes() {
        return (flags & Flags.CREATE) != 0;
    }

    /** The bits of asm-generic/fcntl.h, of which aarch64 has two otherwise. */
    private static final class Flags {
        private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

        static final int WRITE = 01;
        static final int CREATE = 0100;
        static final int EXCLUSIVE = 0200;
        static final int APPEND = 02000;
        static final int NONBLOCK = 04000;
        static final int DIRECTORY = ARM ? 040000 : 0200000;
        static final int NO_FOLLOW = ARM ? 0100000 : 0400000;
        static final int CLOSE_ON_EXEC = 02000000;
        static final int PATH = 010000000;
    }
}
