package dev.sweeps.keeper.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code struct statx} of the kernel, which is the same on every processor, unlike {@code struct stat}. */
final class StatAnswer {
    static final long SIZE = 256;
    /** STATX_BASIC_STATS and STATX_MNT_ID. */
    static final int WANTED = 0x7ff | 0x1000;
    /** AT_SYMLINK_NOFOLLOW. */
    static final int NO_FOLLOW = 0x100;
    /** AT_EMPTY_PATH: of the descriptor itself. */
    static final int EMPTY_PATH = 0x1000;

    private static final int GIVEN_AT = 0;
    private static final int LINKS_AT = 16;
    private static final int MODE_AT = 28;
    private static final int INODE_AT = 32;
    private static final int SIZE_AT = 40;
    private static final int BLOCKS_AT = 48;
    private static final int DEVICE_MAJOR_AT = 136;
    private static final int DEVICE_MINOR_AT = 140;
    private static final int MOUNT_AT = 144;

    private static final int GIVES_MOUNT = 0x1000;
    /** A block of stx_blocks, whatever the volume's own ones are. */
    private static final long BLOCK = 512;

    private StatAnswer() {}

    static Stat read(MemorySegment answer) {
        int mode = answer.get(ValueLayout.JAVA_SHORT, MODE_AT) & 0xffff;
        boolean mounted = (answer.get(ValueLayout.JAVA_INT, GIVEN_AT) & GIVES_MOUNT) != 0;
        return new Stat(
                Stat.Kind.of(mode),
                new Identity(
                        (unsigned(answer, DEVICE_MAJOR_AT) << Integer.SIZE) | unsigned(answer, DEVICE_MINOR_AT),
                        answer.get(ValueLayout.JAVA_LONG, INODE_AT)),
                unsigned(answer, LINKS_AT),
                answer.get(ValueLayout.JAVA_LONG, SIZE_AT),
                answer.get(ValueLayout.JAVA_LONG, BLOCKS_AT) * BLOCK,
                Stat.permissions(mode),
                mounted ? answer.get(ValueLayout.JAVA_LONG, MOUNT_AT) : 0);
    }

    private static long unsigned(MemorySegment answer, long at) {
        return Integer.toUnsignedLong(answer.get(ValueLayout.JAVA_INT, at));
    }
}
