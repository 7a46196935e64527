package dev.sweeps.keeper.file;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** The calls of the C library. One thread at a time: the memory that names and answers pass through is used again and again. */
@SuppressWarnings("restricted") // Calling C is what this class is for.
public final class Libc implements Kernel {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
    private static final Linker.Option STATE = Linker.Option.captureCallState("errno");

    private static final MethodHandle OPEN = call("openat", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle MAKE_FOLDER = call("mkdirat", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RENAME = call("renameat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private static final MethodHandle LINK = call("linkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle MAKE_LINK = call("symlinkat", ADDRESS, JAVA_INT, ADDRESS);
    private static final MethodHandle REMOVE = call("unlinkat", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle STAT = call("statx", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SYNC = call("fsync", JAVA_INT);
    private static final MethodHandle LOCK = call("flock", JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);
    private static final MethodHandle READ_LINK = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("readlinkat"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
            STATE);
    private static final MethodHandle READ = transfer("read");
    private static final MethodHandle WRITE = transfer("write");
    /** Not readdir(3), of which one cannot tell an error from the end: that would need errno to be 0 before. */
    private static final MethodHandle NAMES = transfer("getdents64");

    private static final int FOLDER_PERMISSIONS = 0777;
    private static final int REMOVE_FOLDER = 0x200;
    private static final int EXCLUSIVE_AT_ONCE = 2 | 4;
    private static final int BUFFER = 1 << 18;

    private final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
    private final MemorySegment first = Arena.ofAuto().allocate(Name.LONGEST + 1L);
    private final MemorySegment second = Arena.ofAuto().allocate(Name.LONGEST + 1L);
    private final MemorySegment answer = Arena.ofAuto().allocate(StatAnswer.SIZE, Long.BYTES);
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER, Long.BYTES);

    private interface Call {
        long run() throws Throwable;
    }

    /** A function of an int that gives an int, errno being kept. */
    private static MethodHandle call(String name, ValueLayout... arguments) {
        var description = FunctionDescriptor.of(JAVA_INT, arguments);
        return name.equals("openat") // int openat(int, const char *, int, ...)
                ? LINKER.downcallHandle(
                        LINKER.defaultLookup().findOrThrow(name), description, STATE, Linker.Option.firstVariadicArg(3))
                : LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), description, STATE);
    }

    private static MethodHandle transfer(String name) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
                STATE);
    }

    private long run(String tried, Name name, Call call) throws FileFailure {
        while (true) {
            long result;
            try {
                result = call.run();
            } catch (Error | RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the C library cannot be called", e);
            }
            if (result >= 0) {
                return result;
            }
            int code = (int) ERRNO.get(state, 0L);
            if (code != Errno.INTERRUPTED.code()) {
                throw new FileFailure(tried, name, code);
            }
        }
    }

    private static MemorySegment put(Name name, MemorySegment place) {
        return put(name.bytes(), place);
    }

    private static MemorySegment put(byte[] bytes, MemorySegment place) {
        MemorySegment.copy(bytes, 0, place, ValueLayout.JAVA_BYTE, 0, bytes.length);
        place.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
        return place;
    }

    @Override
    public int root() throws FileFailure {
        first.setString(0, "/");
        int flags = Opening.PASSAGE.flags();
        return (int)
                run("open", Name.HERE, () -> (int) OPEN.invokeExact(state, CURRENT, first, flags, FOLDER_PERMISSIONS));
    }

    @Override
    public int open(int folder, Name name, Opening how, int permissions) throws FileFailure {
        var text = put(name, first);
        return (int) run("open", name, () -> (int) OPEN.invokeExact(state, folder, text, how.flags(), permissions));
    }

    @Override
    public void makeFolder(int folder, Name name) throws FileFailure {
        var text = put(name, first);
        run("make", name, () -> (int) MAKE_FOLDER.invokeExact(state, folder, text, FOLDER_PERMISSIONS));
    }

