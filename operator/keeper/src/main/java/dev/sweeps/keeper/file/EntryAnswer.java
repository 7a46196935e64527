package dev.sweeps.keeper.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** {@code struct linux_dirent64}, one after the other: inode, offset, length of the record, type, name up to a NUL. */
final class EntryAnswer {
    private static final int LENGTH_AT = 16;
    private static final int NAME_AT = 19;

    private EntryAnswer() {}

    /** Adds the names of the first so many bytes, without {@code .} and {@code ..}. */
    static void read(MemorySegment buffer, long length, List<Name> names) {
        long at = 0;
        while (at < length) {
            long next = at + Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + LENGTH_AT));
            byte[] bytes = name(buffer.asSlice(at + NAME_AT, next - at - NAME_AT));
            if (!isDots(bytes)) {
                names.add(Name.of(bytes));
            }
            at = next;
        }
    }

    private static byte[] name(MemorySegment padded) {
        int length = 0;
        while (padded.get(ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        return padded.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static boolean isDots(byte[] name) {
        return (name.length == 1 && name[0] == '.') || (name.length == 2 && name[0] == '.' && name[1] == '.');
    }
}
