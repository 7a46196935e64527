package dev.sweeps.keeper.file;

import java.util.Arrays;
import java.util.Optional;

/** The errors of Linux that files give rise to, by their numbers, which x86_64 and aarch64 share, and in words. */
public enum Errno {
    NOT_PERMITTED(1, "it is not permitted"),
    MISSING(2, "it does not exist"),
    INTERRUPTED(4, "the call was interrupted"),
    IO(5, "the volume reports an I/O error"),
    BUSY_LOCK(11, "another process holds it"),
    DENIED(13, "permission is denied"),
    BUSY(16, "it is in use, perhaps as a mount point"),
    EXISTS(17, "there is such a file already"),
    OTHER_DEVICE(18, "it lies on another device"),
    NO_FOLDER(20, "it is no folder, or a symbolic link, which is never followed"),
    FOLDER(21, "it is a folder"),
    INVALID(22, "the volume does not support it"),
    NO_DESCRIPTORS(24, "too many files are open"),
    NO_SPACE(28, "no space is left on the volume"),
    READ_ONLY(30, "the volume is read-only"),
    TOO_MANY_LINKS(31, "it has too many hard links"),
    NAME_TOO_LONG(36, "the name is too long for the volume"),
    NO_LOCKS(37, "the volume has no locks"),
    NO_SUCH_CALL(38, "the kernel does not know this call"),
    NOT_EMPTY(39, "the folder is not empty"),
    LINK(40, "it is a symbolic link, which is never followed"),
    NOT_SUPPORTED(95, "the volume does not support it"),
    STALE(116, "the volume lost it (stale handle)"),
    QUOTA(122, "the quota of the volume is used up");

    private final int code;
    private final String words;

    Errno(int code, String words) {
        this.code = code;
        this.words = words;
    }

    static Optional<Errno> of(int code) {
        return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
    }

    int code() {
        return code;
    }

    static String words(int code) {
        return of(code).map(known -> known.words).orElse("error " + code);
    }
}