    @Override
    public void rename(int folder, Name name, int target, Name newName) throws FileFailure {
        var from = put(name, first);
        var to = put(newName, second);
        run("move", name, () -> (int) RENAME.invokeExact(state, folder, from, target, to));
    }

    @Override
    public void link(int folder, Name name, int target, Name newName) throws FileFailure {
        var from = put(name, first);
        var to = put(newName, second);
        run("link", name, () -> (int) LINK.invokeExact(state, folder, from, target, to, 0));
    }

    @Override
    public LinkText readLink(int folder, Name name) throws FileFailure {
        var text = put(name, first);
        long most = Name.LONGEST;
        int length = (int) run("read", name, () -> (long) READ_LINK.invokeExact(state, folder, text, second, most));
        return new LinkText(second.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void makeLink(int folder, Name name, LinkText text) throws FileFailure {
        var place = put(name, first);
        var says = put(text.bytes(), second);
        run("make", name, () -> (int) MAKE_LINK.invokeExact(state, says, folder, place));
    }

    @Override
    public void removeFile(int folder, Name name) throws FileFailure {
        var text = put(name, first);
        run("delete", name, () -> (int) REMOVE.invokeExact(state, folder, text, 0));
    }

    @Override
    public void removeFolder(int folder, Name name) throws FileFailure {
        var text = put(name, first);
        run("delete", name, () -> (int) REMOVE.invokeExact(state, folder, text, REMOVE_FOLDER));
    }

    @Override
    public Stat stat(int folder, Name name) throws FileFailure {
        var text = put(name, first);
        int flags = StatAnswer.NO_FOLLOW;
        run("look at", name, () -> (int) STAT.invokeExact(state, folder, text, flags, StatAnswer.WANTED, answer));
        return StatAnswer.read(answer);
    }

    @Override
    public Stat stat(int file) throws FileFailure {
        first.set(ValueLayout.JAVA_BYTE, 0, (byte) 0);
        int flags = StatAnswer.EMPTY_PATH;
        run("look at", Name.HERE, () -> (int) STAT.invokeExact(state, file, first, flags, StatAnswer.WANTED, answer));
        return StatAnswer.read(answer);
    }

    @Override
    public List<Name> names(int folder) throws FileFailure {
        List<Name> names = new ArrayList<>();
        while (names.isEmpty()) { // A part may hold nothing but . and ..
            long length = run("list", Name.HERE, () -> (long) NAMES.invokeExact(state, folder, buffer, (long) BUFFER));
            if (length == 0) {
                return names;
            }
            EntryAnswer.read(buffer, length, names);
        }
        return names;
    }

    @Override
    public int read(int file, byte[] bytes) throws FileFailure {
        long most = Math.min(bytes.length, BUFFER);
        int length = (int) run("read", Name.HERE, () -> (long) READ.invokeExact(state, file, buffer, most));
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
        return length;
    }

    @Override
    public void write(int file, byte[] bytes, int length) throws FileFailure {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, BUFFER);
            MemorySegment.copy(bytes, done, buffer, ValueLayout.JAVA_BYTE, 0, part);
            done += (int) run("write", Name.HERE, () -> (long) WRITE.invokeExact(state, file, buffer, (long) part));
        }
    }

    @Override
    public void sync(int file) throws FileFailure {
        run("sync", Name.HERE, () -> (int) SYNC.invokeExact(state, file));
    }

    @Override
    public boolean lock(int file) throws FileFailure {
        try {
            run("lock", Name.HERE, () -> (int) LOCK.invokeExact(state, file, EXCLUSIVE_AT_ONCE));
            return true;
        } catch (FileFailure e) {
            if (e.is(Errno.BUSY_LOCK)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close(int file) {
        try {
            run("close", Name.HERE, () -> (int) CLOSE.invokeExact(state, file));
        } catch (FileFailure e) {
            // Gone it is in any case, and what had to be safe was synced.
        }
    }
}
